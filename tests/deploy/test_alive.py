"""What docker asks of a worker: whether its heart beat lately."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

from newsroom.tasks.recovery import DEAD_AFTER

ROOT = Path(__file__).resolve().parent.parent.parent


def asked(pulse):
    command = [sys.executable, "deploy/alive.py", str(pulse)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return result.returncode, result.stderr.strip()


def test_worker_lives_while_its_heart_beats(tmp_path):
    pulse = tmp_path / "pulse"
    assert asked(pulse) == (1, "No heartbeat yet.")
    pulse.touch()
    assert asked(pulse) == (0, "")
    os.utime(pulse, (time.time() - 40, time.time() - 40))
    assert asked(pulse) == (1, "No heartbeat for 40 seconds.")


def test_docker_and_the_queue_take_the_same_worker_for_dead():
    lately = int(re.search(r"LATELY = (\d+)", (ROOT / "deploy/alive.py").read_text())[1])
    assert lately == DEAD_AFTER.total_seconds()
