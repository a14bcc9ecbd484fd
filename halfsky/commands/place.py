"""Where the server would stand: whether its port is free and its data folder can be written, before all else."""

from __future__ import annotations

import errno
import os
import socket
import tempfile
from pathlib import Path

HIGHEST_PORT = 65535


def port_fault(host: str, port: str) -> str:
    """Return what is wrong with the address in one sentence, or nothing where the server can stand there."""
    if not (port.isascii() and port.isdigit() and len(port) <= 5 and 1 <= int(port) <= HIGHEST_PORT):
        return f"PORT 要是 1 到 {HIGHEST_PORT} 之间的数字，现在是“{port}”。"
    try:
        _stand(host, int(port))
    except socket.gaierror:
        return f"HOST 不是本机的地址：“{host}”；只在本机用就写 127.0.0.1，要让别的机器连就写 0.0.0.0。"
    except OSError as fault:
        return _sentence(fault, host, port)
    return ""


def _stand(host: str, port: int) -> None:
    """Take the port and let it go; without SO_REUSEPORT, so that a port with another listener is refused."""
    family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # just-closed connections are no listener
        probe.bind(address)


def _sentence(fault: OSError, host: str, port: str) -> str:
    match fault.errno:
        case errno.EADDRINUSE:
            return f"端口 {port} 已被占用，请换 PORT 或先停掉那一个。"
        case errno.EACCES:
            return f"没有权限使用端口 {port}，请换一个 1024 以上的 PORT。"
        case errno.EADDRNOTAVAIL:
            return f"HOST 不是本机的地址：“{host}”；只在本机用就写 127.0.0.1，要让别的机器连就写 0.0.0.0。"
    return f"不能在 {host}:{port} 上提供服务（{fault.strerror}），请换 HOST 或 PORT。"


def data_fault() -> str:
    """Return why the data folder cannot be written in one sentence, or nothing; makes the folder."""
    folder = Path(os.environ.get("HALFSKY_DATA") or Path(__file__).resolve().parents[2] / "var")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError:
        return f"数据目录写不了：{folder}；请给写入权限，或用 HALFSKY_DATA 指定另一个目录。"
    return ""
