"""Who met and who did not, by the lines above and below the items of anybody's protocol."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from sognko_tui.meeting.board import Board, Function
from sognko_tui.protocol.attendance import Group

Where = Literal["members", "absent", "deputies", "administration", "observers", "guests"]
Role = Literal["presiding", "secretary"]


class Present(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody named: as what, in which list, for whom."""

    name: str
    group: Group | Literal["absent"]
    function: Function | Literal[""] = ""
    represents: str = ""
    seat: str = ""


class Roll(msgspec.Struct, frozen=True, kw_only=True):
    """Everybody named, who presided and wrote, and what of somebody was not understood."""

    people: tuple[Present, ...] = ()
    presiding: str = ""
    secretary: str = ""
    untold: tuple[str, ...] = ()


_FOLK = r"(?:medlem(?:er|mer|mar|mane|mene|ane|ene)?|representant(?:ar|er|ane|ene)?|styremedlem\w*|utvalgsmedlem\w*|folk)"
_LISTS: tuple[tuple[Where, str], ...] = (
    ("absent", rf"(?:meldt?e?\s+)?(?:forfall|fråvær(?:ande)?|fravær(?:ende)?|fråverande|(?:faste\s+)?{_FOLK}\s+(?:som\s+)?(?:ikkje|ikke)\s+møtte|ikkje\s+møtt|ikke\s+møtt|ikkje\s+til\s+stades|ikke\s+til\s+stede)(?:\s+(?:frå|fra|meldt\s+av|{_FOLK}))?|(?:(?:desse|disse|følg\w+|faste|{_FOLK})\s+)+(?:hadde\s+)?(?:meldt?e?\s+)?(?:forfall|(?:som\s+)?(?:ikkje|ikke)\s+møtte)"),
    ("deputies", r"(?:(?:møtande|møtende|frammøtte|desse|følgjande|følgende)\s+)*vara(?:medlem(?:er|mer|mar)?|representant(?:ar|er)?|folk)?(?:\s+(?:som\s+)?(?:møtte|til\s+stades|til\s+stede))?|møtande\s+vara\w*|møtte\s+som\s+vara\w*|vara\s+som\s+møtte"),
    ("administration", r"(?:til\s+stades\s+|til\s+stede\s+|møtte\s+)?(?:også\s+)?(?:frå|fra)\s+(?:administrasjonen|sekretariatet)(?:\s+(?:møtte|deltok|deltakarar|møtande|stilte))?|administrasjon(?:en)?|sekretariat(?:et)?(?:\s+møtte)?"),
    ("observers", r"observatør(?:ar|er|ane|ene)?(?:\s+(?:som\s+)?møtte)?"),
    ("guests", r"(?:andre(?:\s+(?:som\s+møtte|til\s+stades|tilstades|til\s+stede|tilstede|frammøtte|møtande|møtende|deltakarar|deltakere))?|elles\s+(?:møtte|til\s+stades)|ellers\s+(?:møtte|til\s+stede|tilstede)|i\s+tillegg(?:\s+møtte|\s+til\s+stades)?|gjest(?:er|ar)?|innkalla\s+elles|dessutan\s+møtte|også\s+til\s+stede)"),
    ("members", rf"(?:(?:desse|følgjande|følgende|disse|faste)\s+)*(?:{_FOLK}\s+)?(?:(?:som|var)\s+)?(?:til\s?stades|til\s?stede|tilstedeværende|møtte|møtande|møtende|fr[ae]mmøtt?e?|deltok|deltakarar|deltakere|deltagere|til\s?stadesverande|oppmøte)(?:\s+{_FOLK})?(?:\s+(?:møtte|var))?|faste\s+{_FOLK}(?:\s+som\s+møtte)?|desse\s+møtte|frå\s+styret(?:\s+møtte)?|fra\s+styret(?:\s+møtte)?|styret"),
)  # fmt: skip
_ROLES: tuple[tuple[Role, str], ...] = (
    ("presiding", r"(?:møte(?:leiar|leder|styrar|styrer)|ordstyrar|ordstyrer|dirigent|møteleiing|møteledelse|leidde\s+møtet|ledet\s+møtet)"),
    ("secretary", r"(?:referent|(?:møte)?sekretær|skrivar|protokollførar|protokollfører|møtesekretær|referat\s+ved|ført\s+av|referat)"),
)  # fmt: skip
_IN_PROSE = re.compile(
    r"(?i:til\s?stades|til\s?stede|frammøtte|desse\s+møtte|disse\s+møtte)\s+(?:var|er)\s+(?P<rest>[A-ZÆØÅ].*?)\.?$"
)
_AWAY = re.compile(r"(?P<names>[A-ZÆØÅ][^.:]{2,200}?)\s+(?:hadde|har)\s+(?:meldt\s+)?forfall\b")
_WROTE = re.compile(
    r"(?:^|[.]\s+)(?P<name>[A-ZÆØÅ][^.:,]{2,60}?)\s+(?:var|førte|skreiv|skrev)\s+(?:referent|sekretær|møtesekretær|protokollen|referatet|protokoll|referat)\b"
)
_COUNTED = r"(?:\s*\(?\s*\d{1,2}\s*(?:av\s*\d{1,2})?\s*\)?)?"
_LIST = tuple(
    (w, re.compile(rf"(?i)(?:{p}){_COUNTED}\s*(?P<end>:|$)\s*(?P<rest>.*)$")) for w, p in _LISTS
)
_ROLE = tuple((r, re.compile(rf"(?i){p}\s*:\s*(?P<rest>\S.*)$")) for r, p in _ROLES)
_LED = re.compile(
    r"(?P<name>[A-ZÆØÅ].{2,60}?),?\s+(?:\w+,\s+)?(?:leidde|leia|ledet|leda|opna og leidde|åpnet og ledet)\s+møtet\b"
)
_STOP = re.compile(
    r"(?i)(?:sakl?i?s?t?e?a?|saksliste|sakliste|dagsorden|innkalling\w*|merknad\w*\b.*|endring\w*\b.*|vedtak\b.*|oppfølging\b.*|avslutning|sak|saks?n[ru].*|stad|sted|møtestad|møtested|dato|tid|møtetid|møte(?:t)?\b.*|"
    r"utval|utvalg|neste\b.*|vedlegg|underskrift\w*|protokoll\w*|vi\s+stadfester.*|habilitet|ugildskap)\s*(?::.*)?$"
)
_FUNCTIONS: tuple[tuple[str, Function | Literal[""]], ...] = (
    ("nestleiar", "deputy_chair"), ("nestleder", "deputy_chair"), ("styreleiar", "chair"), ("styreleder", "chair"),
    ("leiar", "chair"), ("leder", "chair"), ("varamedlem", "deputy"), ("vararepresentant", "deputy"), ("vara", "deputy"), ("medlem", "member"),
    ("styremedlem", "member"), ("observatør", "observer"), ("møteleiar", ""), ("møteleder", ""), ("sekretær", "administration"),
    ("møtesekretær", "administration"), ("referent", "administration"),
)  # fmt: skip
_FOR = re.compile(
    r"(?i)[\s,(–-]+(?:(?:som\s+)?(?:møtte\s+)?vara(?:medlem|representant)?\s+for|møtte\s+for|i\s+staden\s+for|i\s+stedet\s+for|\(\s*for)\s+(?P<seat>[A-ZÆØÅ].*?)\)?\s*$"
)
_BULLET = re.compile(r"^(?:[-–•*·]|\d{1,2}[.)])\s+")
_SENTENCE = re.compile(r"[a-zæøå]{3,}[.!?]$")
_LONGEST = 80


def roll(lines: Sequence[str], board: Board) -> Roll:
    """Read the lines; `board` knows whom a name with an «og» or a comma in it may be."""
    people: list[Present] = []
    roles: dict[Role, str] = {}
    where: Where | None = None
    header: list[str] = []
    for text in _joined(lines):
        bare = text.strip().strip("*").strip()
        role = _role(bare)
        if role is not None:
            roles.setdefault(*role)
            where = None
            continue
        opened = _opens(bare)
        if opened is not None:
            where, rest = opened
            header = []
            if rest:
                people += _several(rest, where, board)
                # «Til stades: A, B» is whole on its line, unless it goes on with a comma.
                where = where if rest.rstrip().endswith((",", " og")) else None
            continue
        if where is None or not bare:
            continue
        if _STOP.match(bare) or (_SENTENCE.search(bare) and len(bare) > 60):
            where = None
            continue
        if not bare.startswith("|") and (header or _begins_table(bare)):
            bare = f"| {' | '.join(re.split(r' {2,}', bare))} |"
        if bare.startswith("|"):
            found, header = _row(bare, header, where)
            people += found
        else:
            people += _several(_BULLET.sub("", bare), where, board, alone=True)
    for text in lines:
        away = _AWAY.match(text.strip())
        if away is not None and _opens(text.strip()) is None:
            people += _several(away["names"], "absent", board)
        wrote = _WROTE.search(text)
        if wrote is not None and "secretary" not in roles:
            roles["secretary"] = wrote["name"].strip()
        led = _LED.search(text)
        if led is not None and "presiding" not in roles:
            roles["presiding"] = led["name"].strip(" ,")
    return Roll(
        people=tuple(_once(people)),
        presiding=_name_of(roles.get("presiding", "")),
        secretary=_name_of(roles.get("secretary", "")),
        untold=tuple(_untold(lines)),
    )


_SHORT = 40
_GOES_ON = re.compile(r"(?:,|\b(?:og|for|i|frå|fra|av|ved))$")


def _joined(lines: Sequence[str]) -> Iterable[str]:
    """The lines, a row of names that was wrapped put together again."""
    waiting = ""
    for text in lines:
        bare = text.strip()
        goes_on = bool(waiting and bare) and (
            bare[0] in "(,"
            or bool(_GOES_ON.search(waiting))
            or (bare[0].islower() and len(waiting) > _SHORT)
        )
        if goes_on and _role(bare) is None:
            waiting = f"{waiting} {bare}"
            continue
        if waiting:
            yield waiting
            waiting = ""
        opened = _opens(bare.strip("*").strip())
        if opened is not None and opened[1]:
            waiting = bare
        else:
            yield text
    if waiting:
        yield waiting


_PARTLY = re.compile(r"(?i)[^,;:()]{2,60}\((?:frå|fra|til|kl|kom|gjekk|gikk)\b[^()]*\d[^()]*\)")


def _untold(lines: Iterable[str]) -> Iterable[str]:
    """Who is said in a list to have been there for a part of the time: by which item is not told."""
    for text in lines:
        yield from (found[0].strip() for found in _PARTLY.finditer(text[:1500]))


def _role(text: str) -> tuple[Role, str] | None:
    for role, pattern in _ROLE:
        found = pattern.match(text)
        if found is not None and len(found["rest"]) <= _LONGEST:
            return role, found["rest"].strip()
    return None


def _opens(text: str) -> tuple[Where, str] | None:
    if len(text) > 1500 or not text[:1].isupper():
        return None
    prose = _IN_PROSE.match(text)
    if prose is not None:
        return "members", prose["rest"]
    for where, pattern in _LIST:
        found = pattern.match(text)
        if found is not None:
            rest = found["rest"].strip()
            if re.fullmatch(r"(?i)(?:ingen|ingen\.|-|–|0|nei)\.?", rest):
                return where, ""
            return where, rest
    return None


def _name_of(text: str) -> str:
    """The name alone of «Representant for Luster (leiar)»."""
    found = list(_several(text, "members", Board(id="", name=""), alone=True)) if text else []
    return found[0].name if found else ""


def _several(text: str, where: Where, board: Board, *, alone: bool = False) -> Iterable[Present]:
    """The people in a row, or on a line `alone`, where a comma stands before what somebody is."""
    text = text.strip(" .;")
    if not text or re.fullmatch(r"(?i)(?:ingen|–|-)\.?", text):
        return
    known = {p.name.casefold() for p in board.people}
    if ";" in text:
        pieces = text.split(";")
    elif alone and not _is_row(text, known):
        pieces = [text]
    else:
        pieces = _split(text, known)
    for piece in pieces:
        one = _one(piece.strip(" .,"), where)
        if one is not None:
            yield one


def _is_row(text: str, known: set[str]) -> bool:
    """Whether a line alone names several: each piece is somebody we know, or is called as a person is."""
    pieces = [p.strip() for p in re.split(r",|\bog\b", text)]
    return len(pieces) > 1 and sum(p.casefold() in known for p in pieces) > 1


def _split(text: str, known: set[str]) -> list[str]:
    pieces: list[str] = []
    for piece in re.split(r",(?![^()]*\))", text):
        bare = piece.strip()
        function = re.fullmatch(rf"(?i){'|'.join(word for word, _ in _FUNCTIONS)}", bare)
        if pieces and (
            function is not None or _FOR.fullmatch(bare) or bare.lower().startswith("vara for")
        ):
            pieces[-1] += f" ({bare})"
        else:
            pieces.append(bare)
    done: list[str] = []
    for at, piece in enumerate(pieces):
        left, joint, right = piece.rpartition(" og ")
        last = at == len(pieces) - 1
        if (
            joint
            and piece.casefold() not in known
            and (last or left.casefold() in known)
            and right[:1].isupper()
        ):
            done += [left, right]
        else:
            done.append(re.sub(r"^og\s+", "", piece))
    return done


def _one(text: str, where: Where) -> Present | None:
    """One person: the name, and what stands beside it."""
    seat = ""
    function: Function | Literal[""] = ""
    represents = ""
    found = _FOR.search(text)
    if found is not None and found.start() > 2 and not text[: found.start()].rstrip().endswith(":"):
        seat = found["seat"].strip(" .,)")
        text = text[: found.start()].strip(" ,(–-")
    pieces = [p.strip(" .") for p in re.split(r"[(),;]|\s[–-]\s|\t|\s{2,}", text) if p.strip(" .")]
    if not pieces:
        return None
    name, *rest = pieces
    first, _, after = name.partition(": ")
    if after and _function(first) is not None:
        rest, name = [first, *rest], after
    elif after and re.fullmatch(
        r"(?i)(?:meldt )?(?:forfall|ikkje møtt|ikke møtt|fråvær|fravær)\.?", after
    ):
        name, where = first, "absent"
    elif after and where != "absent" and _is_name(after) and _is_name(first):
        # «Luster: …», as whose members they are.
        rest, name = [*rest, first], after
    for piece in rest:
        sits = re.match(r"(?i)(?:møtte\s+|vara\s+)?for\s+(?P<seat>[A-ZÆØÅ].*)$", piece)
        if sits is not None and not seat:
            seat = sits["seat"]
            continue
        if re.match(r"(?i)(?:frå|fra|til|kl|kom|gjekk|gikk)\b.*\d", piece):
            continue  # told as a doubt: by which item it was is not said
        said = _function(piece)
        if said is not None:
            function = said or function
        elif not represents and len(piece) <= 50:
            represents = piece
    if not _is_name(name):
        return None
    group: Group | Literal["absent"] = where
    if seat or function == "deputy":
        group = "deputies" if where in ("members", "deputies") else where
        function = ""
    return Present(name=name, group=group, function=function, represents=represents, seat=seat)


def _function(text: str) -> Function | Literal[""] | None:
    lowered = text.lower().strip(" .:")
    return next((f for word, f in _FUNCTIONS if lowered == word), None)


def _is_name(text: str) -> bool:
    return (
        2 < len(text) <= _LONGEST
        and text[0].isupper()
        and not text.endswith(":")
        and len(text.split()) <= 8
        and not re.search(r"\d{2}|https?:|@", text)
    )


_COLUMNS = {
    "name": r"(?i)namn|navn|medlem|møtande|møtende",
    "function": r"(?i)funksjon|verv|rolle",
    "represents": r"(?i)representer\w*|parti|kommune|frå|fra|organisasjon",
    "seat": r"(?i)møtte for|vara for|for|vararepr.*|erstatter",
}


def _row(text: str, header: list[str], where: Where) -> tuple[list[Present], list[str]]:
    """A row of a table: its header, or somebody."""
    cells = [cell.strip(" *") for cell in text.strip("|").split("|")]
    if all(re.fullmatch(r":?-{2,}:?|", cell) for cell in cells):
        return [], header
    if not header:
        named = [
            next((c for c, pattern in _COLUMNS.items() if re.fullmatch(pattern, cell)), "")
            for cell in cells
        ]
        if "name" in named and sum(map(bool, named)) >= min(2, len(cells)):
            return [], named
        one = _one("  ".join(cell for cell in cells if cell), where)
        return ([one] if one is not None else []), []
    by = dict(zip(header, cells, strict=False))
    name = by.get("name", "")
    if not _is_name(name):
        return [], header
    function = _function(by.get("function", "")) or ""
    group: Group | Literal["absent"] = where
    if by.get("seat") or function == "deputy":
        group = "deputies" if where == "members" else where
        function = ""
    return [
        Present(
            name=name,
            group=group,
            function=function,
            represents=by.get("represents", ""),
            seat=by.get("seat", ""),
        )
    ], header


def _begins_table(text: str) -> bool:
    """Whether a line is the head of a table set with spaces: «Namn      Funksjon      Representerer»."""
    cells = re.split(r" {2,}", text)
    return len(cells) > 1 and bool(re.fullmatch(_COLUMNS["name"], cells[0]))


def _once(people: list[Present]) -> Iterable[Present]:
    """Each person once: where first named."""
    seen: set[str] = set()
    for one in people:
        if one.name.casefold() not in seen:
            seen.add(one.name.casefold())
            yield one
