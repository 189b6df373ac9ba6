"""Reports on the web: fetched from public addresses only, within limits of size, time and redirects."""

from __future__ import annotations

import ipaddress
import socket
import time
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urljoin, urlsplit

from geo.errors import UnreadableError
from geo.sources.formats import CONTENT_TYPES, kind_of, read_format
from geo.sources.records import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import httpx

    from geo.settings import Settings
    from geo.sources.records import Found

    #: From host and port to the network addresses that may be connected to; raises `UnreadableError`.
    Resolver: TypeAlias = Callable[[str, int], Sequence[str]]

REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_NAME = "Mozilla/5.0 (compatible; CrisisMap)"
#: Networks whose addresses carry an IPv4 address in their last 32 bits (RFC 6052).
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
_MOVED = frozenset({301, 302, 303, 307, 308})


def fetch(address: str, settings: Settings, resolver: Resolver | None = None) -> Iterator[Found]:
    """Yield the reports behind a web address, or why there are none.

    Every address on the way, those of redirects too, is resolved once, checked
    to be public and then connected to as checked, so that a name that changes
    its address in between changes nothing. Proxies of the environment are not
    used, because they would connect on their own.

    Parameters
    ----------
    settings
        ``max_bytes`` bounds the answer as unpacked, ``timeout`` the whole of it, in seconds.
    resolver
        Replaces `public_addresses`.
    """
    import httpx

    try:
        data, kind, charset = _download(address, settings, resolver or public_addresses)
    except UnreadableError as error:
        yield Unreadable(address, str(error))
    except httpx.TimeoutException:
        yield Unreadable(
            address, f"no answer within {settings.timeout:g} seconds: try later or raise CRISIS_MAP_TIMEOUT"
        )
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
        yield Unreadable(address, f"it could not be fetched ({error or type(error).__name__}): check the address")
    else:
        yield from read_format(data, address, kind=kind, max_bytes=settings.max_bytes, charset=charset)


def public_addresses(host: str, port: int) -> tuple[str, ...]:
    """Resolve a host to network addresses, all of them public.

    Raises
    ------
    UnreadableError
        If the host is not known, or has an address of a private, local or reserved network.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        message = f"the host {host!r} is not known: check the address and the network"
        raise UnreadableError(message) from error
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not is_public(address):
            message = f"{host!r} is not a public address ({address}): save the page and give the file"
            raise UnreadableError(message)
    return addresses


def is_public(address: str) -> bool:
    """Tell whether a network address belongs to the public internet, also when it wraps another one.

    Examples
    --------
    >>> is_public("10.1.2.3"), is_public("::ffff:127.0.0.1")
    (False, False)
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo and found.teredo[1])
        if found in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast and not found.is_reserved


def _download(address: str, settings: Settings, resolver: Resolver) -> tuple[bytes, str | None, str | None]:
    """Return the bytes, the kind of file and the declared encoding."""
    import httpx

    from geo.sources.checked_transport import CheckedTransport

    deadline = time.monotonic() + settings.timeout
    headers = {
        "User-Agent": _NAME,
        "Accept-Encoding": "gzip",
        "Accept": "text/html,application/pdf,text/plain,*/*;q=0.5",
    }
    transport = CheckedTransport(resolver, deadline)
    with httpx.Client(transport=transport, trust_env=False, headers=headers, timeout=settings.timeout) as client:
        for _ in range(REDIRECTS + 1):
            _check_form(address)
            with client.stream("GET", address, follow_redirects=False) as response:
                if response.status_code in _MOVED and "location" in response.headers:
                    address = urljoin(address, response.headers["location"])
                    client.cookies.clear()
                    continue
                if not response.is_success:
                    message = f"the server answered {response.status_code} {response.reason_phrase}: check the address"
                    raise UnreadableError(message)
                data = _body(response, settings, deadline)
                declared = response.headers.get("content-type", "").partition(";")[0].strip().casefold()
                kind = CONTENT_TYPES.get(declared) or kind_of(urlsplit(address).path)
                return data, kind, response.charset_encoding
    message = f"it redirects more than {REDIRECTS} times: give the final address"
    raise UnreadableError(message)


def _check_form(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme not in _PORTS:
        message = f"{parts.scheme!r} addresses are not read: give an http or https address, or a path"
        raise UnreadableError(message)
    if not parts.hostname:
        message = "it names no host: write it as https://example.org/report"
        raise UnreadableError(message)
    if parts.username or parts.password:
        message = "it holds a user name or password: save the page and give the file"
        raise UnreadableError(message)


def _body(response: httpx.Response, settings: Settings, deadline: float) -> bytes:
    import httpx

    parts: list[bytes] = []
    size = 0
    for part in response.iter_bytes():
        size += len(part)
        if size > settings.max_bytes:
            message = f"it is larger than the limit of {settings.max_bytes / 1e6:g} MB: raise CRISIS_MAP_MAX_BYTES"
            raise UnreadableError(message)
        if time.monotonic() > deadline:
            message = "the answer took too long"
            raise httpx.ReadTimeout(message)
        parts.append(part)
    return b"".join(parts)
