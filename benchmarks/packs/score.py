"""What was found in a pack against what is in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from benchmarks.packs.structure import Facts, Item, Pack


@dataclass
class Found:
    """An item as a reader gives it."""

    number: str
    title: str
    kind: str
    points: list[str]
    attachments: list[str]
    blanks: list[bool]
    links: list[str]
    condition: str


@dataclass
class Tally:
    """So many right of so many, under each name."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, right: bool | int, of: int = 1) -> None:
        """Count a result."""
        self.right[name] += int(right)
        self.of[name] += of

    def share(self, name: str) -> float:
        """How large a part was right; 1 where nothing was there to get wrong."""
        return self.right[name] / self.of[name] if self.of[name] else 1.0


MEASURES = ("precision", "recall", "proposals", "kinds", "attachments", "blanks", "links", "front")


def score(pack: Pack, found: list[Found], facts: Facts, form: str) -> tuple[Tally, list[str]]:
    """Results by measure, by fact and by trap, and a line about each thing that is wrong."""
    tally = Tally()
    wrong: list[str] = []
    pairs, extra = _pairs(pack.items, found)
    matched = sum(1 for _, one in pairs if one is not None)
    tally.add("precision", matched, len(found))
    tally.add("recall", matched, len(pack.items))
    wrong += [f"extra: {one.number} {one.title}" for one in extra]
    whole = not extra
    for item, one in pairs:
        if one is None:
            wrong.append(f"missed: {item.number} {item.title}")
            good = False
        else:
            good = _item(tally, item, one, wrong, pack.look.parts == "list")
        whole = whole and good
        for trap in item.traps if form != "list" else ():
            if _is_set(trap, form):
                tally.add(f"trap {trap}", good and not extra)
    for trap in pack.traps:
        tally.add(f"trap {trap}", whole)
    if pack.look.furniture != "none" and form in ("text", "pdf"):
        tally.add("trap 13 headers and footers", whole)
    if form == "pdf" and in_columns(pack):
        tally.add("trap 3 two columns", whole)
    _facts(tally, pack.facts, facts, wrong)
    return tally, wrong


def in_columns(pack: Pack) -> bool:
    """Whether the papers stand in two columns, where a format has such."""
    return pack.look.columns > 1 and pack.look.parts != "list" and not pack.look.paged


def _is_set(trap: str, form: str) -> bool:
    from benchmarks.packs.traps import TRAPS

    formats = {one.name: one.formats for one in TRAPS}
    return form in formats.get(trap, (form,))


def _pairs(
    items: list[Item], found: list[Found]
) -> tuple[list[tuple[Item, Found | None]], list[Found]]:
    """Each item with what was found of it, by number and title, in order."""
    left = list(found)
    pairs: list[tuple[Item, Found | None]] = []
    for item in items:
        key = (_bare(item.number), item.title)
        match = next((one for one in left if (_bare(one.number), one.title) == key), None)
        if match is not None:
            left.remove(match)
        pairs.append((item, match))
    return pairs, left


def _bare(number: str) -> str:
    return "".join(number.split())


def _item(tally: Tally, item: Item, one: Found, wrong: list[str], list_only: bool) -> bool:
    texts = [point.text for point in item.points]
    good = True
    checks: list[tuple[str, object, object]] = []
    if texts or one.points:
        checks.append(("proposals", texts, one.points))
    if not (list_only and item.kind == "decision"):
        # A title alone does not say whether something will be decided.
        checks.append(("kinds", item.kind, one.kind))
    if item.attachments or one.attachments:
        checks.append(("attachments", item.attachments, one.attachments))
    if texts and texts == one.points:
        checks.append(("blanks", [point.blank for point in item.points], one.blanks))
    if item.links or one.links:
        checks.append(("links", item.links, one.links))
    if item.condition or one.condition:
        checks.append(("conditions", item.condition, one.condition))
    for name, want, got in checks:
        tally.add(name, want == got)
        if want != got:
            wrong.append(
                f"{name} of {item.number} {item.title[:40]}:\n   want {want}\n   got  {got}"
            )
        good = good and (want == got or name == "kinds")
    return good


def _facts(tally: Tally, want: Facts, got: Facts, wrong: list[str]) -> None:
    for name in ("board", "date", "time", "place", "notice"):
        one, other = getattr(want, name), getattr(got, name)
        if one is None and other is None:
            continue
        right = one == other or (
            one is not None and other is not None and one.casefold() == other.casefold()
        )
        tally.add("front", right)
        tally.add(f"front: {name}", right)
        if not right:
            wrong.append(f"{name}: want {one!r}, got {other!r}")
