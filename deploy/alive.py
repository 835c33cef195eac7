"""Asked by docker: ends with 0 where a worker touched its file lately, else says for how long it has not.

python deploy/alive.py /tmp/pulse
"""

import sys
import time
from pathlib import Path

LATELY = 30  # seconds, after which its job goes to another worker (DEAD_AFTER of newsroom/tasks/recovery.py)

try:
    still = time.time() - Path(sys.argv[1]).stat().st_mtime
except FileNotFoundError:
    sys.exit("No heartbeat yet.")
if still > LATELY:
    sys.exit(f"No heartbeat for {still:.0f} seconds.")
