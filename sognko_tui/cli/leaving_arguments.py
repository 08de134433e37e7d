"""The arguments of the commands that take a protocol out of the house; see `arguments`."""

from __future__ import annotations

from collections.abc import Callable

from sognko_tui.cli.arguments import Parser, with_json, with_meeting
from sognko_tui.texts import _


def compare(made: Parser) -> None:
    """Of a protocol that somebody edited by hand."""
    what = made.add_mutually_exclusive_group()
    what.add_argument(
        "--take", action="store_true", help=_("ta inn det som kan takast inn; det kan angrast")
    )
    what.add_argument(
        "--drop", action="store_true", help=_("lat møtet stå; den endra fila blir lagd til side")
    )
    made.add_argument(
        "--file", metavar=_("FIL"), help=_("ein kopi frå ein annan stad, til dømes frå e-post")
    )
    made.add_argument(
        "--reason",
        metavar=_("KVIFOR"),
        default="",
        help=_("kvifor ein godkjend protokoll blir retta"),
    )
    made.add_argument(
        "--who", metavar=_("KVEN"), default="", help=_("kven som svarar for rettinga")
    )
    with_json(made)


def approvals(command: Callable[[str, str], Parser]) -> None:
    """On the way from a draft to an approved record."""
    told = _("før at protokollen er send rundt, og skriv det som skal sendast")
    made = with_meeting(command("circulate", told))
    made.add_argument("--date", metavar=_("DATO"), help=_("når han vart send; utan: i dag"))
    made.add_argument(
        "--due", metavar=_("DATO"), help=_("fristen for merknader; utan: slik styret har det")
    )
    made.add_argument("--manner", metavar=_("MÅTE"), default="", help=_("til dømes e-post"))
    told = _("før at protokollen er godkjend, og skriv han; sidan blir han berre retta")
    made = with_meeting(command("approve", told))
    made.add_argument(
        "--where",
        metavar=_("KVAR"),
        default="",
        help=_("møtet som godkjende, eller korleis det vart gjort; utan: neste møte"),
    )
    made.add_argument("--sign", metavar=_("NØKKEL"), help=_("signer med denne SSH-nøkkelen òg"))
    made.add_argument("--who", metavar=_("NAMN"), default="", help=_("kven som signerer"))


def template(command: Callable[[str, str], Parser]) -> None:
    """Of how a board has its papers look."""
    told = _("skriv ut ein mal å byrje på, for PDF eller for melding om vedtak")
    made = command("template", told)
    made.add_argument(
        "which", choices=("protocol", "letter"), metavar=_("MAL"), help="protocol, letter"
    )
    made.add_argument("--board", metavar=_("STYRE"), help=_("id eller namn på styret"))


def seals(command: Callable[[str, str], Parser]) -> None:
    """Of signatures."""
    made = with_meeting(command("sign", _("signer den godkjende protokollen med ein SSH-nøkkel")))
    made.add_argument(
        "key",
        metavar=_("NØKKEL"),
        nargs="?",
        help=_("privat nøkkel, eller den offentlege delen av ein som ssh-agent har"),
    )
    made.add_argument(
        "--outside", metavar=_("FIL"), help=_("ta inn det som er signert utanfor programmet")
    )
    made.add_argument("--who", metavar=_("NAMN"), default="", help=_("kven som signerte"))
    made.add_argument("--on", metavar=_("DATO"), help=_("når det vart signert; utan: i dag"))
    made.add_argument(
        "--kind",
        choices=("paper", "bankid", "other"),
        default="paper",
        help=_("korleis det vart signert utanfor"),
    )
    told = _("sjå om godkjende protokollar er som dei var, og kven som har signert")
    made = command("verify", told)
    made.add_argument("meeting", nargs="?", metavar=_("MØTE"), help=_("utan: heile arkivet"))
    made.add_argument("--board", metavar=_("STYRE"), help=_("id eller namn på styret"))
    made.add_argument(
        "--allowed-signers",
        metavar=_("FIL"),
        help=_("ei anna liste over dei som kan signere enn den styret har"),
    )
    with_json(made)


def export(command: Callable[[str, str], Parser]) -> None:
    """Of what is written for others."""
    from sognko_tui.office.exporting.forms import FORMS

    made = with_meeting(command("export", _("skriv protokollen, særutskrifter og data til filer")))
    known = "; ".join(f"{form.name}: {_(form.label)}" for form in FORMS.values())
    told = _("pdf når ingenting er sagt; fleire med komma mellom. {known}").format(known=known)
    made.add_argument("--to", metavar=_("FORMAT"), default="pdf", help=told.replace("%", "%%"))
    what = made.add_mutually_exclusive_group()
    what.add_argument(
        "--item",
        metavar=_("SAK"),
        action="append",
        default=[],
        help=_("særutskrift av denne saka; kan nemnast fleire gonger"),
    )
    what.add_argument(
        "--items", action="store_true", help=_("særutskrift av alle sakene, kvar si fil")
    )
    made.add_argument(
        "--letter",
        action="store_true",
        help=_("brev med melding om vedtak i staden for særutskrift"),
    )
    made.add_argument(
        "--recipient", metavar=_("NAMN"), default="", help=_("kven meldinga om vedtak går til")
    )
    made.add_argument(
        "--full", action="store_true", help=_("òg det som vart handsama for lukka dører")
    )
    made.add_argument(
        "--output",
        metavar=_("MAPPE"),
        help=_("mappa det blir skrive i; utan: «eksport» ved sida av protokollen"),
    )
    made.add_argument("--force", action="store_true", help=_("skriv over filer som finst"))


def receipt(made: Parser) -> None:
    """Of what the record system says."""
    made.add_argument(
        "reference", metavar=_("TILVISING"), help=_("saks- og dokumentnummeret i arkivsystemet")
    )
    made.add_argument(
        "--file", metavar=_("FIL"), help=_("sjølve kvitteringa, som blir teken vare på")
    )
    made.add_argument("--parcel", metavar=_("FIL"), help=_("arkivpakka som vart send"))
    made.add_argument("--date", metavar=_("DATO"), help=_("når ho vart motteken; utan: i dag"))


def publish(made: Parser) -> None:
    """Of the site with all protocols."""
    made.add_argument(
        "folder", metavar=_("MAPPE"), help=_("der nettstaden ligg, eller ei tom mappe")
    )
    made.add_argument(
        "--board",
        metavar=_("STYRE"),
        action="append",
        default=[],
        help=_("berre dette styret; kan stå fleire gonger"),
    )
    made.add_argument(
        "--base-url",
        metavar="URL",
        help=_("adressa nettstaden skal ha, for straumane (Atom); blir hugsa til neste gong"),
    )
    made.add_argument(
        "--drafts", action="store_true", help=_("òg ferdige protokollar som ikkje er godkjende")
    )
    made.add_argument(
        "--rebuild", action="store_true", help=_("lag alle sidene på nytt, ikkje berre dei endra")
    )
    with_json(made)


def retention(made: Parser) -> None:
    """Of where the lawful archive is."""
    made.add_argument("board", metavar=_("STYRE"), help=_("id eller namn på styret"))
    made.add_argument(
        "--system", metavar=_("NAMN"), help=_("arkivsystemet; «» tek innstillinga bort")
    )
    copy = made.add_mutually_exclusive_group()
    copy.add_argument("--keep", action="store_true", help=_("kopien her blir ståande"))
    copy.add_argument(
        "--remove-after",
        metavar=_("ÅR"),
        type=int,
        help=_("kopien her kan slettast så mange år etter kvitteringa"),
    )
    with_json(made)
