"""The other ways to find a word in the archive: ripgrep over the Markdown, and TinyDB's own search.

Both are asked the cheapest question there is, which meetings have a word that begins so: neither
has to order what it finds, nor to show it.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tinydb import Query, TinyDB


def by_ripgrep(root: Path, begun: str) -> set[str]:
    """The meetings that have in pack or protocol a word that begins like this. Raises `OSError`."""
    pattern = rf"\b{re.escape(begun)}"
    command = ["rg", "--files-with-matches", "--ignore-case", "--glob=*.md", "-e", pattern, "."]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode > 1:
        raise OSError(done.stderr)
    return {Path(line).parent.name for line in done.stdout.splitlines()}


def by_tinydb(root: Path, begun: str) -> set[str]:
    """The same by a search in each meeting's own file.

    The log has every text of the meeting, so that one table has to be read and no more.
    """
    pattern = rf"\b{re.escape(begun)}"

    def has(field: Query) -> Query:
        return field.search(pattern, re.IGNORECASE)

    item, entry, point = Query(), Query().event, Query()
    planned = has(item.title) | has(item.background) | item.proposal.any(has(point.text))
    wanted = entry["items"].any(planned) | has(entry.inserted) | has(entry.text)
    found: set[str] = set()
    for path in root.glob("*/meeting.json"):
        with TinyDB(path, access_mode="r") as db:
            if db.table("log").contains(wanted):
                found.add(path.parent.name)
    return found
