"""What every answer must carry, and which requests are refused at the door."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})


class Guard:
    """Lets in only requests addressed to this machine, and seals every answer.

    A page elsewhere can make its own name point to 127.0.0.1 (DNS rebinding) and then read a
    desk from the reader's browser; such requests still carry that other name as their host.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        if _host_name(Headers(scope=scope).get("host", "")) in _NAMES:
            await self._app(scope, receive, sealed)
        else:
            refusal = PlainTextResponse("This desk answers only to this machine.\n", 421)
            await refusal(scope, receive, sealed)


def _host_name(host: str) -> str:
    """The host without its port: "[::1]:8000" is "[::1]"."""
    name, _, port = host.rpartition(":")
    return (name if name and port.isdigit() else host).lower()
