"""The commands of Protokoll: from the draft to what leaves the house."""

from __future__ import annotations

from sognko_tui.texts import N_
from sognko_tui.tui.command import Command

PROTOCOL: tuple[Command, ...] = (
    Command("protocol", "write", N_("Skriv protokollen"), "enter", N_("Skriv")),
    Command("protocol", "other", N_("Offentleg eller full protokoll"), "o", letter="o"),
    Command(
        "protocol",
        "export",
        N_("Som filer: PDF, Word, nettside, data"),
        "e",
        N_("Filer"),
        letter="e",
        help=N_("Seier kva for filer som blir skrivne, og kvar, før det blir gjort."),
    ),
    Command("protocol", "extract", N_("Særutskrift av ei sak, eller av alle"), "s", letter="s"),
    Command("protocol", "letter", N_("Melding om vedtak, som brev"), "m", letter="m"),
    Command("protocol", "circulate", N_("Send rundt"), "r", letter="r"),
    Command("protocol", "approve", N_("Godkjend"), "k", N_("Godkjend"), letter="k"),
    Command(
        "protocol",
        "signatures",
        N_("Underskrifter: kven har signert, og er noko endra"),
        "u",
        letter="u",
        help=N_("Viser om protokollen er som han vart godkjend, og tek inn det som er signert."),
    ),
    Command("protocol", "parcel", N_("Pakke til sak- og arkivsystemet"), "a", letter="a"),
    Command(
        "protocol",
        "edited",
        N_("Det nokon har endra i fila for hand"),
        "h",
        letter="h",
        help=N_("Viser skilnadene, og tek inn i møtet det som kan takast inn."),
    ),
    Command("protocol", "review", N_("Gjennomgang"), "g", N_("Gjennomgang"), letter="g"),
    Command("protocol", "more", N_("Meir: alt du kan gjere med protokollen"), "f8", N_("Meir")),
    Command("protocol", "back", N_("Tilbake"), "escape,f10,ctrl+q", N_("Tilbake"), label="Esc"),
)
"""In the order the key line and the F8 menu show them."""
