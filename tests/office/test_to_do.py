"""The list of what is to be done, narrowed while one types."""

from sognko_tui.meeting.open_followups import FollowUpRow
from sognko_tui.office.to_do import narrowed, to_do


def row(who: str, what: str) -> FollowUpRow:
    return FollowUpRow(
        meeting="m",
        board="styret",
        board_name="Styret i Prøve KO",
        day=None,
        item="i7",
        item_number="7",
        title="PPT",
        number=0,
        who=who,
        what=what,
    )


THERE = to_do(
    [row("Dagleg leiar", "Lyse ut stillinga"), row("Møteleiaren", "Sjå på økonomiplanen")]
)


def found(typed: str) -> list[str]:
    return [one.who for one in narrowed(THERE, typed)]


def test_without_a_word_everything_stands_there():
    assert found("") == found(" - ") == ["Dagleg leiar", "Møteleiaren"]


def test_every_word_or_its_beginning_is_there_in_whatever_letters_it_is_typed():
    assert found("DAGLEG lys") == ["Dagleg leiar"]
    assert found("okonomi") == found("moteleiar") == ["Møteleiaren"]
    assert found("ppt prøve") == ["Dagleg leiar", "Møteleiaren"]
    # Not in the midst of a word.
    assert found("leiaren") == []
