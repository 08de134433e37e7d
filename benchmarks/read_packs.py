"""Packs of our own in every format: what the reader finds of what is in them, trap by trap.

`PACKS=100 make bench ARGS=read_packs` reads more of them, `SHOW=1` shows what it read wrong in
those that are seen. Those held out are measured and never shown.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable

from benchmarks.packs import FORMATS, SUFFIX, Format, Pack, draw, write
from benchmarks.packs.others import others
from benchmarks.packs.score import MEASURES, Found, Tally, score
from benchmarks.packs.structure import Facts
from sognko_tui.agenda import NoItems, Reading, read_agenda
from sognko_tui.documents import Unreadable, read

PACKS = int(os.environ.get("PACKS", "30"))
WANTED = 0.98


def main() -> None:
    for held_out in (False, True):
        _measure(held_out, _readable(), show=bool(os.environ.get("SHOW")) and not held_out)


def _measure(held_out: bool, formats: list[Format], show: bool) -> None:
    by_format: dict[str, Tally] = {form: Tally() for form in formats}
    wrong: list[str] = []
    for seed in range(PACKS):
        pack = draw(seed, held_out)
        for form in formats:
            one, why = score(pack, *_found(pack, form), form)
            tally = by_format[form]
            tally.right += one.right
            tally.of += one.of
            wrong += [f"{pack.name}.{form}: {line}" for line in why]
    whole = _sum(by_format.values())
    assert whole.of["recall"] >= PACKS, "nothing was measured"
    print(f"{'held out' if held_out else 'seen'}: {PACKS} packs in {', '.join(formats)}")
    print(f"  {'':22}" + "".join(f"{name:>10}" for name in ("all", *formats)))
    rows = [*MEASURES, *sorted(name for name in whole.of if name.startswith("front: "))]
    rows += sorted((name for name in whole.of if name.startswith("trap ")), key=_order)
    for name in rows:
        shares = (_said(one, name) for one in (whole, *by_format.values()))
        print(f"  {name.removeprefix('trap ')[:44]:44}" + "".join(shares))
    low = [name for name in MEASURES if whole.share(name) < WANTED]
    print(f"  below {WANTED}: {', '.join(low) or 'nothing'}")
    _others(held_out, formats)
    if show:
        print("\n".join(wrong))


def _others(held_out: bool, formats: list[Format]) -> None:
    results = Counter[str]()
    said: list[str] = []
    for pack in others(held_out):
        for form in formats:
            how = no_pack(write(pack, form), f"dokument{SUFFIX[form]}")
            results[how] += 1
            if how.startswith("found"):
                said.append(f"{pack.name}.{form}: {how}")
    total = results.total()
    good = total - len(said)
    print(f"  no packs: {good} of {total} refused or doubted")
    print("".join(f"    {line}\n" for line in said))


def found_in(reading: Reading) -> tuple[list[Found], Facts]:
    """A reading as the score wants it."""
    items = [
        Found(
            number=item.number,
            title=item.title,
            kind=item.kind,
            points=[point.text for point in item.proposal],
            attachments=list(item.attachments),
            blanks=[point.blank for point in item.proposal],
            links=list(item.links),
            condition=item.condition,
        )
        for item in reading.items
    ]
    facts = Facts(reading.board, reading.date, reading.time, reading.place, reading.notice_date)
    return items, facts


def _found(pack: Pack, form: Format) -> tuple[list[Found], Facts]:
    try:
        return found_in(read_agenda(read(write(pack, form), f"pakke{SUFFIX[form]}")))
    except NoItems:
        return [], Facts()


def no_pack(data: bytes, name: str) -> str:
    """How a document that is no pack was met: `refused`, `doubted`, or `found` and how many."""
    try:
        reading = read_agenda(read(data, name))
    except (NoItems, Unreadable):
        return "refused"
    garbled = any(warning.code == "garbled" for warning in reading.warnings)
    if garbled or len(reading.doubtful) * 2 >= len(reading.parts):
        return "doubted"
    return f"found {len(reading.items)}"


def _readable() -> list[Format]:
    """The formats that the documents' reader takes; the others are named and left out."""
    pack = draw(0)
    found: list[Format] = []
    for form in FORMATS:
        try:
            read(write(pack, form), f"pakke{SUFFIX[form]}")
            found.append(form)
        except Unreadable as error:
            print(f"{form} is not read: {error.code}")
    return found


def _sum(tallies: Iterable[Tally]) -> Tally:
    whole = Tally()
    for one in tallies:
        whole.right += one.right
        whole.of += one.of
    return whole


def _said(tally: Tally, name: str) -> str:
    return f"{tally.share(name):10.3f}" if tally.of[name] else f"{'–':>10}"


def _order(name: str) -> tuple[int, str]:
    number = name.split()[1]
    return int(number) if number.isdigit() else 99, name


if __name__ == "__main__":
    main()
