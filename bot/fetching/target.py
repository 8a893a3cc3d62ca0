"""Which URLs may be fetched."""

from yarl import URL

from bot.fetching.failures import AddressRefused

AllowedHosts = frozenset[tuple[str, int | None]]

_MAX_LENGTH = 2048
_PORTS = (80, 443)


def checked_target(url: str | URL, allowed: AllowedHosts) -> URL:
    """Return the address to fetch, without fragment. Raises AddressRefused."""
    target = _parsed(url)
    if target.user is not None or target.password is not None:
        raise AddressRefused("fetch-url-with-password")
    if target.port not in _PORTS and not is_allowed(target, allowed):
        raise AddressRefused("fetch-port-refused", host=target.host or "", port=str(target.port))
    return target.with_fragment(None)


def is_allowed(target: URL, allowed: AllowedHosts) -> bool:
    """Tell whether the operator named this host, so that it may be private and on any port."""
    host = (target.host or "").lower()
    return (host, None) in allowed or (host, target.port) in allowed


def _parsed(url: str | URL) -> URL:
    if len(str(url)) > _MAX_LENGTH:
        raise AddressRefused("fetch-url-invalid")
    try:
        target = URL(url.strip()) if isinstance(url, str) else url
        port = target.port
    except ValueError:
        raise AddressRefused("fetch-url-invalid") from None
    if target.scheme not in {"http", "https"} or not target.host or not port:
        raise AddressRefused("fetch-url-invalid")
    return target
