"""Ports that stay a test's own while nobody listens: else another test's server would take one and answer."""

import socket


def port_of(address: str) -> int:
    """Read the port out of a server's address."""
    return int(address.rpartition(":")[2])


def keep(port: int) -> socket.socket:
    """Hold a port on loopback, where connections are refused, until the socket is closed."""
    kept = socket.socket()
    kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    kept.bind(("127.0.0.1", port))
    return kept
