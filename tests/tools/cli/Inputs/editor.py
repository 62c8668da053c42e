"""An editor that speaks the protocol of VSC-12; runs a command and prints what it asks for.

usage: editor.py [--refuse] COMMAND...
"""
import json
import os
import socket
import subprocess
import sys
import threading

refuse = sys.argv[1] == "--refuse"
command = sys.argv[2:] if refuse else sys.argv[1:]
server = socket.create_server(("127.0.0.1", 0))
port = server.getsockname()[1]


def serve():
    for _ in range(2):
        client, _ = server.accept()
        text = b""
        while b"\n----\n" not in text:
            text += client.recv(4096)
        request = json.loads(text.split(b"\n----\n")[0])
        if request["kind"] == "connect":
            print("connect")
            answer = {"success": True, "kind": "connect", "pid": 1, "lastTimeSeenActiveInSecs": 3, "name": "[VSCode] x"}
        else:
            it = request["debugConfiguration"]
            print("debug", it["type"], it["request"], os.path.basename(it["mojoFile"]), it.get("buildArgs"), it.get("args"), it["runInTerminal"])
            answer = {"success": not refuse, "kind": "debug", "message": "busy"}
        client.sendall(json.dumps(answer).encode() + b"\n----\n")
        client.close()


thread = threading.Thread(target=serve)
thread.start()
done = subprocess.run(command[:3] + ["--port", str(port)] + command[3:], capture_output=True, text=True)
thread.join()
print(done.stdout + done.stderr, end="")
print("exit", done.returncode)
