"""F8 w: the meeting is closed to the public for an item, by a vote, on a basis, and opened again."""

import pytest
from msgspec.structs import replace
from textual.widgets import Markdown

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.meeting.board import Person
from tests.tui.room import AGENDA, BOARD, SMALL, sitting, without

ITEMS = (
    AgendaItem(
        id="i1",
        number="13",
        title="Oppseiing av ein leigeavtale",
        kind="decision",
        proposal=(Point(text="Styret seier opp avtalen."),),
    ),
    AgendaItem(
        id="i2",
        number="14",
        title="Lønn til dagleg leiar",
        kind="decision",
        proposal=(Point(text="Styret aukar løna."),),
    ),
)
OBSERVER = Person(id="o", name="Observatør frå fylket", function="observer", initials="OB")
WATCHED = without(people=(*BOARD.people, OBSERVER))
THERE = tuple(e.MemberArrived(person=p) for p in ("s", "o"))


def table(tmp_path, **more):
    return sitting(tmp_path, ITEMS, **{"board": WATCHED, "past": THERE, **more})


def told(it) -> str:
    return it.message.removeprefix("! ")


def closure(it, item="i1"):
    return it.item(item).closure


async def shut(it, basis="1", against=""):
    """F8 w, the basis, those against, Enter."""
    await it.more("w")
    await it.press(basis)
    await it.type(against)
    await it.press("enter")


async def test_four_keys_close_the_meeting_unanimously_on_a_basis_from_the_list(tmp_path):
    async with table(tmp_path) as it:
        await it.press("f8", "w", "3", "enter")
        noted = closure(it)
        assert noted.basis == "kommunelova § 11-5 tredje ledd bokstav a"
        assert noted.neutral_title == "Sak unnateken offentleg innsyn"
        assert noted.stayed == ("s",)
        assert noted.closed_at == it.clock.now().replace(second=0, microsecond=0)
        vote = it.item("i1").vote_on(noted.motion)
        assert (vote.method, vote.ayes, vote.carried) == ("unanimous", 6, True)
        assert told(it) == "Møtet er lukka kl. 9.00. F6 fører kven som gjekk, F8 w opnar."
        assert "LUKKA · OPEN" in it.text


@pytest.mark.parametrize(
    ("language", "basis", "staff", "exempt"),
    [
        ("nn", "kommunelova § 11-5 andre ledd", "Personalsak", "Sak unnateken offentleg innsyn"),
        ("nb", "kommuneloven § 11-5 andre ledd", "Personalsak", "Sak unntatt offentlig innsyn"),
    ],
)
async def test_basis_and_neutral_title_are_in_the_language_of_the_board(
    tmp_path, language, basis, staff, exempt
):
    async with table(tmp_path, board=without(WATCHED, language=language)) as it:
        await it.more("w")
        await it.press("1")
        assert (it.value("basis"), it.value("title")) == (basis, staff)
        await it.press("escape")
        await it.more("w")
        await it.press("2")
        assert (it.value("basis"), it.value("title")) == (basis, exempt)


async def test_the_list_tells_when_each_basis_is_used(tmp_path):
    async with table(tmp_path) as it:
        await it.more("w")
        lines = it.options()
        assert "§ 11-5 andre ledd" in lines[0]
        assert "ein tilsett" in lines[0]
        assert "bokstav b" in lines[3]
        assert "annan heimel" in lines[4]


async def test_those_against_are_named_and_the_majority_closes(tmp_path):
    async with table(tmp_path) as it:
        await shut(it, against="gu as")
        vote = it.item("i1").vote_on(closure(it).motion)
        assert (vote.ayes, vote.against) == (4, ("p5", "p6"))


async def test_where_the_vote_fails_nothing_is_closed_and_that_is_said_and_recorded(tmp_path):
    async with table(tmp_path) as it:
        await it.more("w")
        await it.press("1")
        await it.type("fj so gu as")
        assert "Møtet blir ikkje lukka." in it.reads(".form-preview")
        assert "fall med 2 mot 4 røyster" in it.reads(".form-preview")
        await it.press("enter")
        assert closure(it) is None
        assert told(it) == "Framlegget om å lukke møtet fall. Møtet er ope."
        assert it.kinds[-2:] == ["ProposalMoved", "VoteTaken"]
        assert "LUKKA" not in it.text


async def test_what_both_protocols_will_say_is_shown_before_it_is_confirmed(tmp_path):
    async with table(tmp_path) as it:
        await it.more("w")
        await it.press("3")
        preview = it.reads(".form-preview")
        assert "Offentleg protokoll: 13 Sak unnateken offentleg innsyn" in preview
        assert "Framlegget om å lukke møtet vart samrøystes vedteke." in preview
        assert (
            "Møtet vart lukka kl. 9.00 etter kommunelova § 11-5 tredje ledd bokstav a." in preview
        )
        assert "vart desse verande i møtet: Sekretær for styret." in preview


@pytest.mark.parametrize("keys", [(), ("1",), ("5",), ("1", "g", "u")])
async def test_esc_leaves_the_closing_without_trace(tmp_path, keys):
    async with table(tmp_path) as it:
        before = it.log
        await it.more("w")
        await it.press(*keys)
        while it.name != "MeetingScreen":
            await it.press("escape")
        assert it.log == before


async def test_the_closing_is_taken_back_as_one_step(tmp_path):
    async with table(tmp_path) as it:
        await shut(it)
        it.table.query_one("#case").focus()
        await it.press("ctrl+z")
        assert closure(it) is None
        assert it.item("i1").motions == ()
        assert "LUKKA" not in it.text


async def test_a_basis_can_be_written_and_has_to_be(tmp_path):
    async with table(tmp_path) as it:
        await it.more("w")
        await it.press("a", "enter")
        assert told(it) == "Skriv inn noko her: Heimel"
        await it.type("vedtektene § 7 andre ledd")
        await it.press("enter")
        assert closure(it).basis == "vedtektene § 7 andre ledd"


@pytest.mark.parametrize("rules", ["lag", "iks"])
async def test_a_board_with_articles_of_its_own_writes_its_basis_at_once(tmp_path, rules):
    async with table(tmp_path, board=without(WATCHED, rules=rules)) as it:
        await it.more("w")
        assert it.name == "ClosingForm"
        await it.type("vedtektene § 7")
        await it.press("enter")
        assert closure(it).basis == "vedtektene § 7"


async def test_time_title_and_who_stays_can_be_changed(tmp_path):
    async with table(tmp_path) as it:
        await it.more("w")
        await it.press("1")
        await it.fill(title="Ei sak", closed="8.55", stayed="se, Observatør frå fylket")
        await it.press("enter")
        noted = closure(it)
        assert (noted.neutral_title, noted.stayed) == ("Ei sak", ("s", "o"))
        assert (noted.closed_at.hour, noted.closed_at.minute) == (8, 55)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("stayed", "gu", "«gu» er ingen av desse: SE, OB"),
        ("against", "ob", "«ob» er ingen av desse: LU, VI, FJ, SO, GU, AS"),
        ("closed", "25.70", "«25.70» er ikkje eit klokkeslett: skriv til dømes 9.20."),
    ],
)
async def test_what_cannot_be_is_said_and_not_recorded(tmp_path, field, text, said):
    async with table(tmp_path) as it:
        await it.more("w")
        await it.press("1")
        before = it.log
        await it.fill(**{field: text})
        await it.press("enter")
        assert told(it) == said
        assert it.log == before


async def test_somebody_remote_is_warned_of_where_the_meeting_has_to_be_closed(tmp_path):
    strict = without(WATCHED, switched={"remote_closed": True})
    past = (*THERE, e.MemberArrived(person="p4", remote=True))
    async with table(tmp_path, board=strict, past=past) as it:
        await it.more("w")
        await it.press("1")
        assert it.reads(".form-preview").startswith("! SO er med på fjernmøte.")
        await it.fill(basis="kommunelova § 11-5 tredje ledd bokstav a")
        assert "fjernmøte" not in it.reads(".form-preview")


async def test_the_attendance_goes_before_the_closing(tmp_path):
    async with table(tmp_path, past=(), present=False) as it:
        await it.more("w")
        assert it.name == "AttendanceDialog"


# While it is closed, and after


async def test_f2_opens_the_meeting_again_and_says_when(tmp_path):
    async with table(tmp_path) as it:
        await shut(it)
        it.clock.move(minutes=15)
        await it.adopt()
        assert told(it) == "Sak 13: VEDTEKE. Møtet er opna att kl. 9.15."
        assert closure(it).opened_at is not None
        assert it.meeting.closed_for is None
        assert it.here.startswith("14")
        assert it.letters == "V·"


async def test_f8_w_again_opens_the_meeting_now_or_at_the_time_that_is_typed(tmp_path):
    async with table(tmp_path) as it:
        await shut(it)
        it.clock.move(minutes=15)
        await it.press("f8", "w", "enter")
        assert "Møtet vart opna att kl. 9.15." in it.reads(".form-preview")
        await it.press("enter")
        assert told(it) == "Møtet er opna att kl. 9.15."
        assert it.item("i1").open
        await it.press("ctrl+z")
        await it.more("w")
        await it.press("o")
        await it.type("910")
        await it.press("enter")
        assert told(it) == "Møtet er opna att kl. 9.10."


async def test_the_meeting_is_not_opened_before_it_was_closed(tmp_path):
    async with table(tmp_path) as it:
        await shut(it)
        await it.more("w")
        await it.press("o")
        await it.type("8.30")
        await it.press("enter")
        assert closure(it).opened_at is None
        assert told(it) == "Det sluttar før det byrjar. Rett tidene."


async def test_basis_title_and_times_are_put_right_also_after_the_item_is_closed(tmp_path):
    async with table(tmp_path) as it:
        await shut(it)
        it.clock.move(minutes=15)
        await it.adopt()
        await it.press("f3")
        await it.more("w")
        assert not any("Opna møtet" in line for line in it.options())
        await it.press("r")
        basis = "kommunelova § 11-5 andre ledd, jf. forvaltningslova § 13"
        await it.fill(basis=basis, title="Ei anna sak", closed="9.05", opened="9.12", stayed="")
        assert "Møtet vart lukka kl. 9.05" in it.reads(".form-preview")
        await it.press("enter")
        noted = closure(it)
        assert (noted.basis, noted.neutral_title, noted.stayed) == (basis, "Ei anna sak", ())
        assert [(at.hour, at.minute) for at in (noted.closed_at, noted.opened_at)] == [
            (9, 5),
            (9, 12),
        ]
        assert told(it) == "Det som er ført om lukkinga, er retta."


async def test_putting_nothing_right_leaves_no_trace(tmp_path):
    async with table(tmp_path) as it:
        await shut(it)
        before = it.log
        await it.more("w")
        await it.press("r", "enter")
        assert told(it) == "Det står som det stod."
        assert it.log == before


async def test_that_it_was_not_closed_after_all_takes_a_yes(tmp_path):
    async with table(tmp_path) as it:
        await shut(it)
        await it.more("w")
        await it.press("v", "enter")
        assert closure(it) is not None
        await it.more("w")
        await it.press("v", "j")
        assert closure(it) is None
        assert told(it) == "Saka er offentleg."
        assert "LUKKA" not in it.text


async def test_while_the_meeting_is_closed_for_one_item_another_one_waits(tmp_path):
    async with table(tmp_path) as it:
        await shut(it)
        await it.press("f7")
        await it.more("w")
        assert told(it) == "Møtet er lukka for sak 13. Gå dit (F8 d) og opna det med F8 w."
        assert closure(it, "i2") is None


async def test_another_item_is_not_adopted_behind_the_doors_before_they_are_opened(tmp_path):
    async with table(tmp_path) as it:
        await shut(it)
        it.clock.move(minutes=15)
        await it.press("f7")
        before = it.log
        await it.adopt()
        assert "Møtet er lukka for sak 13. Kva med sak 14?" in it.text
        await it.press("escape")
        assert it.log == before
        await it.adopt()
        await it.press("o")
        assert "Møtet vart opna att kl. 9.15." in it.reads(".form-preview")
        await it.press("enter")
        assert it.meeting.closed_for is None
        assert not it.item("i2").open


async def test_another_item_can_be_closed_too_by_a_vote_of_its_own(tmp_path):
    async with table(tmp_path) as it:
        await shut(it)
        it.clock.move(minutes=15)
        await it.press("f7")
        await it.more("u")
        await it.press("enter")
        assert "Møtet er lukka for sak 13. Kva med sak 14?" in it.text
        await it.press("w", "enter")
        assert it.item("i2").open
        await it.press("1", "enter")
        assert closure(it, "i2") is not None
        assert closure(it).opened_at is not None


async def test_a_finished_item_has_to_be_taken_up_to_be_closed(tmp_path):
    async with table(tmp_path) as it:
        await it.adopt()
        await it.press("f3")
        await it.more("w")
        assert told(it) == "Saka er avslutta. F8 a tek ho opp att."


async def test_the_form_fits_the_screen_with_a_long_basis_and_many_in_the_room(tmp_path):
    crowd = tuple(
        Person(id=f"o{n}", name=f"Observatør nummer {n} frå fylket", function="observer")
        for n in range(12)
    )
    past = (*THERE, *(e.MemberArrived(person=p.id) for p in crowd))
    board = without(people=(*WATCHED.people, *crowd))
    async with table(tmp_path, board=board, past=past, size=SMALL) as it:
        await it.more("w")
        assert "Esc: avbryt" in it.text
        await it.press("2")
        await it.fill(
            basis="kommunelova § 11-5 andre ledd, jf. forvaltningslova § 13 første ledd nr. 2",
            stayed=", ".join(["se", *(p.name for p in crowd)]),
        )
        assert "Esc: avbryt" in it.text
        assert "Nøytral tittel" in it.text


async def test_what_the_pack_says_is_for_closed_doors_is_marked_until_it_is_closed(tmp_path):
    secret = replace(AGENDA[1], background="Saka blir handsama for lukka dører.")
    async with sitting(tmp_path, (secret, AGENDA[4])) as it:
        assert "SKAL LUKKAST? F8 w" in it.text
        await it.more("w")
        await it.press("1", "enter")
        assert "SKAL LUKKAST" not in it.text
        assert "LUKKA · OPEN" in it.text


async def test_both_protocols_can_be_read_before_they_are_written(tmp_path):
    async with sitting(tmp_path, (AGENDA[1], AGENDA[4])) as it:
        await it.more("w")
        await it.press("1", "enter")
        await it.adopt()
        await it.press("f9")
        assert "Ny nettstad" in protocol(it)
        await it.press("o")
        assert "Ny nettstad" not in protocol(it)
        assert "Personalsak" in protocol(it)
        await it.press("o")
        assert "Ny nettstad" in protocol(it)


def protocol(it) -> str:
    """The source of the protocol that is shown."""
    return it.app.screen.query_one(Markdown).source
