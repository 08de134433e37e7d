"""The traps of real packs, each by name: what it does to an item, and where it can be set.

The number in a name is the trap's in the study of real packs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import permutations
from textwrap import wrap

from benchmarks.packs.choices import Choices
from benchmarks.packs.structure import FORMATS, Format, Item, Look, Piece, Point
from benchmarks.packs.words import Words

PLAIN: tuple[Format, ...] = ("text",)
TORN: tuple[Format, ...] = ("text", "pdf")


@dataclass
class Setting:
    """What a trap may look at while it is set."""

    choose: Choices
    words: Words
    look: Look
    fill: Callable[[str], str]
    begin: int = 1

    def list(self, name: str) -> list[str]:
        """One of the named lists of words, its places filled in."""
        return [self.fill(line) for line in self.words.lists[name]]


@dataclass(frozen=True)
class Trap:
    """A trap that an item may hold. `fits` says whether this item can."""

    name: str
    spring: Callable[[Setting, Item], None]
    fits: Callable[[Item], bool]
    formats: tuple[Format, ...] = FORMATS


def _subheadings(here: Setting, item: Item) -> None:
    for at, words in enumerate(here.list("subheads")[: here.choose.between(2, 5)], start=1):
        item.background.append(Piece("text", f"{at}. {words}", apart=True))
        text = " ".join(here.choose.random.sample(here.list("fillers"), 2))
        item.background.append(Piece("text", text, apart=True))


def _quoted(here: Setting, item: Item) -> None:
    item.background.append(Piece("text", here.list("earlier_lead")[0]))
    for at, words in enumerate(here.list("earlier"), start=1):
        item.background.append(Piece("entry", words, mark=f"{at}."))
    item.background.append(
        Piece("text", here.choose.random.choice(here.list("fillers")), apart=True)
    )


def _restarting(here: Setting, item: Item) -> None:
    for lead in here.list("list_leads"):
        item.background.append(Piece("text", lead, apart=True))
        for at, words in enumerate(here.choose.random.sample(here.list("lists"), 3), start=1):
            item.background.append(Piece("entry", words, mark=f"{at}.", tight=True))
    item.background.append(
        Piece("text", here.choose.random.choice(here.list("fillers")), apart=True)
    )


def _next_mark(item: Item) -> str:
    """The sign of one more point."""
    last = item.points[-1].mark
    if last[:1].isdigit():
        return f"{len(item.points) + 1}{last[1:]}"
    return f"{'abcdefgh'[len(item.points)]})" if last[1:] == ")" else last


def _nested(here: Setting, item: Item) -> None:
    outer = item.points[-1].mark
    inner = "a)" if outer[:1].isdigit() else "-" if outer != "-" else "1."
    item.points.append(Point(here.list("shopping")[0], _next_mark(item)))
    for at, words in enumerate(here.list("shopping_points")):
        sign = {"a)": f"{'abc'[at]})", "1.": f"{at + 1}."}.get(inner, inner)
        item.points.append(Point(words, sign, depth=1))


def _broken(here: Setting, item: Item) -> None:
    """Sentences so chosen that a wrapped text breaks right before the number by itself."""
    for text in here.choose.random.sample(here.list("broken"), 2):
        above, below = text.split(" | ")
        leads = [" ".join(some) for some in permutations(here.list("fillers"), 2)]
        here.choose.random.shuffle(leads)
        whole = next(
            (
                f"{lead} {above}"
                for lead in leads
                if _breaks(f"{lead} {above}", below, here.look.width)
            ),
            above,
        )
        item.background.append(Piece("text", f"{whole}\n{below}", apart=True))


def _breaks(above: str, below: str, width: int) -> bool:
    lines = wrap(f"{above} {below}", width, break_on_hyphens=False) if width else []
    return any(below.startswith(line) for line in lines)


def _table(here: Setting, item: Item) -> None:
    rows = tuple(tuple(cell.strip() for cell in row.split("|")) for row in here.list("table"))
    item.background.append(Piece("table", rows=rows, apart=True))
    item.background.append(
        Piece("text", here.choose.random.choice(here.list("fillers")), apart=True)
    )


def _exploded(here: Setting, item: Item) -> None:
    _table(here, item)
    item.background[-2].mark = "exploded"


def _nothing(_here: Setting, _item: Item) -> None:
    """The layout does it."""


def _dated(here: Setting, item: Item) -> None:
    item.attachments.insert(0, here.choose.random.choice(here.list("dated")))


def _namesake(_: Setting, item: Item) -> None:
    item.attachments.append(item.title)


def _lead_in(here: Setting, item: Item) -> None:
    item.points = [Point(here.list("lead_in")[0])]
    item.points += [
        Point(words, "•" if here.look.marks == "•" else "-") for words in here.list("lead_points")
    ]
    item.points.append(Point(here.list("closing")[0]))


def _forslag(here: Setting, item: Item) -> None:
    item.background.append(
        Piece("text", here.choose.random.choice(here.list("forslag")), apart=True)
    )
    item.background.append(
        Piece("text", here.choose.random.choice(here.list("fillers")), apart=True)
    )


def _mention(here: Setting, item: Item) -> None:
    text = here.choose.random.choice(here.list("mention"))
    item.background.append(Piece("text", text, apart=True))
    item.background.append(
        Piece("text", here.choose.random.choice(here.list("fillers")), apart=True)
    )


def _sections(here: Setting, item: Item) -> None:
    for at, words in enumerate(here.list("sections"), start=1):
        item.background.append(Piece("text", f"1.{at} {words}", apart=True))
        text = " ".join(here.choose.random.sample(here.list("fillers"), 2))
        item.background.append(Piece("text", text, apart=True))


def _long_title(here: Setting, item: Item) -> None:
    item.title += here.choose.random.choice(here.list("suffix"))


def _blank(here: Setting, item: Item) -> None:
    text = here.choose.random.choice(here.list("blank_points"))
    item.points.append(
        Point(
            text,
            _next_mark(item),
            blank=True,
            open="-" if text.endswith(":") and here.choose.chance(0.5) else "",
        )
    )


def _link(here: Setting, item: Item) -> None:
    address = f"https://dokument.invalid/{here.choose.between(1000, 9999)}/saksvedlegg"
    item.attachments[-1] += " (lenke)" if here.look.attachments.endswith("er") else " (lenkje)"
    item.links.append(address)


def _always(_: Item) -> bool:
    return True


def _decides(item: Item) -> bool:
    return item.kind == "decision" and len(item.points) > 1


def _explains(item: Item) -> bool:
    return item.kind == "decision" and bool(item.background) and bool(item.points)


def _marked(item: Item) -> bool:
    return len(item.points) > 1 and all(point.mark for point in item.points)


def _attaches(item: Item) -> bool:
    return bool(item.attachments) and bool(item.points)


TRAPS: tuple[Trap, ...] = (
    Trap("1 numbered subheadings", _subheadings, _explains),
    Trap("1 quoted decision", _quoted, _explains),
    Trap("1 lists that restart", _restarting, _explains),
    Trap("1 numbered attachments", _nothing, lambda item: len(item.attachments) > 1),
    Trap("1 list inside a proposal", _nested, _marked),
    Trap("2 line broken before a number", _broken, _explains, TORN),
    Trap("3 table", _table, _explains),
    Trap("3 exploded table", _exploded, _explains, TORN),
    Trap("4 detached signs", _nothing, _marked, PLAIN),
    Trap("4 detached attachment numbers", _nothing, lambda item: len(item.attachments) > 1, PLAIN),
    Trap(
        "5 attachment's number on its own line",
        _nothing,
        lambda item: len(item.attachments) > 1,
        PLAIN,
    ),
    Trap("5 attachment begins with a date", _dated, _attaches),
    Trap("5 attachment named as the item", _namesake, _attaches),
    Trap("6 lead-in and closing sentence", _lead_in, _decides),
    Trap("6 blank line between points", _nothing, _marked),
    Trap(
        "6 sign without a space",
        _nothing,
        lambda item: _marked(item) and item.points[0].mark == "1.",
        PLAIN,
    ),
    Trap("6 signature below", _nothing, _decides),
    Trap("6 paragraph that begins with the label's word", _forslag, _explains),
    Trap("6 alternative proposal", _nothing, _decides),
    Trap("7 sentence that begins with a label's word", _mention, _explains),
    Trap("1 sections with decimals", _sections, _explains),
    Trap("7 label the other way", _nothing, _decides),
    Trap("7 label right below text", _nothing, _explains, PLAIN),
    Trap("7 empty label", _nothing, lambda item: not item.attachments and bool(item.points)),
    Trap("8 title over two lines", _long_title, _explains),
    Trap("13 heading right below text", _nothing, _always, PLAIN),
    Trap("15 blank to fill", _blank, _decides),
    Trap("16 loose link", _link, _attaches, PLAIN),
)
PACK_TRAPS = (
    "9 time programme",
    "9 group headings",
    "10 several series",
    "10 template left in",
    "10 number twice",
    "11 conditional item",
    "11 two items of one title",
    "12 last protocol inside",
)
NEVER_TOGETHER: Sequence[set[str]] = (
    {
        "4 detached signs",
        "1 list inside a proposal",
        "6 lead-in and closing sentence",
        "6 sign without a space",
        "6 blank line between points",
        "15 blank to fill",
    },
    {"1 list inside a proposal", "15 blank to fill", "6 lead-in and closing sentence"},
    {
        "1 numbered attachments",
        "4 detached attachment numbers",
        "5 attachment's number on its own line",
        "5 attachment begins with a date",
        "16 loose link",
    },
    {"3 table", "3 exploded table"},
    {"5 attachment named as the item", "8 title over two lines"},
    {"6 signature below", "6 blank line between points", "6 alternative proposal"},
)
