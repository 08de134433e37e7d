"""A pack drawn from the words: its items, their numbers, what its front says, and its traps."""

from __future__ import annotations

import datetime as dt

from benchmarks.packs.choices import Choices
from benchmarks.packs.layout import lay_out
from benchmarks.packs.looks import begins_at, draw_look, numbered
from benchmarks.packs.structure import Facts, Item, Kind, Language, Look, Pack, Piece, Point
from benchmarks.packs.traps import NEVER_TOGETHER, PACK_TRAPS, TRAPS, Setting
from benchmarks.packs.words import Organ, Topic, Words, words

YEAR = 2026
_MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)


def draw(seed: int, held_out: bool = False) -> Pack:
    """The pack of this seed; the same one each time."""
    choose = Choices(seed, held_out)
    language: Language = "nn" if choose.chance(0.5) else "nb"
    stock = words(language)
    organ = choose.one(f"organs {language}", stock.organs)
    look = draw_look(choose, language)
    day = dt.date(YEAR, choose.between(2, 12), choose.between(1, 28))
    fill = _Filler(organ, day)
    here = Setting(choose, stock, look, fill)
    traps = set(choose.some("pack traps", PACK_TRAPS, choose.between(0, 2)))
    items = _items(here, organ, traps)
    if look.parts == "list":
        traps -= {"12 last protocol inside", "10 template left in"}
        for item in items:
            item.points, item.attachments, item.background = [], [], []
            item.kind = item.kind if item.kind != "decision" else "decision"
    else:
        _set_traps(here, items)
    if look.capitals and look.parts == "papers":
        for item in items:
            item.title = item.title.upper()
    _number(here, items, traps)
    facts = _facts(choose, organ, look, day)
    pack = Pack(
        name=f"{'held' if held_out else 'seen'}-{seed:03}-{language}",
        language=language,
        held_out=held_out,
        items=items,
        facts=facts,
        pieces=[],
        look=look,
        traps=traps,
    )
    pack.pieces = lay_out(pack, here, organ, day)
    return pack


class _Filler:
    def __init__(self, organ: Organ, day: dt.date) -> None:
        self.places = {
            "Org": organ.called,
            "org": organ.called.lower(),
            "board": organ.name[0].lower() + organ.name[1:],
            "year": day.year,
            "next": day.year + 1,
            "later": day.year + 4,
            "month": f"{max(1, day.day - 2)}. {_MONTHS[(day.month - 2) % 12]}",
            "number": "{number}",
        }

    def __call__(self, text: str) -> str:
        return text.format_map(self.places)


def _items(here: Setting, organ: Organ, traps: set[str]) -> list[Item]:
    choose, stock = here.choose, here.words
    wanted: tuple[tuple[Kind, int], ...] = (
        ("formality", choose.between(1, 2)),
        ("information", choose.between(0, 2)),
        ("decision", choose.between(3, 6)),
        ("election", choose.between(0, 2)),
        ("other", choose.between(0, 1)),
    )
    items: list[Item] = []
    for kind, count in wanted:
        fitting = [
            one for one in _of_kind(stock, kind) if not one.boards or organ.sort in one.boards
        ]
        seen = choose.part(f"topics {organ.sort} {kind}", fitting)
        chosen = choose.random.sample(seen, min(count, len(seen)))
        chosen.sort(key=seen.index)
        items += [_item(here, topic) for topic in chosen]
    if "11 two items of one title" in traps:
        deciding = [one for one in items if one.kind == "decision"]
        deciding[-1].title = deciding[0].title
        deciding[-1].traps.add("11 two items of one title")
        traps.discard("11 two items of one title")
    return items


def _of_kind(stock: Words, kind: Kind) -> list[Topic]:
    return [topic for topic in stock.topics if topic.kind == kind]


def _item(here: Setting, topic: Topic) -> Item:
    choose, fill = here.choose, here.fill
    background: list[Piece] = []
    if topic.background:
        fillers = choose.random.sample(here.list("fillers"), choose.between(1, 5))
        sentences = [fill(one) for one in topic.background] + (
            fillers if topic.kind == "decision" else []
        )
        while sentences:
            count = choose.between(1, 3)
            background.append(Piece("text", " ".join(sentences[:count]), apart=True))
            sentences = sentences[count:]
    texts = [fill(one) for one in topic.proposal]
    if topic.kind == "formality" and choose.chance(0.5):
        texts = []
    marks = _marks(here.look.marks if len(texts) > 1 else "", len(texts))
    points = [Point(text, mark, _has_blank(text)) for text, mark in zip(texts, marks, strict=True)]
    kind: Kind = "decision" if points and topic.kind == "information" else topic.kind
    return Item(
        number="",
        title=fill(topic.title),
        kind=kind,
        points=points,
        attachments=[fill(one) for one in topic.attachments],
        background=background,
    )


def _marks(style: str, count: int) -> list[str]:
    if style[:1] == "1":
        return [f"{at}{style[1:]}" for at in range(1, count + 1)]
    if style == "a)":
        return [f"{letter})" for letter in "abcdefgh"[:count]]
    return [style] * count


def _has_blank(text: str) -> bool:
    return "____" in text or "(nam" in text or "(nav" in text or "kr xx" in text


def _set_traps(here: Setting, items: list[Item]) -> None:
    choose = here.choose
    for trap in choose.some("traps", TRAPS, choose.between(3, 6)):
        fitting = [one for one in items if trap.fits(one) and not _clashes(one, trap.name)]
        if not fitting:
            continue
        item = choose.random.choice(fitting)
        trap.spring(here, item)
        item.traps.add(trap.name)


def _clashes(item: Item, name: str) -> bool:
    return any(name in group and item.traps & group for group in NEVER_TOGETHER)


def _number(here: Setting, items: list[Item], traps: set[str]) -> None:
    """Numbers in order, or in one series for each sort of item."""
    choose, look = here.choose, here.look
    if look.numbering.startswith("Forslag"):
        # What stands unlabelled under «Forslag 4» is the proposal.
        for item in items:
            item.background = item.background if item.points else []
    begin = here.begin = begins_at(look.numbering, choose)
    if "10 several series" in traps:
        counts = {"PS": begin, "OS": choose.between(1, 9), "RS": choose.between(1, 9)}
        for item in items:
            code = "OS" if item.kind == "information" else "PS"
            code = "RS" if item.title.startswith("Referat") else code
            item.prefix = item.number = f"{code} {counts[code]}/{YEAR % 100}"
            counts[code] += 1
    else:
        for at, item in enumerate(items):
            item.prefix, item.number = numbered(look.numbering, begin + at, YEAR)
    if "10 number twice" in traps and items[0].number:
        at = choose.between(1, len(items) - 1)
        items[at].prefix, items[at].number = items[at - 1].prefix, items[at - 1].number
        items[at].traps.add("10 number twice")
    traps.discard("10 number twice")
    if "11 conditional item" in traps and len(items) > 2 and items[0].number:
        at = choose.between(1, len(items) - 1)
        number = items[at - 1].number
        words = here.list("condition")[0].replace("{number}", number)
        items[at].condition = words.strip("()")
        items[at].traps.add("11 conditional item")
    traps.discard("11 conditional item")


def _facts(choose: Choices, organ: Organ, look: Look, day: dt.date) -> Facts:
    hour = choose.random.choice(("09:00", "10:30", "12:15", "17:00", "18:00"))
    facts = Facts(board=organ.name, date=day.isoformat(), time=hour, place=organ.place)
    if look.front == "short":
        facts.place = None
    if choose.chance(0.4):
        facts.notice = (day - dt.timedelta(days=choose.between(7, 14))).isoformat()
    return facts
