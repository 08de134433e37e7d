"""Every screen and dialog fits 80x24 in a language whose texts are a third longer; `FULL=1`: in all."""

import gettext
import os
import re
from datetime import date, datetime

import pytest
from msgspec.structs import replace
from textual.geometry import Region, Spacing
from textual.widgets import Input, Static, TextArea

from sognko_tui import texts
from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.rules import RULES
from sognko_tui.office.clock import ZONE
from sognko_tui.tui.commands import commands, key_label
from sognko_tui.tui.dialogs.base import Dialog
from sognko_tui.tui.widgets.lines import KeyLine
from tests.held import hold
from tests.meetings import agenda_item, board
from tests.tui.settling import settled

from .conftest import BOARD, PACK, SMALL, put, shown
from .past import a_past
from .room import AGENDA, sitting
from .room import BOARD as SEATED

pytestmark = pytest.mark.drawn

KEYS = re.compile(r"\b(?:F\d+|Enter|Esc|Tab)\b|(?<!\w)\w(?=:? )")


BORDER = Spacing.all(1)

NOT_KEPT = ("remote", "majority_of_present")
"""The rules that a ko does not start with."""

START = datetime(2025, 12, 9, 9, 0, tzinfo=ZONE)


class Longer(gettext.NullTranslations):
    """A language of nobody: every text a third longer, in letters a keyboard does not have."""

    def gettext(self, message: str) -> str:
        grown = len(message) // 3 + 1
        # Long texts grow by words, so that they can wrap; what ends in a space keeps it.
        more = " ŋŋŋŋŋ" * (grown // 6) if " " in message.strip() else "ŋ" * grown
        return message.rstrip() + more + message[len(message.rstrip()) :]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


# What fits with every text a third longer fits in the languages of the screen too.
LANGUAGES = ["nn", "nb", "en", "longer"] if os.environ.get("FULL") else ["longer"]


@pytest.fixture(params=LANGUAGES)
def language(request):
    if request.param == "longer":
        texts.use_catalogue(Longer(), "nn")
    else:
        texts.use(request.param)
    return request.param


async def assert_fits(it) -> None:
    """The front screen keeps its keys, and a dialog lies inside the screen with all it is made of."""
    whole = Region(0, 0, *SMALL)
    screen = it.screen
    assert all(len(line) <= SMALL[0] for line in it.lines)
    # A blinking cursor sends bytes for ever.
    assert not any(field.cursor_blink for field in [*screen.query(Input), *screen.query(TextArea)])
    if isinstance(screen, Dialog):
        box = screen.query_one(".dialog").region
        assert whole.contains_region(box), box
        for part in (".dialog-title", ".dialog-keys"):
            assert box.shrink(BORDER).contains_region(screen.query_one(part).region), part
        keys = screen.query_one(".dialog-keys", Static)
        rows = it.lines[keys.region.y : keys.region.bottom]
        said = " ".join(row.strip(" │") for row in rows)
        assert set(KEYS.findall(shown(keys))) == set(KEYS.findall(said)), said
        for field in screen.query(Input):
            shows = all(part.display for part in field.ancestors_with_self)
            assert not shows or field.region.width >= 12, field.id
        focused = screen.focused
        if isinstance(focused, Input):
            assert box.contains_region(focused.region)
        return
    for keys in screen.query(KeyLine):
        assert keys.region == Region(0, SMALL[1] - 1, SMALL[0], 1)
        last = it.lines[-1]
        at = 0
        for command in commands(screen.NAME):
            if command.short:
                found = re.compile(rf"(?<!\w){re.escape(key_label(command))} \w").search(last, at)
                assert found, (key_label(command), last)
                at = found.end()


def assert_all_is_told(it, selector: str) -> None:
    """Every line of a text that wraps has its place on the screen."""
    told = it.screen.query_one(selector, Static)
    needed = told.visual.get_height(told.styles, told.content_size.width)
    assert needed <= told.content_size.height, shown(told)


async def seen(it, *keys: str, name: str) -> None:
    await it.press(*keys)
    assert it.name == name
    await assert_fits(it)


async def test_heim_and_what_it_opens_fit(desk, run, language):
    put(desk, "folk.csv", "name,function\nGro Hol,leiar\n")
    async with run(desk, SMALL) as it:
        await assert_fits(it)
        await seen(it, "f1", name="HelpDialog")
        await it.press("escape")
        await seen(it, "ctrl+p", name="Palette")
        await seen(it, "escape", "n", name="ChooseFileDialog")
        await seen(it, "enter", name="ImportScreen")
        await seen(it, "f1", name="HelpDialog")
        await seen(it, "escape", "enter", name="FormDialog")
        for _field in range(5):
            await seen(it, "tab", name="FormDialog")


async def test_styre_and_its_forms_fit(desk, run, language):
    put(desk, "folk.csv", "name,function\nGro Hol,leiar\n")
    async with run(desk, SMALL) as it:
        await seen(it, "s", name="BoardScreen")
        await seen(it, "enter", name="PersonDialog")
        for _field in range(5):
            await seen(it, "tab", name="PersonDialog")
        await seen(it, "escape", "f2", name="FormDialog")
        await seen(it, "escape", "r", name="BoardRulesDialog")
        for _rule in RULES:
            await seen(it, "down", name="BoardRulesDialog")
            assert_all_is_told(it, "#rule-about")
        await seen(it, "escape", "delete", name="ConfirmDialog")
        await seen(it, "escape", "i", name="ChooseFileDialog")
        await seen(it, "enter", name="ConfirmDialog")
        await seen(it, "escape", "f1", name="HelpDialog")


async def test_an_empty_archive_fits(empty_desk, run, language):
    async with run(empty_desk, SMALL) as it:
        await assert_fits(it)
        await seen(it, "n", name="FormDialog")
        await seen(it, "escape", name="BoardScreen")
        await seen(it, "i", name="BoardScreen")
    empty_desk.save_board(BOARD)
    async with run(empty_desk, SMALL) as it:
        await seen(it, "n", name="ChooseFileDialog")


async def test_protokoll_and_gjennomgang_fit(desk, run, meeting_id, language):
    async with run(desk, SMALL) as it:
        await seen(it, "p", name="ProtocolScreen")
        paper = it.screen.query_one("#paper").region
        assert paper.height >= 12
        await seen(it, "enter", name="ProtocolScreen")
        await seen(it, "f1", name="HelpDialog")
        await seen(it, "escape", "g", name="ReviewScreen")
        await seen(it, "f1", name="HelpDialog")


async def test_mote_and_its_dialogs_fit(desk, run, meeting_id, language):
    async with run(desk, SMALL) as it:
        await seen(it, "enter", name="MeetingScreen")
        await seen(it, "f1", name="HelpDialog")
        await seen(it, "escape", "f6", name="AttendanceDialog")
        await seen(it, "a", "enter", name="MeetingScreen")
        await seen(it, "f5", name="VoteDialog")
        await seen(it, "escape", "f8", name="MenuDialog")
        await it.press("escape")
        dialogs = [c for c in commands("meeting") if c.letter.isalpha() and c.letter]
        for command in dialogs:
            await it.press("f8", command.letter)
            await assert_fits(it)
            for _leave in range(3):
                if it.name != "MeetingScreen":
                    await it.press("escape")
            assert it.name == "MeetingScreen", command.action


async def test_the_steps_of_disqualification_fit(tmp_path, language):
    long = "forvaltningslova § 6 første ledd bokstav b, jf. kommunelova § 11-10 første ledd"
    async with sitting(tmp_path, AGENDA[4:]) as it:
        await it.press("f6", *["down"] * 6, "v", "0")
        await assert_fits(it)
        await seen(it, "enter", "f8", "i", name="FormDialog")
        await it.type("lu fj so")
        await seen(it, "enter", name="MenuDialog")
        for last in (False, False, True):
            await seen(it, "9", name="DisqualificationForm")
            await it.fill(ground=long, against="vi gu")
            await assert_fits(it)
            for _field in it.screen.query(Input):
                await seen(it, "tab", name="DisqualificationForm")
            await it.finish()
            await assert_fits(it)
            assert it.name == ("MeetingScreen" if last else "MenuDialog")


async def test_a_deputy_out_of_turn_and_somebody_who_comes_late_fit(tmp_path, language):
    more = replace(SEATED.people[6], id="d3", initials="V3", order=3)
    board = replace(SEATED, people=(*SEATED.people, more))
    async with sitting(tmp_path, AGENDA[1:], board=board) as it:
        await it.adopt()
        await it.press("f6", "space", "f", "v")
        await assert_fits(it)
        await seen(it, "2", name="FormDialog")
        await it.type("har alt reist heim med ferja, og kjem ikkje att før i morgon " * 3)
        await assert_fits(it)
        await seen(it, "escape", name="AttendanceDialog")
        await it.press("enter", "f6", "space")
        await assert_fits(it)
        await seen(it, "enter", name="MenuDialog")


async def test_a_day_that_is_taken_is_told_in_a_dialog_that_fits(desk, run, language):
    (pack,) = desk.inbox()
    desk.take_in(pack, board=BOARD, on=date(2025, 12, 9))
    async with run(desk, SMALL) as it:
        await it.press("n", "enter", "enter")
        await it.finish()
        assert it.name == "MenuDialog"
        await assert_fits(it)


async def test_the_review_of_a_pack_fits(desk, run, language):
    put(desk, "2025-12-09 sakspapir.txt", PACK.replace("Sak 3 Felles", "Sak 2 Felles"))
    async with run(desk, SMALL) as it:
        await it.press("n", "enter")
        assert it.name == "ImportScreen"
        await assert_fits(it)
        await seen(it, "n", name="FormDialog")
        await it.press("escape")
        await seen(it, "t", name="MenuDialog")
        await it.press("escape")
        await seen(it, "f2", name="ConfirmDialog")


async def test_order_handling_and_corrections_fit(tmp_path, language):
    past = (
        e.BreakTaken(start=START, end=START),
        *(e.StatementRecorded(item="i2", person="p2", text="Usamd. " * 30) for _n in range(9)),
        e.FollowUpNoted(item="i2", who="Sekretariatet", what="Sende ut " * 30),
        e.ItemAdded(item=AgendaItem(id="i7", number="7", title="Ny bil " * 20)),
        e.TextEdited(item="i7", field="decision", at=0, inserted="Styret kjøper bil."),
    )
    async with sitting(tmp_path, past=past) as it:
        await it.press("f7")
        for keys in ("1", "u", "r", "s", "t", "y", "0", "-", "-1", "-2", "-2r"):
            await it.press("f8", *keys)
            await assert_fits(it)
            for _field in it.screen.query(Input):
                await it.press("tab")
                await assert_fits(it)
            await it.press("escape")
            assert it.name == "MeetingScreen", keys
        await it.go_to("7")
        await it.adopt()
        await assert_fits(it)
        await it.fill(against="fj so")
        await assert_fits(it)
        await seen(it, "enter", name="MenuDialog")
        await seen(it, "g", name="FormDialog")


async def test_every_rule_and_its_setting_aside_fit(tmp_path, language):
    async with sitting(tmp_path) as it:
        for rule, known in RULES.items():
            it.table._tell(rule)
            await it.quiet()
            assert it.name in ("SetAsideDialog", "RuleDialog")
            assert (it.name == "SetAsideDialog") is not (known.fixed or rule in NOT_KEPT), rule
            await assert_fits(it)
            assert_all_is_told(it, ".dialog-intro")
            if it.name == "SetAsideDialog":
                await it.fill(reason="Det hastar, og alle er samde " * 5)
                await assert_fits(it)
            await it.press("escape")


async def test_approval_and_correction_of_a_protocol_fit(tmp_path, language):
    past = (
        e.MeetingStarted(at=START),
        e.MemberArrived(person="p1"),
        e.ItemHandled(item="i2"),
        e.MeetingEnded(at=START),
    )
    async with sitting(tmp_path, (AGENDA[1],), past=past, present=False) as it:
        await seen(it, "f9", "k", name="FormDialog")
        await it.fill(where="møtet 9. juni 2026")
        await it.press("enter")
        await it.approved()
        await assert_fits(it)
        await it.press("escape")
        await seen(it, "f8", "-", name="FormDialog")
        await it.fill(who="Sekretariatet", reason="feil tal " * 20)
        await assert_fits(it)


async def test_arkiv_and_what_it_opens_fit(tmp_path, language):
    async with sitting(tmp_path) as it:
        a_past(it.desk.root)
        await seen(it, "ctrl+f", name="ArchiveScreen")
        await settled(it)
        await it.type("ppt")
        await seen(it, "f6", name="NarrowingDialog")
        for _field in range(7):
            await seen(it, "tab", name="NarrowingDialog")
        await seen(it, "escape", "f4", name="MenuDialog")
        await seen(it, "escape", "f1", name="HelpDialog")
        await it.press("escape", "f2")
        assert it.name in ("MenuDialog", "ArchiveScreen")
        await assert_fits(it)


async def test_the_lists_of_the_archive_fit(tmp_path, language):
    async with sitting(tmp_path) as it:
        to_do = {"i1": ("Dagleg leiar", "lyse ut ei stilling " * 9, "2025-01-01")}
        hold(it.desk, board(name="Nemnda " * 20), date(2024, 3, 5), agenda_item(1), to_do=to_do)
        await it.press("ctrl+f")
        for key, name in (("f3", "DecisionsScreen"), ("f12", "FollowUpsScreen")):
            await it.press(key)
            await settled(it)
            await seen(it, "f1", name="HelpDialog")
            await seen(it, "escape", name=name)
        await seen(it, "f2", name="FormDialog")
        await seen(it, "tab", name="FormDialog")
        await it.press("escape", "escape", "f9")
        await settled(it)
        await seen(it, "f1", name="HelpDialog")
        await seen(it, "escape", name="FiguresScreen")
