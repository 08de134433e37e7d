"""Lists of attachments that are odd: nothing in them, or a number that is skipped."""

import pytest


def codes(reading) -> list[tuple[str, ...]]:
    found = [w for w in reading.warnings if w.code.startswith("attachment")]
    return [(w.code, *w.params.values()) for w in found]


def body(attachments: str) -> str:
    listed = attachments.replace("\n", "\n        ")
    return f"""
        1. Opning

        2. Felles feiekontor

        Framlegg til vedtak:
        Styret sluttar seg til utgreiinga.

        {listed}

        Saksframstilling
        Kommunane har bede om ei utgreiing av eit felles feiekontor.

        3. Ymse
        """


@pytest.mark.parametrize(
    ("attachments", "found"),
    [
        ("Vedlegg:", [("attachments_empty", "2")]),
        ("Vedlegg: Ingen", []),
        ("Vedlegg: Kart over området", []),
        ("Vedlegg:\n1. Kart\n2. Rekneskap", []),
        ("Vedlegg:\n1. Kart\n3. Rekneskap", [("attachment_number_missing", "2", "2")]),
        ("Vedlegg:\nVedlegg 1: Kart\nVedlegg 4: Plan", [("attachment_number_missing", "2", "2"), ("attachment_number_missing", "2", "3")]),
        ("Vedlegg:\n• Kart\n• Rekneskap 2025", []),
    ],
)  # fmt: skip
def test_a_list_of_attachments_with_something_odd_is_told_of(pack, attachments, found):
    assert codes(pack(body(attachments))) == found
