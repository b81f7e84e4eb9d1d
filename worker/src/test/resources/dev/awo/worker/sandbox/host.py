# What a command must not reach: servers, a process and its environment, on the host.
import ctypes, os, socket, sys, threading

directory = sys.argv[1]
abstract = "\0awo-test-%d" % os.getpid()


def answer(server):
    while True:
        connection, _ = server.accept()
        connection.sendall(b"hello")
        connection.close()


def echo(server):
    while True:
        data, sender = server.recvfrom(100)
        server.sendto(data, sender)


def listen(family, address):
    server = socket.socket(family, socket.SOCK_STREAM)
    server.bind(address)
    server.listen()
    threading.Thread(target=answer, args=(server,), daemon=True).start()
    return server


tcp = listen(socket.AF_INET, ("127.0.0.1", 0))
listen(socket.AF_UNIX, directory + "/socket")
listen(socket.AF_UNIX, abstract)
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.bind(("127.0.0.1", 0))
threading.Thread(target=echo, args=(udp,), daemon=True).start()
print("TCP=%d" % tcp.getsockname()[1])
print("UDP=%d" % udp.getsockname()[1])
print("ABSTRACT=%s" % abstract[1:])
print("VICTIM=%d" % os.getpid())
libc = ctypes.CDLL(None)
key = os.getpid()
segment = libc.shmget(key, 4096, 0o1666)
print("SHM_KEY=%d" % key)
print("ready", flush=True)
sys.stdin.read()
libc.shmctl(segment, 0, None)
