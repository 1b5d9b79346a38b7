"""Every port of the demo is free when chosen, and on the loopback interface only."""

from __future__ import annotations

import socket

HOST = "127.0.0.1"


def free(count: int) -> list[int]:
    """As many different free ports; all are held until the last is chosen."""
    held = [socket.socket() for _ in range(count)]
    try:
        for each in held:
            each.bind((HOST, 0))
        return [each.getsockname()[1] for each in held]
    finally:
        for each in held:
            each.close()
