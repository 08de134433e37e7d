"""The functions that say a code: they find the sentence, fill it in and keep it fit for a line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from sognko_tui.meeting.adoption import Obstacle
from sognko_tui.meeting.board import Board
from sognko_tui.meeting.rules import RULES as ALL_RULES
from sognko_tui.meeting.rules import applies, set_aside
from sognko_tui.meeting.rules.citations import citation
from sognko_tui.meeting.session import Refused
from sognko_tui.meeting.state import Item, Meeting, Problem
from sognko_tui.office import printable
from sognko_tui.office.sentences.findings import FINDINGS
from sognko_tui.office.sentences.refusals import OBSTACLES, PROBLEMS, REFUSED
from sognko_tui.office.sentences.rules import RULES
from sognko_tui.office.sentences.troubles import HINTS, LACKS, TROUBLES, WARNINGS
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _, language, ngettext

if TYPE_CHECKING:
    from sognko_tui.agenda.reading import PackWarning
    from sognko_tui.archive.store.meeting_file import Recovered
    from sognko_tui.meeting.check import Finding
    from sognko_tui.meeting.enclosures import Lack

_LONGEST = 200
"""Characters of one parameter: a title or a name may be a whole page of somebody's document."""


class _Params(dict[str, str]):
    """Parameters of a sentence; one that is missing shows as a gap and never as an exception."""

    def __missing__(self, key: str) -> str:
        return "…"


def _say(text: str, params: Mapping[str, object]) -> str:
    return _(text).format_map(_Params({k: _fit(v) for k, v in params.items()})).rstrip()


def _fit(value: object) -> str:
    text = printable.line(str(value))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _unknown(code: str) -> str:
    return _("Noko stemmer ikkje ({code}).").format(code=_fit(code))


def finding(found: Finding, meeting: Meeting | None = None) -> str:
    """What `check` found, without the rule behind it."""
    params: dict[str, Any] = dict(found.params)
    if found.code == "log_problem":
        at = (
            next((p for p in meeting.problems if p.seq == params["seq"]), None) if meeting else None
        )
        said = at or Problem(seq=int(params["seq"]), code=str(params["problem"]))
        params["problem"] = problem(said, meeting)
    text = FINDINGS.get(found.code)
    return _say(text, params) if text else _unknown(found.code)


def problem(found: Problem, meeting: Meeting | None = None) -> str:
    """Why an entry of the log could not be applied."""
    return _fitting(found.code, found.params, meeting)


def refused(error: Refused, meeting: Meeting | None = None) -> str:
    """Why a change was refused. With the meeting, people are called by their names."""
    text = REFUSED.get(error.code)
    if text is None:
        return _fitting(error.code, error.params, meeting)
    params = dict(error.params)
    if "because" in params:
        params["because"] = _fitting(str(params["because"]), error.params, meeting)
    return _say(text, params)


def _fitting(code: str, params: Mapping[str, str | int], meeting: Meeting | None) -> str:
    named = dict(params)
    person = meeting.person(str(params.get("person", ""))) if meeting is not None else None
    if person is not None:
        named["person"] = person.name
    text = PROBLEMS.get(code)
    return _say(text, named) if text else _unknown(code)


def obstacle(error: Obstacle, item: Item) -> str:
    """Why an item cannot be closed as it stands."""
    text = OBSTACLES.get(error.code)
    return _say(text, {"number": item.number}) if text else _unknown(error.code)


def rule(name: str, meeting: Meeting) -> str:
    """What a rule advises, with where it stands."""
    return _rule_says(name, meeting.board, meeting.date)


def _rule_says(name: str, board: Board, on: date | None) -> str:
    words = RULES.get(name)
    said = _(words.says) if words else _unknown(name)
    where = citation(name, language(), on, board.rules)
    return f"{said} ({where})" if where else said


def not_allowed_remotely(meeting: Meeting) -> str:
    """That somebody takes part remotely in a board that has not been allowed to."""
    said = _(
        "Det er ikkje ført at styret har løyve til fjernmøte ({where}). Det blir ført likevel."
    )
    return said.format(where=cited("remote", meeting))


def elected_office(meeting: Meeting) -> str:
    """Both sides of disqualification where people are chosen for public posts: it is only a warning."""
    said = _(
        "Dette er eit val: ein folkevald er ikkje ugild når det blir valt til offentlege verv "
        "({where}). Ein som ikkje er folkevald her, kan vere det. Før det berre når det gjeld."
    )
    return said.format(where=cited("elected_office", meeting))


def rule_name(name: str) -> str:
    """What a rule is called."""
    words = RULES.get(name)
    return _(words.name) if words else _unknown(name)


def rule_about(name: str, board: Board, on: date | None) -> str:
    """What a rule says and where it stands, what the program does, and whether the board keeps it.

    A line each.
    """
    words, known = RULES.get(name), ALL_RULES.get(name)
    lines = [_rule_says(name, board, on)]
    if words is not None and known is not None:
        kept = _("Styret følgjer denne regelen.")
        if known.fixed:
            kept = _("Slik er programmet laga: regelen gjeld alltid.")
        elif not applies(board, name):
            kept = _("Styret følgjer ikkje denne regelen.")
        lines += [_(words.does), kept]
    return "\n".join(lines)


def rule_told(name: str, meeting: Meeting, item_id: str | None) -> str:
    """All there is to tell of a rule here, also with which reason it was set aside."""
    told = rule_about(name, meeting.board, meeting.date)
    aside = set_aside(meeting, name, item_id)
    if aside is None:
        return told
    item = meeting.item(aside.item)
    where = _("i sak {number}").format(number=item.number) if item else _("i heile møtet")
    text = _("Sett til side {where}. Grunn: {reason}")
    return f"{told}\n{text.format(where=where, reason=_fit(aside.reason))}"


def cited(name: str, meeting: Meeting) -> str:
    """How a rule is cited on the day of the meeting by a board like this; empty without a source."""
    return citation(name, language(), meeting.date, meeting.board.rules)


def warning(found: PackWarning) -> str:
    """What the reader of a pack wants looked at."""
    text = WARNINGS.get(found.code)
    return _say(text, found.params) if text else _unknown(found.code)


def lack(found: Lack) -> str:
    """What is missing among the attachments of an item."""
    text = LACKS.get(found.code)
    return _say(text, found.params) if text else _unknown(found.code)


def trouble(error: Trouble) -> str:
    """What stands in the way of an act, and what to do."""
    params = dict(error.params)
    code = error.code
    if code in ("too_large", "roster_bomb"):
        params["limit"] = round(int(str(params.get("limit", 0))) / 1_000_000)
    elif code == "locked":
        params["who"] = _who(params)
    elif code == "damaged":
        aside = params.get("aside")
        params["aside"] = ""
        if aside:
            told = _("Den øydelagde fila ligg som {aside}.")
            return f"{_say(TROUBLES[code], params)} {_say(told, {'aside': aside})}"
    elif code.startswith("disk"):
        params["path"] = params.get("path") or _("Disken")
    text = TROUBLES.get(code)
    return _say(text, params) if text else _unknown(code)


def hint(error: Trouble) -> str:
    """Which option or command helps against a trouble, or an empty text."""
    return _(HINTS.get(error.code, ""))


def read_only(code: str, meeting_id: str) -> str:
    """Why a meeting that nobody else has open can only be read."""
    if code in TROUBLES and not code.startswith("disk"):
        return _say(TROUBLES[code], {"meeting": meeting_id})
    return _("Møtet er ope berre for lesing.")


def _who(params: Mapping[str, object]) -> str:
    user = str(params.get("user") or "") or _("ukjend")
    where = " ".join(str(params[k]) for k in ("tty", "host") if params.get(k))
    since = str(params.get("since") or "")[11:16]
    text = f"{user} ({where})" if where else user
    return _("{who}, sidan kl. {time}").format(who=text, time=since) if since else text


def recovered(found: Recovered) -> str:
    """What a session that did not close had left, and that it is here."""
    count = len(found.entries)
    text = ngettext(
        "Førre økt vart ikkje lukka. {count} hending frå kl. {time} er henta fram att.",
        "Førre økt vart ikkje lukka. {count} hendingar frå kl. {time} er henta fram att.",
        count,
    )
    return text.format(count=count, time=found.entries[0].at.strftime("%H:%M"))
