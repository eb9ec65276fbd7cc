#!/usr/bin/python3
"""A receipt printer on the network: netprinter.py DIR

Listens on a free port of 127.0.0.1, whose number it writes to DIR/port. DIR/ctl
says how the printer is: words of "cover", "empty", "low", "silent". It answers
DLE EOT 2 and 4 and keeps each connection's other bytes as DIR/paper-N.bin.
"""
import os
import socket
import sys
import threading

folder = sys.argv[1]


def is_now():
    with open(os.path.join(folder, "ctl")) as ctl:
        return ctl.read().split()


def answer(what):
    now, status = is_now(), 0x12
    if "silent" in now:
        return b""
    if what == 2:
        status |= 0x04 if "cover" in now else 0
        status |= 0x20 if "empty" in now else 0
    if what == 4:
        status |= 0x60 if "empty" in now else 0
        status |= 0x0C if "low" in now else 0
    return bytes([status])


def serve(client, number):
    paper, pending, printing = b"", b"", False
    while True:
        part = client.recv(65536)
        if not part:
            break
        pending += part
        while not printing and len(pending) >= 3 and pending[:2] == b"\x10\x04":
            client.sendall(answer(pending[2]))
            pending = pending[3:]
        if pending and not b"\x10\x04".startswith(pending[:2]):
            printing = True
        if printing:
            paper, pending = paper + pending, b""
    if paper:
        hidden = os.path.join(folder, ".paper")
        with open(hidden, "wb") as out:
            out.write(paper)
        os.rename(hidden, os.path.join(folder, "paper-%d.bin" % number))
    client.close()


listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen(8)
with open(os.path.join(folder, "port.new"), "w") as out:
    out.write(str(listener.getsockname()[1]))
os.rename(os.path.join(folder, "port.new"), os.path.join(folder, "port"))
count = 0
while True:
    count += 1
    threading.Thread(target=serve, args=(listener.accept()[0], count), daemon=True).start()
