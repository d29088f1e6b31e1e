"""Runs a command on a terminal of its own, and passes on what it shows there."""
import os
import pty
import subprocess
import sys

ours, theirs = pty.openpty()
process = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs)
os.close(theirs)
shown = b""
try:
    while chunk := os.read(ours, 65536):
        shown += chunk
except OSError:  # what Linux answers once nobody has the terminal open any more
    pass
process.wait()
sys.stdout.buffer.write(shown)
