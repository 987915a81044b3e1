#!/bin/sh
# Runs uv: the machine's own, or one fetched into .tools. Needs Python 3.11 or newer and the
# package registry, nothing else. PYTHON names the Python to use.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    # An environment that is there keeps its Python: another one would throw it away.
    for candidate in "$root/.venv/bin/python" "${PYTHON:-python3}" python3 \
        python3.13 python3.12 python3.11 python3.14; do
        if is_new_enough "$candidate"; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    echo "Warsan needs Python 3.11 or newer; install it, or say where it is:" \
        "make PYTHON=/path/to/python3" >&2
    exit 1
}

# Some systems ship Python without venv, others without pip: either will do.
fetch_uv() {
    echo "fetching uv into .tools" >&2
    if "$1" -m venv "$root/.tools" >/dev/null 2>&1; then
        set -- "$root/.tools/bin/python" -m pip install
    else
        rm -rf "$root/.tools"
        set -- "$1" -m pip install --target "$root/.tools"
    fi
    "$@" --quiet --disable-pip-version-check "uv>=0.5" >&2 || {
        rm -rf "$root/.tools"
        echo "uv could not be fetched: install uv (https://docs.astral.sh/uv), or Python's" \
            "venv and pip (Debian: apt-get install python3-venv)" >&2
        exit 1
    }
}

python=$(find_python)
if command -v uv >/dev/null && uv --version >/dev/null 2>&1; then
    uv=uv
else
    uv="$root/.tools/bin/uv"
    [ -x "$uv" ] || fetch_uv "$python"
fi
UV_PYTHON_DOWNLOADS=never UV_PYTHON="$python" exec "$uv" "$@"
