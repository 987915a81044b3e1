"""One tree of errors. Each says what is wrong and what to do about it.

    WarsanError
    ├── InputError        a file, page or text that cannot be read as news
    │   └── LanguageError     it is not in English
    ├── DeskError         a folder that is no desk, or a desk that cannot be used
    ├── NotFoundError     an id or a party that the desk does not hold
    ├── RunError          reading processes that cannot be started
    ├── ModelError        the reader's model files are missing or do not fit
    ├── ExportError       a Reading that cannot be handed out in the form asked for
    ├── CodebookError     a data file that breaks its own rules
    └── GoldError         a gold file that `warsan eval` cannot read

The command line prints ``message`` and ``hint`` on one line and exits with ``exit_code``;
the web face answers with ``status``.
"""

from __future__ import annotations


class WarsanError(Exception):
    """Anything that Warsan refuses, with a message, a hint and a status.

    Args:
        message: What is wrong, one line, naming the file or id.
        hint: What to do about it, one line; may be empty.
    """

    status = 500
    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class InputError(WarsanError):
    """A file, page or text that cannot be read as news."""

    status = 422


class LanguageError(InputError):
    """A text in a language that the reader was not trained on."""


class DeskError(WarsanError):
    """A folder that is no desk, or a desk that cannot be used."""

    status = 409


class NotFoundError(WarsanError):
    """An id, a party or a page that the desk does not hold."""

    status = 404


class RunError(WarsanError):
    """Reading processes that cannot be started."""


class ModelError(WarsanError):
    """The reader's model files are missing or do not fit together."""


class ExportError(WarsanError):
    """A Reading that cannot be handed out in the form asked for."""

    status = 409


class CodebookError(WarsanError):
    """A data file that breaks its own rules; names file and line."""


class GoldError(WarsanError):
    """A gold file that `warsan eval` cannot read; names file and line."""

    status = 422
