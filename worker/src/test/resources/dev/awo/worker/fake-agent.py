#!/usr/bin/env python3
"""An agent for tests: does what the lines 'ACT ...' of its prompt say, in their order."""
import json
import os
import pathlib
import subprocess
import sys
import time

prompt = pathlib.Path(sys.argv[sys.argv.index("--file") + 1]).read_text() if "--file" in sys.argv else sys.stdin.read()


def attempt(what, act):
    """Prints how something went that ought to fail."""
    try:
        act()
        print("did", what)
    except OSError as e:
        print("refused", what, type(e).__name__)


def put(path, text):
    path = pathlib.Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def daemon():
    """A process that left its parents and its session."""
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(1234)
        os._exit(0)


def act(words):
    verb, rest = words[0], words[1:]
    if verb == "put":
        put(rest[0], " ".join(rest[1:]) + "\n")
    elif verb == "try":
        attempt(rest[0], lambda: put(rest[0], "mine\n"))
    elif verb == "delete":
        os.remove(rest[0])
    elif verb == "mode":
        os.chmod(rest[1], int(rest[0], 8))
    elif verb == "link":
        os.symlink(rest[1], rest[0])
    elif verb == "leak":
        put(rest[1], "key = '" + os.environ[rest[0]] + "'\n")
    elif verb == "tell":
        print("value", os.environ.get(rest[0]))
    elif verb == "environment":
        print("names", " ".join(sorted(os.environ)))
    elif verb == "read":
        attempt(rest[0], lambda: pathlib.Path(rest[0]).read_text())
    elif verb == "daemon":
        daemon()
    elif verb == "sleep":
        time.sleep(float(rest[0]))
    elif verb == "flood":
        chunk = "x" * 1023 + "\n"
        for _ in range(int(rest[0]) * 1024):
            sys.stdout.write(chunk)
    elif verb == "big":
        put(rest[1], "x" * int(rest[0]))
    elif verb == "bytes":
        pathlib.Path(rest[0]).write_bytes(b"\x00\x01\x02")
    elif verb == "count":
        with open(rest[0], "a") as log:
            log.write("ran\n")
    elif verb == "many":
        for i in range(int(rest[0])):
            put("many/%d.txt" % i, "x\n")
    elif verb == "git":
        subprocess.run(["git", "init", "--quiet", "."], check=True)
    elif verb == "say":
        print(" ".join(rest))
    elif verb == "result":
        print(json.dumps({"type": "result", "is_error": False, "result": " ".join(rest), "total_cost_usd": 0.0123,
                          "usage": {"input_tokens": 1000, "cache_read_input_tokens": 400, "output_tokens": 50}}))
    elif verb == "again":
        # Only what follows on a second attempt.
        if "# Result" not in prompt:
            sys.exit(0)
    elif verb == "first":
        if "# Result" in prompt:
            return True
    elif verb == "exit":
        sys.exit(int(rest[0]))


print("model", sys.argv[sys.argv.index("--model") + 1] if "--model" in sys.argv else "none")
skipping = False
for line in prompt.splitlines():
    if line.startswith("ACT "):
        words = line.split()[1:]
        if words[0] == "end":
            skipping = False
        elif not skipping:
            skipping = bool(act(words))
