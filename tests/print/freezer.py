#!/usr/bin/python3
"""A wire to cupsd that freezes it at one request.

    freezer.py SOCKET CUPS-SOCKET PID OPERATION

Passes all on between SOCKET and CUPS-SOCKET. Just before the first request with
that IPP operation (in hexadecimal) is passed on, the process PID is stopped:
the request waits in its socket, as it would behind a busy disk.
"""
import os
import signal
import socket
import sys
import threading

path, cups, pid, operation = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4], 16)
frozen = threading.Event()


def asked(head):
    """The operation of the IPP request after an HTTP head; None when not there yet."""
    end = head.find(b"\r\n\r\n")
    if end < 0 or len(head) < end + 8:
        return None
    return int.from_bytes(head[end + 6:end + 8], "big")


def pump(source, sink, judge):
    head = b""
    while True:
        part = source.recv(65536)
        if not part:
            break
        if judge:
            head += part
            if asked(head) is None:
                continue
            if asked(head) == operation and not frozen.is_set():
                frozen.set()
                os.kill(pid, signal.SIGSTOP)
            part, judge = head, False
        sink.sendall(part)
    try:
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def serve(client):
    server = socket.socket(socket.AF_UNIX)
    server.connect(cups)
    back = threading.Thread(target=quietly, args=(server, client, False))
    back.start()
    quietly(client, server, True)
    back.join()
    client.close()
    server.close()


def quietly(source, sink, judge):
    try:
        pump(source, sink, judge)
    except OSError:
        pass


listener = socket.socket(socket.AF_UNIX)
listener.bind(path)
os.chmod(path, 0o777)
listener.listen(64)
while True:
    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
