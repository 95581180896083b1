"""Sends a WAV file (16-bit PCM) to a Spikeword server and prints what the server hears.

Needs Python 3.8 and nothing else:

    python3 listen_to_file.py words.wav [host:port]

The few lines of WebSocket that a client needs (RFC 6455) are written out below.
"""

import base64
import json
import os
import socket
import struct
import sys
import threading
import time
import wave

CHUNK_SECONDS = 0.05


def connect(host, port, path):
    """Opens a WebSocket."""
    sock = socket.create_connection((host, port))
    key = base64.b64encode(os.urandom(16)).decode()
    sock.sendall(
        (
            f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
        ).encode()
    )
    answer = b""
    while not answer.endswith(b"\r\n\r\n"):
        byte = sock.recv(1)
        if not byte:
            break
        answer += byte
    if b" 101 " not in answer.split(b"\r\n")[0]:
        sys.exit(f"The server refused: {answer.decode(errors='replace').splitlines()[0]}")
    return sock


def send(sock, opcode, payload):
    """Sends one frame; clients mask what they send."""
    mask = os.urandom(4)
    length = len(payload)
    if length < 126:
        header = struct.pack("!BB", 0x80 | opcode, 0x80 | length)
    elif length < 65536:
        header = struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, length)
    else:
        header = struct.pack("!BBQ", 0x80 | opcode, 0x80 | 127, length)
    masked = bytes(b ^ mask[i % 4] for i, b in enumerate(payload))
    sock.sendall(header + mask + masked)


def receive(sock):
    """Yields (opcode, payload) of every frame; the server does not fragment."""
    stream = sock.makefile("rb")
    while True:
        head = stream.read(2)
        if len(head) < 2:
            return
        length = head[1] & 127
        if length == 126:
            (length,) = struct.unpack("!H", stream.read(2))
        elif length == 127:
            (length,) = struct.unpack("!Q", stream.read(8))
        yield head[0] & 15, stream.read(length)


def print_messages(sock):
    for opcode, payload in receive(sock):
        if opcode == 1:
            print(payload.decode(), flush=True)
        elif opcode == 9:
            send(sock, 10, payload)  # a ping wants a pong
        elif opcode == 8:
            send(sock, 8, payload[:2])
            return


def main():
    host, _, port = (sys.argv[2] if len(sys.argv) > 2 else "localhost:8471").partition(":")
    sock = connect(host, int(port), "/v1/listen")
    printer = threading.Thread(target=print_messages, args=(sock,))
    printer.start()
    with wave.open(sys.argv[1]) as sound:
        if sound.getsampwidth() != 2:
            sys.exit("This example reads 16-bit WAV files only.")
        start = {
            "type": "start",
            "rate": sound.getframerate(),
            "channels": sound.getnchannels(),
            "events": ["suppressed"],
        }
        send(sock, 1, json.dumps(start).encode())
        frames = int(sound.getframerate() * CHUNK_SECONDS)
        while chunk := sound.readframes(frames):
            send(sock, 2, chunk)
            time.sleep(CHUNK_SECONDS)
    send(sock, 1, b'{"type": "finish"}')
    printer.join()


if __name__ == "__main__":
    main()
