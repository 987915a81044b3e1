"""How sources are to be read: which column holds what, and how to behave on the network."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

_MB = 1_000_000


class Manners(msgspec.Struct, frozen=True, kw_only=True):
    """How addresses are fetched. The defaults are polite to servers and safe at home.

    Attributes:
        contact: An e-mail or web address by which a server's people can reach the user.
        allow_private: Also addresses on this machine and in private networks.
        networks: Private networks that may be fetched from though others may not
            ("192.168.1.0/24").
        delay: Seconds between two requests to one host; a robots.txt may ask for more.
        connect_s: Seconds in which a connection must stand.
        total_s: Seconds in which an answer must be complete, redirects included.
        most_bytes: Bytes that a page or feed may have, packed and unpacked.
        most_map_bytes: Bytes that a sitemap may have.
        tries: How often a request is made that fails in a way that may pass.
        pause: Seconds before the second try; twice as many before each further one.
        longest_pause: Seconds that a server may ask to wait (`Retry-After`) while we do.
        redirects: How many redirects are followed.
    """

    contact: str | None = None
    allow_private: bool = False
    networks: tuple[str, ...] = ()
    delay: float = 1.0
    connect_s: float = 10.0
    total_s: float = 30.0
    most_bytes: int = 8 * _MB
    most_map_bytes: int = 50 * _MB
    tries: int = 3
    pause: float = 1.0
    longest_pause: float = 30.0
    redirects: int = 5


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """How sources are read.

    Attributes:
        columns: Our field to the name of the column, in CSV, Parquet and JSON lines.
        follow: Fetch the pages that feeds, sitemaps and lists *in files* name. An address that
            the user names is always fetched.
        most: Pages fetched of one feed or sitemap, the newest first.
        manners: How addresses are fetched.
    """

    columns: Mapping[str, str] = {}
    follow: bool = False
    most: int = 100
    manners: Manners = Manners()
