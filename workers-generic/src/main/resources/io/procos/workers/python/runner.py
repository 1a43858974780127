"""Runs a task's script: gives it its variables, and keeps its result or what went wrong in which of its lines."""
import json
import sys
import traceback

NAME, FOLDER = sys.argv[1:3]
MOST = 1000


def main():
    with open("script.py", encoding="utf-8") as file:
        source = file.read()
    with open("variables.json", encoding="utf-8") as file:
        space = {"__name__": "__main__", "variables": json.load(file), "result": None}
    sys.argv = [NAME]
    if FOLDER:
        sys.path.insert(0, FOLDER)
    try:
        exec(compile(source, NAME, "exec"), space)
    except SystemExit as ended:
        if ended.code:
            fail(ended, "exit code")
    except BaseException as raised:
        traceback.print_exc()
        fail(raised, type(raised).__name__)
    try:
        text = json.dumps(space.get("result"), allow_nan=False)
    except (TypeError, ValueError, RecursionError) as raised:
        fail(raised, type(raised).__name__, result=True)
    with open("result.json", "w", encoding="utf-8") as file:
        file.write(text)


def fail(raised, kind, result=False):
    error = {"script": NAME, "type": kind, "message": str(raised)[:MOST], "line": 0 if result else line_of(raised)}
    with open("error.json", "w", encoding="utf-8") as file:
        json.dump({**error, "result": result}, file)
    sys.exit(1)


def line_of(raised):
    if isinstance(raised, SyntaxError) and raised.filename == NAME:
        return raised.lineno or 0
    lines = [frame.lineno for frame in traceback.extract_tb(raised.__traceback__) if frame.filename == NAME]
    return lines[-1] if lines else 0


main()
