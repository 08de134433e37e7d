"""What is missing among the attachments of an item."""

import pytest
from msgspec.structs import replace

from sognko_tui.meeting.enclosures import lacks
from sognko_tui.office import sentences
from tests.meetings import agenda_item


def lacking(
    background: str, *attachments: str, links: tuple[str, ...] = ()
) -> list[tuple[str, ...]]:
    item = agenda_item(4, background=background, attachments=attachments, links=links)
    return [(one.code, *one.params.values()) for one in lacks(item)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sjå vedlegg 3.", [("attachment_not_listed", "vedlegg 3")]),
        ("Sjå vedlegg 1 og 2.", []),
        ("Vedlegg nr. 2–4 viser det.", [("attachment_not_listed", "vedlegg 3"), ("attachment_not_listed", "vedlegg 4")]),
        ("Rapporten ligg ved som vedlegg.", []),
        ("Vedlegg 1,5 mill.", []),
    ],
)  # fmt: skip
def test_an_attachment_that_is_named_and_not_listed_is_missing(text, found):
    assert lacking(text, "Rapport", "Kart") == found


def test_an_attachment_may_have_its_number_in_its_name():
    assert lacking("Sjå vedlegg 7.", "Vedlegg 7 Rekneskap") == []


@pytest.mark.parametrize(
    "text",
    ["Vedlagt rekneskap viser eit overskot.", "Sjå vedlegg.", "Avtalen følgjer som vedlegg."],
)
def test_with_something_attached_and_nothing_listed_it_is_missing(text):
    assert [code for code, _ in lacking(text)] == ["attachments_none"]
    assert lacking(text, "Rekneskap") == []
    assert lacking("Ikkje eit ord om det.") == []


@pytest.mark.parametrize("name", ["Budsjett (ettersendast)", "Notat, utlevert i møtet", "Kart ettersendes"])  # fmt: skip
def test_what_comes_later_did_not_come_with_the_papers(name):
    assert lacking("", name) == [("attachment_later", name)]


def test_a_link_whose_address_is_not_in_the_papers_is_told_of():
    assert lacking("", "Møteplan (lenke)") == [("link_without_target", "Møteplan (lenke)")]
    assert lacking("", "Møteplan (lenke)", links=("https://example.org/plan",)) == []


def test_every_lack_has_a_sentence():
    item = replace(
        agenda_item(
            4, background="Sjå vedlegg 3, vedlagt.", attachments=("A (lenke)", "B ettersendes")
        ),
    )
    told = [sentences.lack(one) for one in lacks(item)]
    assert len(told) == 3
    assert not any("{" in one or "…" in one for one in told)
