"""Why an address could not be fetched."""

from __future__ import annotations

from warsan.errors import InputError


class FetchError(InputError):
    """An address that was not fetched.

    Attributes:
        passing: Whether trying again later may help: the host is down, slow or busy.
        host_down: Whether the host itself did not answer: its other pages need not be tried.
        wait: Seconds that the server asked to wait; None if it did not.
    """

    def __init__(
        self, message: str, hint: str = "", *, passing: bool = False, host_down: bool = False,
        wait: float | None = None,
    ) -> None:  # fmt: skip
        super().__init__(message, hint)
        self.passing = passing
        self.host_down = host_down
        self.wait = wait
