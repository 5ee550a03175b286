"""Runs a command that ends when its parent does: `python launcher.py PARENT_PID COMMAND...`.

A script of its own, run before the JVM: it imports nothing of ours.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def become(parent: int, command: list[str]) -> int:
    """Linux: asks the kernel to kill this process with its parent, then turns into the command, same pid."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before we asked
        return 1
    os.execvp(command[0], command)  # noqa: S606 - no shell is wanted


def watch(command: list[str]) -> int:
    """Elsewhere: the command's exit status; it is killed when our standard input closes with the parent."""
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)

    def kill_with_parent() -> None:
        sys.stdin.buffer.read()
        child.kill()

    threading.Thread(target=kill_with_parent, daemon=True).start()
    return child.wait()


if __name__ == "__main__":
    arguments = sys.argv[2:]
    sys.exit(become(int(sys.argv[1]), arguments) if sys.platform == "linux" else watch(arguments))
