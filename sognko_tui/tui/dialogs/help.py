"""Help for where you are: the keys of the screen, from the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sognko_tui.texts import N_, _
from sognko_tui.tui.commands import commands, key_label
from sognko_tui.tui.dialogs.base import Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult

INTRODUCTIONS = {
    "home": N_("Vel eit møte med pilene og opna det med Enter. Alt blir lagra medan du skriv."),
    "import": N_(
        "Til venstre står sakene som vart funne, til høgre teksten dei er lesne frå, med sida og kva "
        "kvar linje er: T tittel, F framlegg, B saksframstilling, V vedlegg. Ved det som er "
        "tvilsamt, står eit spørjeteikn, og kvifor står under. Enter seier at saka stemmer, og går "
        "til den neste tvilsame. Tab går til teksten: der merkjer pilene ei linje, og Shift og pil "
        "fleire."
    ),
    "meeting": N_(
        "Gå gjennom sakene med F2. VEDTAK startar som framlegget: skriv i det berre når vedtaket "
        "blir eit anna. REFERAT er det som vart sagt, NOTAT er ditt eige og kjem aldri på trykk. "
        "Tab byter felt. Det finst ingen lagretast: det du ser, ligg på disken."
    ),
    "protocol": N_("Slik blir protokollen. Øvst står det som bør sjåast på. Enter skriv han."),
    "edited": N_(
        "Nokon har endra protokollfila for hand. Det med + kan takast inn i møtet, det med ! må du "
        "sjå til sjølv. Fila blir teken vare på kva du enn vel."
    ),
    "review": N_(
        "Det som manglar eller ikkje stemmer. Enter går til staden, Ctrl+R viser regelen bak."
    ),
    "follow": N_(
        "Det same møtet på ein skjerm til, medan det blir ført: saka som er oppe, framlegget, "
        "vedtaket slik det blir skrive, og røystinga. Av ei lukka sak kjem berre nummeret og den "
        "nøytrale tittelen."
    ),
    "archive": N_(
        "Skriv det du leitar etter: kvart ord, eller byrjinga av det, må stå i saka, i tittel, framlegg, "
        "vedtak, referat, notat eller saksframstilling. «To ord» i hermeteikn må stå slik, og -ord må "
        "ikkje stå der. Pil opp og ned går i lista medan du skriv."
    ),
    "replay": N_(
        "Eit møte steg for steg. Til venstre står det som vart gjort, og når; til høgre kven som var i "
        "rommet då, og korleis saka stod. Pil til venstre og høgre går sak for sak."
    ),
    "board": N_("Styret og dei som sit i det. Endringar her rører aldri eit møte som er halde."),
    "decisions": N_(
        "Alt som er vedteke, det nyaste først, med utfall og røysting; under står vedtaket. Skriv for å "
        "finne eit ord i sakene, F6 vel styre, år, utfall og anna. Enter opnar møtet ved saka."
    ),
    "followups": N_(
        "Kven som skal gjere kva, etter fristen; først det som skulle vore gjort. Skriv byrjinga av "
        "eit ord for å finne noko i lista, og gå i henne med pilene. F2 fører at det er gjort, Enter "
        "opnar møtet som bad om det."
    ),
    "figures": N_(
        "Det møta kjem til, år for år: kor stor del av sæta som var fylte, av medlemer eller vara, kor "
        "lenge eit møte og ei sak varte, kor mange av røystingane som var samrøystes, og oppfølgingar "
        "frå det året som er opne enno. Der ingenting er ført, står det ingenting. Søyla er målt mot "
        "det høgste i kolonnen, ein prosent mot hundre."
    ),
}
"""What each screen is for, in a few sentences."""


class Explanation(Dialog[None]):
    """A few sentences, about the dialog below where there is no `title`. Returns nothing."""

    def __init__(self, text: str, *, title: str = "") -> None:
        super().__init__(title or _("Hjelp"), _("Esc: tilbake"))
        self._text = text

    def parts(self) -> ComposeResult:
        """The sentences."""
        with VerticalScroll(classes="help"):
            yield Static(Content(self._text))

    def on_mount(self) -> None:
        """What is long is read on with the arrows."""
        self.query_one(VerticalScroll).focus()


class HelpDialog(Dialog[None]):
    """The keys and what they do. Returns nothing."""

    def __init__(self, screen_name: str) -> None:
        super().__init__(_("Hjelp"), _("Esc: tilbake"))
        self._screen_name = screen_name

    def parts(self) -> ComposeResult:
        """An introduction and a line for each command."""
        with VerticalScroll(classes="help"):
            yield Static(Content(_(INTRODUCTIONS[self._screen_name]) + "\n"))
            for command in commands(self._screen_name):
                key = key_label(command, shared=False) if command.keys else f"F8 {command.letter}"
                also = (
                    f"  (F8 {command.letter})" if command.keys and command.letter.isalpha() else ""
                )
                line = Content.styled(f"{key:>8} ", "bold") + Content(f" {_(command.name)}{also}")
                yield Static(line)
                if command.help:
                    yield Static(Content(_(command.help)), classes="help-more")
            yield Static(
                Content(
                    "\n"
                    + _("Esc og så eit siffer er funksjonstasten med det talet (0 er F10).")
                    + "\n"
                    + _("Ctrl+P: alt, etter namn. Tab og Shift+Tab: neste og førre felt.")
                )
            )

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
