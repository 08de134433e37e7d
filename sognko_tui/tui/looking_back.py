"""The part of the table of commands for the screens where one looks back at what is done.

`commands` has the whole table.
"""

from __future__ import annotations

from sognko_tui.texts import N_
from sognko_tui.tui.command import Command

LOOKING_BACK: tuple[Command, ...] = (
    # Arkiv
    Command("archive", "open", N_("Opna møtet ved saka"), "enter", N_("Opna")),
    Command(
        "archive",
        "cite",
        N_("Siter vedtaket"),
        "f2",
        N_("Siter"),
        help=N_("Set tilvisinga inn i feltet du kom frå; frå Heim blir ho kopiert."),
    ),
    Command(
        "archive",
        "lists",
        N_("Tilvisingar utan mål, skadde møte"),
        "f4",
        N_("Feil"),
    ),
    Command("archive", "order", N_("Beste treff først, eller nyaste"), "f5", N_("Rekkj.")),
    Command(
        "archive",
        "narrow",
        N_("Utval"),
        "f6",
        N_("Utval"),
        help=N_(
            "Etter styre, år, slag sak, utfall, kommune, person, eller berre i tittel eller vedtak."
        ),
    ),
    Command(
        "archive",
        "thread",
        N_("Saka gjennom møta"),
        "f7",
        N_("Saka"),
        help=N_("Den same saka møte for møte, den eldste først, med det som hende kvar gong."),
    ),
    Command(
        "archive",
        "copy",
        N_("Kopier vedtaket"),
        "f8",
        N_("Kopi"),
        help=N_("Til utklippstavla i terminalen (OSC 52)."),
    ),
    Command("archive", "decisions", N_("Vedtak: registeret"), "f3"),
    Command("archive", "followups", N_("Oppfølging"), "f12"),
    Command("archive", "figures", N_("Tal"), "f9"),
    Command("archive", "read_on", N_("Les vidare i teksten"), "ctrl+down,shift+pagedown"),
    Command("archive", "read_back", N_("Les tilbake i teksten"), "ctrl+up,shift+pageup"),
    Command("archive", "back", N_("Tilbake"), "escape,f10,ctrl+q", N_("Ut"), label="Esc"),
    # Vedtak
    Command("decisions", "open", N_("Opna møtet ved saka"), "enter", N_("Opna")),
    Command("decisions", "cite", N_("Siter vedtaket"), "f2", N_("Siter")),
    Command("decisions", "order", N_("Beste treff først, eller nyaste"), "f5", N_("Rekkj.")),
    Command("decisions", "narrow", N_("Utval"), "f6", N_("Utval")),
    Command("decisions", "thread", N_("Saka gjennom møta"), "f7", N_("Saka")),
    Command("decisions", "copy", N_("Kopier vedtaket"), "f8", N_("Kopi")),
    Command("decisions", "archive", N_("Heile arkivet"), "f3"),
    Command("decisions", "followups", N_("Oppfølging"), "f12"),
    Command("decisions", "figures", N_("Tal"), "f9"),
    Command("decisions", "read_on", N_("Les vidare i teksten"), "ctrl+down,shift+pagedown"),
    Command("decisions", "read_back", N_("Les tilbake i teksten"), "ctrl+up,shift+pageup"),
    Command("decisions", "back", N_("Tilbake"), "escape,f10,ctrl+q", N_("Ut"), label="Esc"),
    # Oppfølging
    Command("followups", "open", N_("Opna møtet ved saka"), "enter", N_("Opna")),
    Command(
        "followups",
        "settle",
        N_("Gjord"),
        "f2",
        N_("Gjord"),
        help=N_("Fører når det vart gjort og ein merknad, i møtet som bad om det."),
    ),
    Command("followups", "also_done", N_("Vis òg dei som er gjorde"), "f4", N_("Òg gjorde")),
    Command("followups", "reopen", N_("Ikkje gjord likevel"), "f5", N_("Ta tilbake")),
    Command("followups", "back", N_("Tilbake"), "escape,f10,ctrl+q", N_("Ut"), label="Esc"),
    # Tal
    Command("figures", "next_board", N_("Neste styre"), "tab,f7", N_("Neste styre")),
    Command(
        "figures",
        "save",
        N_("Lagre som CSV"),
        "f2",
        N_("Lagre CSV"),
        help=N_("Legg tala i ei fil i innboksen, til eit rekneark."),
    ),
    Command("figures", "back", N_("Tilbake"), "escape,f10,ctrl+q", N_("Tilbake"), label="Esc"),
    # Tidslinje
    Command(
        "replay",
        "item_before",
        N_("Førre sak"),
        "left",
        N_("Sak"),
        label="←/→",
        help=N_("Til det første som vart gjort i saka før."),
    ),
    Command(
        "replay",
        "item_after",
        N_("Neste sak"),
        "right",
        help=N_("Til det første som vart gjort i neste sak."),
    ),
    Command("replay", "go_to_time", N_("Gå til klokkeslett"), "g", N_("Klokkeslett")),
    Command("replay", "back", N_("Tilbake"), "escape,f10,ctrl+q", N_("Tilbake"), label="Esc"),
)
