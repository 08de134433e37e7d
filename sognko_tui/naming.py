"""Names of folders and files, ids, and people's initials. The sole importer of slugify.

slugify is loaded when a name is made: who only opens a meeting does not wait for it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import chain

LONGEST = 60
"""Characters of a slug: a folder's name then fits on a line and on any disk."""

_LETTERS = (
    ("æ", "ae"), ("Æ", "ae"), ("ø", "oe"), ("Ø", "oe"), ("å", "aa"), ("Å", "aa"),
    ("ö", "oe"), ("Ö", "oe"), ("ä", "ae"), ("Ä", "ae"),
)  # fmt: skip

_WORDS = re.compile(r"[^\W\d_]+")
# Words that tell nothing of which person is meant.
_COMMON = frozenset({
    "for", "frå", "fra", "i", "på", "og", "av", "til", "den", "det", "ein", "en", "ei", "vara",
    "representant", "representanten", "vararepresentant", "medlem", "varamedlem", "styret",
    "styremedlem", "kommune", "kommunen", "leiar", "leder", "nestleiar", "nestleder", "ordførar",
    "ordfører", "varaordførar", "varaordfører", "rådmann", "rådmannen", "kommunedirektør",
    "kommunedirektøren", "direktør", "direktøren", "observatør", "sekretær",
})  # fmt: skip


def slug(text: str) -> str:
    """The text as part of a file name: `a`–`z`, digits and hyphens, never empty."""
    from slugify import slugify

    made: str = slugify(text[:1000], max_length=LONGEST, word_boundary=True, replacements=_LETTERS)
    # A text without a single letter or digit still names something.
    return made or "utan-namn"


def meeting_folder(on: date, board_name: str) -> str:
    """The name of a meeting's folder, which is the meeting's id too."""
    return f"{on.isoformat()}-{slug(board_name)}"


def board_id(name: str, taken: Collection[str]) -> str:
    """An id for a board, unlike those taken."""
    return _free(slug(name), taken)


def person_id(name: str, taken: Collection[str]) -> str:
    """An id for a person, unlike those taken: two people may share a name."""
    return _free(slug(name), taken)


def item_stems(items: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """What the files of items are called, by their numbers and titles: each unlike the others."""
    taken: set[str] = set()
    stems: list[str] = []
    for number, title in items:
        # No words at all are no name of an item; its number is enough.
        named = f"{number} {title}"
        stems.append(_free(f"sak-{slug(named)}", taken))
        taken.add(stems[-1])
    return tuple(stems)


def _free(made: str, taken: Collection[str]) -> str:
    number, free = 1, made
    while free in taken:
        number += 1
        free = f"{made}-{number}"
    return free


def initials(name: str, taken: Collection[str]) -> str:
    """Two or three capitals for a person, unlike those taken.

    From the words that tell people apart: «Representant for Luster» is LU, «Leiar i Aurland Vest»
    AV. Where those are taken, the office comes first: «Vara for Luster» is VLU, so that whoever
    begins to type the name of the municipality does not come upon the deputy.
    """
    named = [w.upper() for w in _WORDS.findall(name)]
    telling = [w for w in named if w.lower() not in _COMMON]
    made = _candidates(telling or named or ["X"])
    if telling and telling[0] != named[0]:
        first = next(made)
        made = chain((first, named[0][0] + first), made)
    return next(m for m in made if m not in taken)


def _candidates(words: list[str]) -> Iterator[str]:
    first, last = words[0], words[-1]
    if len(words) > 1:
        yield first[0] + last[0]
        yield "".join(word[0] for word in words[:3]) if len(words) > 2 else first[0] + last[:2]
        yield first[:2] + last[0]
    else:
        yield (first * 2)[:2]
        yield (first * 3)[:3]
    letters = "".join(words)
    for n, second in enumerate(letters[1:], start=1):
        yield letters[0] + second
        for third in letters[n + 1 :]:
            yield letters[0] + second + third
    number = 2
    while True:
        yield f"{letters[0]}{number}"
        number += 1
