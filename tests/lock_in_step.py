"""``make check``: every package that pyproject.toml asks for stands in the lock, in a version that fits."""

import sys
import tomllib
from importlib.metadata import version as installed
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parent.parent


def main():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    faults = check("requirements/prod.txt", project["project"]["dependencies"])
    faults += check("requirements/dev.txt", project["project"]["dependencies"] + project["dependency-groups"]["dev"])
    if faults:
        sys.exit("\n".join([*faults, "Run make lock."]))
    print(f"lock in step (uv {installed('uv')})")


def check(path, wanted):
    lines = [line.split(" ")[0] for line in (ROOT / path).read_text().splitlines() if "==" in line]
    locked = {name.split("[")[0].lower(): Version(number) for name, number in (line.split("==") for line in lines)}
    faults = []
    for requirement in map(Requirement, wanted):
        found = locked.get(requirement.name.lower())
        if found is None:
            faults.append(f"{path}: {requirement.name} is missing.")
        elif found not in requirement.specifier:
            faults.append(f"{path}: {requirement.name} is {found}, pyproject.toml asks for {requirement.specifier}.")
    return faults


if __name__ == "__main__":
    main()
