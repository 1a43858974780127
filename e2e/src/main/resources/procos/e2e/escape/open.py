"""Runs a probe without any sandbox, as python.run would with one."""
import json, sys

space = {"variables": json.loads(sys.argv[1]), "result": None}
exec(sys.stdin.read(), space)
print("RESULT", json.dumps(space["result"]))
