#!/usr/bin/python3
"""A print system that answers without end: drip.py SOCKET

Each connection gets one byte of a header every half second, so that no single
wait for it is ever long.
"""
import socket
import sys
import threading
import time


def serve(client):
    try:
        client.sendall(b"HTTP/1.1 200 OK\r\nServer: ")
        while True:
            client.sendall(b"x")
            time.sleep(0.5)
    except OSError:
        client.close()


listener = socket.socket(socket.AF_UNIX)
listener.bind(sys.argv[1])
listener.listen(8)
while True:
    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
