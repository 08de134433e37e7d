"""A pack's pieces in the order they stand: its front, its list of items, its papers."""

from __future__ import annotations

import datetime as dt

from benchmarks.packs.looks import numbered
from benchmarks.packs.structure import Facts, Item, Pack, Piece, PieceKind
from benchmarks.packs.traps import Setting
from benchmarks.packs.words import Organ

_MONTHS = {
    "nn": (
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
    ),
}
_DAYS = {
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"),
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
}


def lay_out(pack: Pack, here: Setting, organ: Organ, day: dt.date) -> list[Piece]:
    """All pieces of the pack."""
    look = pack.look
    pieces = _front(pack, here, organ, day)
    if "9 time programme" in pack.traps:
        pieces += [Piece("line", line) for line in here.list("programme")]
    if look.parts != "papers":
        pieces += _listing(pack, here)
    if look.parts == "list":
        return pieces + _closing(pack, here)
    group = ""
    for at, item in enumerate(pack.items):
        if look.paged and (at or look.parts == "both"):
            pieces.append(Piece("page"))
        group = _group(pack, here, item, group, pieces)
        pieces += _paper(pack, here, item)
        if "12 last protocol inside" in pack.traps and at == min(1, len(pack.items) - 1):
            pieces += _protocol(pack, here, day)
    if "10 template left in" in pack.traps:
        pieces.append(Piece("heading", f"Sak xx: {here.list('template')[0]}", apart=True))
        pieces.append(Piece("label", f"{look.proposal}:"))
    pieces += [
        Piece("line", address, apart=True, link=address)
        for item in pack.items
        if "16 loose link" in item.traps
        for address in item.links
    ]
    return pieces + _closing(pack, here)


def _front(pack: Pack, here: Setting, organ: Organ, day: dt.date) -> list[Piece]:
    facts, nn = pack.facts, pack.language == "nn"
    months = _MONTHS["nn"]
    long = f"{day.day}. {months[day.month - 1]} {day.year}"
    weekday = _DAYS[pack.language][day.weekday()]
    clock = (facts.time or "").replace(":", ".")
    where = {"fields": "Møtestad" if nn else "Møtested"}.get(
        pack.look.front, "Stad" if nn else "Sted"
    )
    _, notice, _ = here.list("titles")
    if pack.look.front == "fields":
        lines = [
            f"Utval: {organ.name}" if nn else f"Utvalg: {organ.name}",
            f"{where}: {facts.place}",
            f"Dato: {day:%d.%m.%Y}",
            f"Tid: {facts.time}",
        ]
        found = [Piece("title", notice)]
    elif pack.look.front == "fields below":
        lines = [
            f"Organ: {organ.name}",
            f"Møtedato: {day.isoformat()}",
            f"Klokka: kl. {clock}",
            f"Møterom: {facts.place}",
        ]
        found = [Piece("title", notice)]
    elif pack.look.front == "sentence":
        board = organ.name[0].lower() + organ.name[1:]
        found = [Piece("title", f"Innkalling til møte i {board} {weekday} {long} kl. {clock}")]
        lines = [f"{where}: {facts.place}"]
    elif pack.look.front == "lines":
        found = [Piece("title", organ.name), Piece("title", notice.upper())]
        lines = [f"Tid: {weekday} {long} kl. {facts.time}", f"{where}: {facts.place}"]
    elif pack.look.front == "dotted date":
        found = [
            Piece("title", organ.name),
            Piece("title", f"{notice} – {weekday} {day.day}.{day.month}.{day.year} kl. {clock}"),
        ]
        lines = [f"Møteplass: {facts.place}"]
    else:
        found = [Piece("title", f"{notice} – {organ.name}")]
        lines = [f"{long}, kl. {clock}"]
    found += [Piece("line", line) for line in lines]
    if facts.notice:
        found.append(Piece("line", _notice(facts, nn, here)))
    if pack.look.around == "above":
        found += [
            Piece("text", line, apart=at == 0) for at, line in enumerate(here.list("invitation"))
        ]
    return found


def _closing(pack: Pack, here: Setting) -> list[Piece]:
    """What the letter ends with, below the last item."""
    if pack.look.around != "below":
        return []
    place = f"Nordvik, {here.choose.between(1, 28)}.1.2026"
    return [
        Piece("line", here.list("greeting")[0], apart=True),
        Piece("line", place, apart=True),
        Piece("line", here.list("signature")[1], tight=True),
    ]


def _notice(facts: Facts, nn: bool, here: Setting) -> str:
    sent = dt.date.fromisoformat(facts.notice or "")
    long = f"{sent.day}. {_MONTHS['nn'][sent.month - 1]} {sent.year}"
    forms = (
        f"Innkallinga er send {long}." if nn else f"Innkallingen er sendt {long}.",
        f"Utsend: {sent.day}.{sent.month}.{sent.year}"
        if nn
        else f"Utsendt: {sent.day}.{sent.month}.{sent.year}",
        f"Datert {long}",
    )
    return here.choose.one("notice", forms)


def _title(item: Item) -> str:
    return f"{item.title} ({item.condition})" if item.condition else item.title


def _listing(pack: Pack, here: Setting) -> list[Piece]:
    look = pack.look
    found: list[Piece] = []
    if look.listing != "lines":
        found.append(Piece("subheading", here.list("titles")[0], apart=True))
    if look.listing in ("table", "table of three", "sorts") and look.numbering:
        rows = _listed_rows(pack, here)
        found.append(Piece("table", rows=tuple(rows), apart=True, mark="listing"))
        return found
    group = ""
    page = 2
    for at, item in enumerate(pack.items):
        group = _group(pack, here, item, group, found)
        text = f"{item.prefix} {_title(item)}".strip()
        if look.listing == "leaders":
            text += " " + "." * max(4, (look.width or 78) - 5 - len(text)) + f" {page}"
            page += here.choose.between(1, 3)
        found.append(Piece("listed", text, apart=at == 0 or look.listing == "spaced"))
    return found


def _listed_rows(pack: Pack, here: Setting) -> list[tuple[str, ...]]:
    """The rows of a list of items that is a table: with a head or not, with the items' sorts or not."""
    sorts = dict(line.split(" | ") for line in here.list("groups"))
    rows: list[tuple[str, ...]] = [("Saksnr.", "Sak", "Type")]
    for item in pack.items:
        kind = sorts["orientering" if item.kind == "information" else "vedtak"]
        rows.append((item.prefix, _title(item), kind[: kind.index("sak")].rstrip("s")))
    if pack.look.listing == "table":
        return [row[:2] for row in rows]
    return rows[1:] if pack.look.listing == "sorts" else rows


def _group(pack: Pack, here: Setting, item: Item, group: str, pieces: list[Piece]) -> str:
    """A heading over several items, where the pack has such and a new sort of item begins."""
    if "9 group headings" not in pack.traps:
        return group
    names = dict(line.split(" | ") for line in here.list("groups"))
    wanted = "orientering" if item.kind == "information" else "vedtak"
    if wanted != group:
        pieces.append(Piece("group", names[wanted], apart=True))
    return wanted


def _paper(pack: Pack, here: Setting, item: Item) -> list[Piece]:
    look = pack.look
    below = "over" in look.numbering and "10 several series" not in pack.traps
    tight = "13 heading right below text" in item.traps
    title = _title(item).upper() if look.capitals and not item.condition else _title(item)
    words = item.prefix if below else f"{item.prefix} {title}".strip()
    found = [Piece("line", "-" * 40, apart=True)] if look.divided and not tight else []
    found.append(Piece("heading", words, tight=tight, apart=not tight))
    if below:
        found.append(Piece("heading", title, tight=True))
    found += _below(pack, here, item)
    labels = bool(item.points or item.attachments)
    split = (
        len(item.background) // 2
        if "assessment" in look.order and not item.traps
        else len(item.background)
    )
    for part in look.order:
        if part == "proposal":
            found += _proposal(pack, here, item)
        elif part == "attachments":
            found += _attachments(pack, here, item)
        elif part == "assessment":
            rest = item.background[split:]
            found += [_label(pack, item, look.assessment), *rest] if rest else []
        else:
            bare = part.startswith("bare") or not labels
            text = item.background[:split]
            label = [] if bare else [_label(pack, item, look.background)]
            found += [*label, *text] if text else []
    return found


def _below(pack: Pack, here: Setting, item: Item) -> list[Piece]:
    """What a case's own front page has between the heading and the papers."""
    look, nn = pack.look, pack.language == "nn"
    found: list[Piece] = []
    if "facts" in look.below:
        found.append(
            Piece("line", "Sakshandsamar: Økonomisjefen" if nn else "Saksbehandler: Økonomisjefen")
        )
        found.append(Piece("line", f"Arkivsak: 26/{here.choose.between(100, 999)}"))
    day = f"{here.choose.between(10, 28)}.03.2026"
    organ = (pack.facts.board or "").split()[0]
    if look.below == "case table" and "/" in item.number:
        head = (
            ("Utvalssaksnr", "Utval", "Møtedato") if nn else ("Utvalgssaksnr", "Utvalg", "Møtedato")
        )
        found.append(Piece("table", rows=(head, (item.number, organ, day)), apart=True))
    elif look.below == "case row" and "/" in item.number:
        found.append(Piece("line", f"{organ} {day} {item.number}"))
    if "title again" in look.below:
        found.append(Piece("text", item.title, apart=True))
    return found


def _label(pack: Pack, item: Item, words: str, inline: str = "") -> Piece:
    colon = pack.look.colon != ("7 label the other way" in item.traps)
    tight = "7 label right below text" in item.traps
    sentence = "følgjande" in words or "slik tilråding" in words
    return Piece(
        "label",
        f"{words}{':' if colon or sentence or inline else ''}{inline}",
        tight=tight,
        apart=not tight,
    )


def _proposal(pack: Pack, here: Setting, item: Item) -> list[Piece]:
    if not item.points:
        return []
    alone = len(item.points) == 1 and not item.points[0].mark and pack.look.colon
    if alone and pack.look.run_in and not item.traps:
        return [_label(pack, item, pack.look.proposal, f" {item.points[0].text}")]
    found = [_label(pack, item, pack.look.proposal)]
    for at, point in enumerate(item.points):
        apart = at > 0 and (
            not point.mark or ("6 blank line between points" in item.traps and at == 2)
        )
        kind: PieceKind = "entry" if point.mark else "text"
        mark = (
            f"{point.mark}\0"
            if "6 sign without a space" in item.traps and point.mark
            else point.mark
        )
        tight = bool(point.mark) and not apart and at > 0
        piece = Piece(kind, point.text, mark, point.depth, tight=tight, apart=apart)
        piece.torn = "all" if "4 detached signs" in item.traps else ""
        found.append(piece)
        if point.open:
            found.append(Piece("line", point.open, tight=True))
    if "6 alternative proposal" in item.traps:
        words, text = here.list("alternative")
        found += [_label(pack, item, words), Piece("text", text)]
    if "6 signature below" in item.traps:
        who = here.choose.random.choice(here.list("signature"))
        found.append(Piece("line", f"Nordvik, {here.choose.between(1, 28)}.2.2026", apart=True))
        found.append(Piece("line", who, tight=True))
    return found


def _attachments(pack: Pack, here: Setting, item: Item) -> list[Piece]:
    names = item.attachments
    if not names:
        return [_label(pack, item, pack.look.attachments)] if "7 empty label" in item.traps else []
    if len(names) == 1 and pack.look.colon and not item.traps and here.choose.chance(0.4):
        return [_label(pack, item, pack.look.attachments, f" {names[0]}")]
    found = [_label(pack, item, pack.look.attachments)]
    for at, name in enumerate(names, start=1):
        link = item.links[-1] if at == len(names) and item.links else ""
        if "5 attachment's number on its own line" in item.traps:
            found.append(Piece("entry", name, f"{at}.", tight=True, torn="each"))
        elif "4 detached attachment numbers" in item.traps:
            found.append(Piece("entry", name, f"{at}.", tight=True, torn="all"))
        elif "1 numbered attachments" in item.traps:
            found.append(Piece("entry", name, f"{at}.", tight=True, link=link))
        else:
            found.append(Piece("line", name, tight=True, link=link))
    return found


def _protocol(pack: Pack, here: Setting, day: dt.date) -> list[Piece]:
    """The last meeting's protocol, as it lies in the pack."""
    title, *present = here.list("protocol")
    found = [Piece("page")] if pack.look.paged else []
    found += [Piece("subheading", title, apart=True)]
    found += [Piece("line", line) for line in present]
    lines = here.list("protocol_items")
    for at in range(0, len(lines), 2):
        number = f"{at // 2 + 1}."
        if here.begin > 4 and pack.look.colon and "10 several series" not in pack.traps:
            # The year's series, as it stood at the last meeting.
            number, _ = numbered(pack.look.numbering, here.begin - 4 + at // 2, day.year)
        found.append(Piece("subheading", f"{number} {lines[at]}", apart=True))
        found.append(Piece("label", "Vedtak:"))
        found.append(Piece("text", lines[at + 1]))
    return found
