"""Jobs about people."""

from newsroom.accounts.pruning import prune
from newsroom.tasks.jobs import job


@job()
def prune_access_log():
    """Forget addresses and refused sign-ins of long ago, also where nobody signs in."""
    return f"forgot {forgotten} lines" if (forgotten := prune()) else None
