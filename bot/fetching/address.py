"""Which network addresses may be reached (DESIGN.md promise 5), checked when the socket is made.

A check of the name or by a resolver is too early: literal addresses never reach a resolver, and a name may
resolve differently the second time. The connector asks for a socket with the final address in hand.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# What `is_global` of Python 3.11 takes for public but is not, or leads elsewhere (NAT64, 6to4, multicast …).
_DENIED = tuple(
    ip_network(network)
    for network in (
        "192.0.0.0/24",
        "192.88.99.0/24",
        "224.0.0.0/4",
        "::/96",
        "::ffff:0:0:0/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2001::/32",
        "2002::/16",
        "fec0::/10",
        "ff00::/8",
    )
)


class PrivateAddress(OSError):
    """The name leads to an address that is not public. One text for all, so that none is lost in a group."""

    def __init__(self) -> None:
        super().__init__("address is not public")


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Tell whether an address lies on the public internet."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return address.is_global and not any(address in network for network in _DENIED)


def guarded_socket(
    addr_info: tuple[socket.AddressFamily | int, socket.SocketKind | int, int, str, tuple[object, ...]],
) -> socket.socket:
    """Make the socket for one resolved address. Raises PrivateAddress."""
    family, kind, protocol, _, sockaddr = addr_info
    address = ip_address(str(sockaddr[0]).partition("%")[0])
    if not is_public(address):
        raise PrivateAddress
    return socket.socket(family=family, type=kind, proto=protocol)
