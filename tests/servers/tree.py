"""Print the accessibility tree of a running program as JSON lines, as a screen reader gets it.

usage: /usr/bin/python3 tree.py NAME [KEYS…]     NAME: part of the program's name, any case

Waits for the program, then for its window to be filled. Runs with Debian's own Python, which has python3-pyatspi.
Each line: depth, role, name, description, states, actions.
"""

import json
import sys
import time

import pyatspi

WAIT = 30  # seconds


def main(sought: str) -> None:
    """Find the program, wait until its tree no longer grows, print it."""
    app = wait_for(lambda: application(sought)) or sys.exit(f"no program named {sought!r} on the accessibility bus")
    size, nodes = -1, []
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        nodes = list(walk(app, 0))
        if len(nodes) == size and size > 20:
            break
        size = len(nodes)
        time.sleep(0.7)
    for node in nodes:
        print(json.dumps(node, ensure_ascii=False))


def wait_for(look):
    """What ``look`` finds within the time, or None."""
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        found = look()
        if found is not None:
            return found
        time.sleep(0.2)
    return None


def application(sought):
    """The program, once it has a window."""
    desktop = pyatspi.Registry.getDesktop(0)
    for one in (desktop.getChildAtIndex(n) for n in range(desktop.childCount)):
        if one is not None and sought in (one.name or "").lower() and one.childCount:
            return one
    return None


def walk(node, depth):
    """The node and all below it."""
    if node is None or depth > 40:
        return
    try:
        states = sorted(pyatspi.stateToString(state) for state in node.getState().getStates())
        yield {
            "depth": depth, "role": node.getRoleName(), "name": node.name or "", "description": node.description or "",
            "states": states, "actions": actions(node),
        }  # fmt: skip
        children = [node.getChildAtIndex(n) for n in range(node.childCount)]
    except Exception:  # the widget went away while it was read
        return
    for child in children:
        yield from walk(child, depth + 1)


def actions(node):
    """What can be done with it."""
    try:
        action = node.queryAction()
    except NotImplementedError:
        return []
    return [action.getName(n) for n in range(action.nActions)]


if __name__ == "__main__":
    main(sys.argv[1].lower())
