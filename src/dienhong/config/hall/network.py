"""Under which addresses other devices of the room find this machine; asks nobody and sends nothing."""

import socket
from ipaddress import ip_address

# Connecting a datagram socket only asks the routing table which of our addresses would be used.
_TOWARDS = ("192.168.0.1", "192.168.137.1", "10.0.0.1", "10.42.0.1", "172.16.0.1", "192.0.2.1")


def room_addresses() -> list[str]:
    """This machine's IPv4 addresses, those of private networks first; empty where it is in no network."""
    found = dict.fromkeys([*_named(), *(address for there in _TOWARDS if (address := _ours_towards(there)))])
    usable = [address for address in found if not ip_address(address).is_loopback]
    return sorted(usable, key=lambda address: not ip_address(address).is_private)


def host_names(addresses: list[str]) -> list[str]:
    """All names under which pages may be asked for."""
    name = socket.gethostname()
    return [*addresses, name, f"{name}.local", "127.0.0.1", "localhost"]


def is_free(host: str, port: int) -> bool:
    """Whether a server could listen there now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _named() -> list[str]:
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    except OSError:
        return []


def _ours_towards(there: str) -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((there, 9))
        except OSError:
            return None
        return str(probe.getsockname()[0])
