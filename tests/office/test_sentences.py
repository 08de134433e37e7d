"""Every code that the program can raise or find has a sentence, and no sentence has a gap."""

import errno
import os
import re
import string
import textwrap
from pathlib import Path

import pytest

from sognko_tui import texts
from sognko_tui.agenda.reading import UNSETTLED, Certainty, PackWarning
from sognko_tui.meeting.adoption import Obstacle
from sognko_tui.meeting.check import Finding
from sognko_tui.meeting.rules import RULES as ALL_RULES
from sognko_tui.meeting.session import Refused
from sognko_tui.meeting.state import Meeting, Problem
from sognko_tui.office import sentences
from sognko_tui.office.sentences.findings import FINDINGS
from sognko_tui.office.sentences.protocols import DOUBTS as PROTOCOL_DOUBTS
from sognko_tui.office.sentences.reading import DOUBTS, GROUNDS, grounds
from sognko_tui.office.sentences.refusals import OBSTACLES, PROBLEMS, REFUSED
from sognko_tui.office.sentences.rules import RULES
from sognko_tui.office.sentences.troubles import HINTS, TROUBLES, WARNINGS
from sognko_tui.office.trouble import Trouble, told
from tests.meetings import Room, agenda_item

PACKAGE = Path(texts.__file__).parent

RULES_SAY = {name: words.says for name, words in RULES.items()}
RULES_DO = {name: words.does for name, words in RULES.items()}


def source(part: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in (PACKAGE / part).rglob("*.py"))


def codes(part: str, pattern: str) -> set[str]:
    return set(re.findall(pattern, source(part)))


def test_every_finding_has_a_sentence():
    found = codes("meeting", r'code="(\w+)"')
    found |= codes("meeting/check", r'\("(no\w+)", ') | codes(
        "meeting/check", r'found_in\(\s*item,\s*"(\w+)"'
    )
    found |= codes("meeting/check", r'code = "(\w+)"')
    found |= codes("office", r'code="(\w+)"')
    found |= {"asks_deputy", "asks_period", "may_not_vote", "voter_not_present"}
    assert len(found) > 40
    assert found <= {*FINDINGS, *PROTOCOL_DOUBTS}


def test_every_event_that_does_not_fit_has_a_sentence():
    found = codes("meeting", r'Inapplicable\(\s*"(\w+)"') | {"convened_twice", "not_convened"}
    assert len(found) > 25
    assert found <= set(PROBLEMS)


def test_every_refusal_and_obstacle_has_a_sentence():
    assert codes("meeting", r'Refused\(\s*"(\w+)"') <= set(REFUSED)
    assert codes("meeting", r'Obstacle\(\s*"(\w+)"') == set(OBSTACLES)
    assert list(ALL_RULES) == list(RULES)


def test_every_trouble_has_a_sentence():
    found = codes("office", r'Trouble\(\s*"(\w+)"') | codes("archive", r'^    code = "(\w+)"')
    found |= codes("documents", r'Unreadable\(\s*"(\w+)"') | codes(
        "documents", r'"(unsupported_\w+)"'
    )
    assert len(found) > 30
    assert found <= set(TROUBLES)
    assert set(HINTS) <= set(TROUBLES)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "Disken er full, og ingenting er endra. Rydd plass, og prøv att."),
        (errno.EROFS, "/arkiv: disken kan berre lesast"),
        (errno.EACCES, "/arkiv: Sognko får ikkje lese og skrive her"),
        (errno.EIO, f"/arkiv: {os.strerror(errno.EIO)}"),
    ],
)
def test_what_the_disk_refuses_is_told_with_what_to_do_and_no_passing_name(number, said):
    with pytest.raises(Trouble) as raised, told():
        raise OSError(number, os.strerror(number), "/arkiv/.ny-x1y2")
    assert sentences.trouble(raised.value).startswith(said)


def test_every_warning_of_the_reader_has_a_sentence():
    listed = set(re.findall(r"^    `(\w+)`", PackWarning.__doc__ or "", re.MULTILINE))
    raised = codes("agenda", r'PackWarning\([^"]*, "(\w+)"')
    assert len(listed) > 8
    assert raised <= listed
    assert listed <= set(WARNINGS)
    assert listed >= UNSETTLED


@pytest.mark.parametrize(
    "table",
    [FINDINGS, PROBLEMS, REFUSED, OBSTACLES, RULES_SAY, RULES_DO, TROUBLES, WARNINGS],
)
def test_a_sentence_ends_as_one_and_stands_on_one_line(table):
    for text in table.values():
        assert "\n" not in text
        assert text.rstrip("}")[-1] in ".?)" or text.endswith("}")
        list(string.Formatter().parse(text))


def test_what_speaks_for_an_item_has_room_in_two_lines_of_80_columns():
    told = grounds(Certainty(1.0, tuple(GROUNDS)))
    assert told.startswith("Talar for: står i saklista òg, ")
    assert len(textwrap.wrap(told, 78)) <= 2


def test_a_finding_names_item_and_person():
    room = Room([agenda_item(1)])
    finding = Finding(
        code="voter_not_present", item="i1", params={"number": "1", "person": "Nokon"}
    )
    said = sentences.finding(finding, room.meeting)
    assert "Nokon" in said
    assert "sak 1" in said


def test_a_problem_of_the_log_is_told_with_its_own_reason():
    meeting = Meeting(problems=(Problem(seq=7, code="item_closed", params={"number": "3"}),))
    finding = Finding(code="log_problem", params={"seq": 7, "problem": "item_closed"})
    assert "Sak 3" in sentences.finding(finding, meeting)
    assert "nr. 7" in sentences.finding(finding)


def test_a_refusal_calls_people_by_their_names():
    room = Room()
    name = room.meeting.board.people[0].name
    error = Refused("already_here", {"person": "p1"})
    assert name in sentences.refused(error, room.meeting)
    assert "p1" in sentences.refused(error)
    later = Refused("needed_later", {"person": "p1", "because": "already_here"})
    assert name in sentences.refused(later, room.meeting)


def test_an_obstacle_names_the_item():
    room = Room()
    assert "sak 1" in sentences.obstacle(Obstacle("blank"), room.item("i1"))


def test_a_rule_is_told_with_its_paragraph():
    assert "§ 11-9" in sentences.rule("quorum", Room().meeting)


def test_a_code_nobody_knows_is_told_all_the_same():
    assert "x" in sentences.trouble(Trouble("x"))
    assert "x" in sentences.finding(Finding(code="x"))
    assert "x" in sentences.refused(Refused("x"))


def test_nothing_in_a_parameter_acts_on_the_terminal_or_fills_it():
    nasty = "\x1b[31m\x9b2J\u202e\n{name}" + "a" * 5000
    said = sentences.trouble(Trouble("missing", {"name": nasty}))
    assert said.isprintable()
    assert len(said) < 400


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_translation_has_the_same_gaps(language):
    texts.use(language)
    try:
        for table in (FINDINGS, PROBLEMS, REFUSED, OBSTACLES, TROUBLES, WARNINGS, HINTS):
            for text in table.values():
                assert gaps(texts._(text)) <= gaps(text)
    finally:
        texts.use("nn")


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_everything_that_speaks_for_or_against_an_item_has_a_sentence():
    told = Certainty.__doc__ or ""
    for_it, against = told.split("Doubts:")
    grounds = set(re.findall(r"`([a-z_]+)`", for_it))
    doubts = set(re.findall(r"`([a-z_]+)`", against))
    assert grounds == set(GROUNDS)
    assert doubts <= set(DOUBTS)
    assert DOUBTS.keys() <= doubts | UNSETTLED
