"""What version control is told of an archive: what to leave out, and never to mix two versions of a file."""

from __future__ import annotations

from pathlib import Path

from sognko_tui.archive.store import files

IGNORE, ATTRIBUTES = ".gitignore", ".gitattributes"

FULL = "-full"
"""What a protocol's name ends in that holds what was handled for closed doors."""

# Meetings and protocols may lie in version control; these are of one machine and one moment, or
# not for everybody who can read there.
_IGNORED = f"""\
*.journal
*.journal.bad
*.journal.aside-*
*.lock
*.request
*.tmp
.ny-*/
.index.sqlite*
closed.json
*{FULL}.md
*{FULL}.html
*{FULL}.*
protokoll*{FULL}-*
*{FULL}-*.json
*{FULL}-*.csv
*-arkiv.zip
eksport/
inbox/
"""

# Of two versions line by line git would make a third, which may look sound and be none of them.
# Where `sognko merge-driver` is not set up, a file that both changed stays as it is here.
_ATTRIBUTES = """\
* -text
*.json -merge
protokoll*.md -merge
protokoll*.html -merge
protokoll*.sha256 -merge
.written*.txt merge=union
"""

_WRITTEN = ((IGNORE, _IGNORED), (ATTRIBUTES, _ATTRIBUTES))


def write(root: Path) -> None:
    """Tell it in an archive that is being made. Raises `OSError`."""
    for name, lines in _WRITTEN:
        files.replace(root / name, lines.encode())


def complete(root: Path) -> None:
    """Tell what is not told yet in an archive that an older program made; lines of others stay.

    Raises `OSError`.
    """
    for name, lines in _WRITTEN:
        path = root / name
        there = files.read(path).decode("utf-8", "replace") if path.exists() else ""
        missing = [line for line in lines.splitlines() if line not in there.splitlines()]
        if missing:
            begun = there if there.endswith("\n") or not there else there + "\n"
            files.replace(path, (begun + "\n".join(missing) + "\n").encode())
