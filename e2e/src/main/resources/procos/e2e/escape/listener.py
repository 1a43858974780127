"""Listens where a confined command must not get through, and says who came."""
import os, selectors, socket, sys

path, abstract = sys.argv[1:3]
os.umask(0)


def bound(family, kind, address):
    listening = socket.socket(family, kind)
    listening.bind(address)
    if kind == socket.SOCK_STREAM:
        listening.listen(64)
    return listening


tcp = bound(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0))
udp = bound(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0))
others = [
    bound(socket.AF_UNIX, socket.SOCK_STREAM, path),
    bound(socket.AF_UNIX, socket.SOCK_DGRAM, path + ".dgram"),
    bound(socket.AF_UNIX, socket.SOCK_STREAM, "\0" + abstract),
    bound(socket.AF_UNIX, socket.SOCK_DGRAM, "\0" + abstract + "-dgram"),
]
print(tcp.getsockname()[1], udp.getsockname()[1], flush=True)
ready = selectors.DefaultSelector()
for listening in [tcp, udp, *others]:
    ready.register(listening, selectors.EVENT_READ)
while True:
    for key, _ in ready.select():
        if key.fileobj.type == socket.SOCK_STREAM:
            key.fileobj.accept()[0].close()
        else:
            key.fileobj.recv(100)
        print("got", key.fileobj.getsockname(), flush=True)
