"""The one table of commands: from it come bindings, the key line, the F8 menu, palette and help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from sognko_tui.texts import N_
from sognko_tui.tui.command import Command
from sognko_tui.tui.looking_back import LOOKING_BACK
from sognko_tui.tui.out_of_the_house import PROTOCOL

if TYPE_CHECKING:
    from collections.abc import Iterator


def _everywhere(*screens: str) -> Iterator[Command]:
    for screen in screens:
        yield Command(screen, "help", N_("Hjelp"), "f1", N_("Hjelp"), letter="?")


COMMANDS: tuple[Command, ...] = (
    *_everywhere(
        *("home", "import", "meeting", "protocol", "review", "board", "follow"),
        *("archive", "decisions", "followups", "figures", "replay", "edited"),
    ),
    # Heim
    Command("home", "open", N_("Opna møtet"), "enter", N_("Opna")),
    Command("home", "new", N_("Nytt møte"), "n", N_("Nytt møte")),
    Command("home", "protocol", N_("Les protokollen"), "p", N_("Protokoll")),
    Command("home", "archive", N_("Arkiv: søk i det som er vedteke"), "a", N_("Arkiv")),
    Command("home", "replay", N_("Tidslinje"), "t", N_("Tidslinje")),
    Command("home", "board", N_("Styre"), "s", N_("Styre")),
    Command("home", "decisions", N_("Vedtak: registeret"), "v"),
    Command("home", "followups", N_("Oppfølging"), "o"),
    Command("home", "figures", N_("Tal"), "l"),
    Command("home", "close", N_("Avslutt"), "f10,ctrl+q", N_("Ut")),
    # Import
    Command(
        "import",
        "confirm",
        N_("Stemmer"),
        "enter",
        N_("Stemmer"),
        help=N_("Saka er rett lesen: går til den neste tvilsame, eller vidare når ingen er att."),
    ),
    Command(
        "import",
        "accept",
        N_("Bruk saklista"),
        "f2",
        N_("Bruk"),
        help=N_(
            "Går vidare med sakene slik dei står no, og spør om det er noko du ikkje har sett på."
        ),
    ),
    Command("import", "next_doubt", N_("Neste tvilsame"), "f7", N_("Tvil")),
    Command("import", "rename", N_("Nummer og tittel"), "n"),
    Command("import", "retype", N_("Slag sak"), "t"),
    Command(
        "import",
        "join",
        N_("Slå saman med neste"),
        "s",
        N_("Saman"),
        help=N_("Den neste saka blir ein del av denne."),
    ),
    Command(
        "import",
        "split",
        N_("Del: ny sak frå linja"),
        "d",
        N_("Del"),
        help=N_("Linja som er merkt i teksten, blir tittelen på ei ny sak."),
    ),
    Command("import", "drop", N_("Stryk saka"), "x,delete", N_("Stryk")),
    Command(
        "import",
        "proposal",
        N_("Linja er framlegg"),
        "f",
        N_("Framl."),
        help=N_(
            "Den merkte linja, eller alle du har merkt med Shift og pil, er del av framlegget."
        ),
    ),
    Command("import", "background", N_("Linja er saksframstilling"), "b", N_("Bakgr.")),
    Command("import", "attachment", N_("Linja er vedlegg"), "v"),
    Command("import", "heading", N_("Linja er tittelen"), "o"),
    Command("import", "leave_out", N_("Linja skal ikkje med"), "i"),
    Command("import", "up", N_("Flytt saka opp"), "less_than_sign,ctrl+up", label="<"),
    Command("import", "down", N_("Flytt saka ned"), "greater_than_sign,ctrl+down", label=">"),
    Command("import", "undo", N_("Angre"), "u,ctrl+z"),
    Command("import", "redo", N_("Gjer om att"), "ctrl+y"),
    Command("import", "other_side", N_("Saker eller tekst"), "tab"),
    Command("import", "back", N_("Avbryt"), "escape,f10,ctrl+q", label="Esc"),
    # The second screen
    Command("follow", "close", N_("Avslutt"), "escape,q,f10,ctrl+q", N_("Ut"), label="Esc"),
    # Møte
    Command(
        "meeting",
        "adopt",
        N_("Vedta"),
        "f2",
        N_("Vedta"),
        letter="2",
        help=N_("Vedtek det som står i VEDTAK, fører røystinga og går til neste opne sak."),
    ),
    Command("meeting", "previous", N_("Førre sak"), "f3", letter="3"),
    Command("meeting", "next", N_("Neste sak"), "f7", N_("Sak"), letter="7", label="F3/F7"),
    Command(
        "meeting",
        "restore",
        N_("Framlegget inn att"),
        "f4",
        N_("Framl."),
        letter="4",
        help=N_("Set framlegget inn att i VEDTAK; i REFERAT: underoverskriftene frå sakspapiret."),
    ),
    Command(
        "meeting",
        "vote",
        N_("Røysting"),
        "f5",
        N_("Røyst"),
        letter="5",
        help=N_("Alle er for, om ikkje anna er ført: skriv initialane til dei som er imot."),
    ),
    Command("meeting", "attendance", N_("Frammøte"), "f6", N_("Møtte"), letter="6"),
    Command("meeting", "menu", N_("Meir"), "f8", N_("Meir")),
    Command("meeting", "reject", N_("Ikkje vedteke"), letter="n"),
    Command("meeting", "postpone", N_("Utset saka"), letter="u"),
    Command("meeting", "withdraw", N_("Trekk saka"), letter="t"),
    Command("meeting", "return_item", N_("Send saka tilbake"), letter="r"),
    Command("meeting", "forward_item", N_("Send saka over"), letter="s"),
    Command(
        "meeting",
        "reopen",
        N_("Ta opp att saka"),
        letter="a",
        help=N_(
            "Opnar ei avslutta sak: for å rette teksten eller røystinga, eller for ny handsaming."
        ),
    ),
    Command("meeting", "add_item", N_("Ny sak"), letter="y"),
    Command(
        "meeting",
        "new_version",
        N_("Nye sakspapir"),
        letter="=",
        help=N_(
            "Tek inn ein ny versjon av sakspapira, eller ei sak som kom seint: det du har skrive, står."
        ),
    ),
    Command("meeting", "move_item", N_("Flytt saka"), letter="1"),
    Command(
        "meeting",
        "correct",
        N_("Rett det som er ført"),
        letter="-",
        help=N_("Rettar klokkeslett, frammøte, pausar og anna som alt er ført."),
    ),
    Command(
        "meeting",
        "remark",
        N_("Merknad til protokoll"),
        letter="0",
        help=N_("Ein merknad til protokollen frå eit tidlegare møte, når han blir godkjend."),
    ),
    Command(
        "meeting",
        "motion",
        N_("Framlegg i saka"),
        letter="m",
        help=N_("Fører framlegg, tek røystingane i rekkjefølgje og set saman vedtaket."),
    ),
    Command(
        "meeting",
        "choose_motion",
        N_("Framlegg til VEDTAK"),
        letter="b",
        help=N_("Set framlegget frå ein medlem inn i VEDTAK, til røysting."),
    ),
    Command(
        "meeting",
        "election",
        N_("Val i saka"),
        letter="q",
        help=N_("Fører kven som er føreslegne, røystingane og kven som er vald; fyller ut VEDTAK."),
    ),
    Command(
        "meeting",
        "close_session",
        N_("Lukka dører"),
        letter="w",
        help=N_("Lukkar møtet for publikum i denne saka, med heimel og røysting; opnar det att."),
    ),
    Command(
        "meeting",
        "disqualify",
        N_("Ugild i denne saka"),
        letter="i",
        help=N_("Kven, grunnlag, røysting, kven som leier møtet og kva vara som kjem inn."),
    ),
    Command(
        "meeting",
        "statement",
        N_("Protokolltilførsel"),
        letter="k",
        help=N_("Det ein medlem vil ha inn i protokollen om denne saka."),
    ),
    Command("meeting", "follow_up", N_("Oppfølging"), letter="o"),
    Command(
        "meeting",
        "follow_decisions",
        N_("Oppfølging av vedtak"),
        letter="ø",
        help=N_("Ei sak med det tidlegare møte har bede om og som ikkje er gjort enno."),
    ),
    Command(
        "meeting",
        "next_meeting",
        N_("Neste møte"),
        letter="8",
        help=N_("Fører når styret møtest neste gong, slik vedtaket seier det, og lagar møtet."),
    ),
    Command(
        "meeting",
        "complete",
        N_("Fullfør ordet"),
        "ctrl+o",
        letter=".",
        help=N_(
            "Forkortingar blir standardsetningar, initialar namn. Utan eit ord: alt å velje i."
        ),
    ),
    Command(
        "meeting",
        "line_each",
        N_("Linje per kommune"),
        letter="l",
        help=N_("Ei linje for kvar kommune i feltet, til ein runde rundt bordet."),
    ),
    Command("meeting", "fill_none", N_("«ingen» i ope felt"), "ctrl+n", letter="e"),
    Command("meeting", "strike_point", N_("Stryk ope punkt"), "ctrl+t", letter="x"),
    Command(
        "meeting",
        "slip",
        N_("Rett skrivefeil"),
        letter="f",
        help=N_("Rettar ein skrivefeil i framlegget: det blir rekna som det same framlegget."),
    ),
    Command("meeting", "tall", N_("VEDTAK i full høgd"), letter="v"),
    Command("meeting", "jump", N_("Gå til sak …"), letter="d"),
    Command("meeting", "head", N_("Møtehovud, tider"), letter="h"),
    Command("meeting", "pause", N_("Pause"), letter="p"),
    Command("meeting", "review", N_("Gjennomgang"), letter="g"),
    Command(
        "meeting",
        "rule",
        N_("Regelen bak"),
        "ctrl+r",
        letter=",",
        help=N_("Viser regelen bak ei åtvaring, og set han til side her med ein grunn."),
    ),
    Command(
        "meeting",
        "take_over",
        N_("Ta over møtet"),
        letter="+",
        help=N_(
            "Når ein annan har møtet ope: økta der lagrar og slepp det, og du skriv vidare. Ei økt "
            "som ikkje svarar, blir avslutta."
        ),
    ),
    Command("meeting", "undo", N_("Angre"), "ctrl+z", letter="z"),
    Command("meeting", "redo", N_("Gjer om att"), "ctrl+y", letter="j"),
    Command("meeting", "protocol", N_("Protokoll"), "f9", N_("Prot."), letter="9"),
    Command("meeting", "case", N_("Saka, vedlegg"), "f12", letter="c"),
    Command(
        "meeting",
        "archive",
        N_("Søk i arkivet"),
        "ctrl+f",
        letter="/",
        help=N_("Kva vart vedteke før? Esc går attende hit, F2 der siterer vedtaket inn i feltet."),
    ),
    Command(
        "meeting",
        "save",
        N_("Alt er lagra"),
        "ctrl+s",
        help=N_("Er det ikkje det, blir det teke ein kopi av heile møtet ein annan stad."),
    ),
    Command(
        "meeting",
        "rescue",
        N_("Kopi til ei mappe"),
        letter="*",
        help=N_("Heile møtet i ei fil i ei anna mappe, til dømes når disken er full."),
    ),
    Command("meeting", "close", N_("Lukk møtet"), "f10,ctrl+q", N_("Ut")),
    # Gjennomgang
    Command("review", "go", N_("Gå dit"), "enter", N_("Gå dit")),
    Command("review", "rule", N_("Regelen bak"), "ctrl+r", N_("Regel")),
    Command("review", "protocol", N_("Protokoll"), "f9", N_("Protokoll")),
    Command("review", "back", N_("Tilbake"), "escape,f10,ctrl+q", N_("Tilbake"), label="Esc"),
    # Protokoll
    *PROTOCOL,
    # Protokollen, endra for hand
    Command(
        "edited",
        "take",
        N_("Ta inn det som kan takast inn"),
        "enter",
        N_("Ta inn"),
        help=N_(
            "Alt med + blir ført i møtet som eitt steg, som kan angrast. Fila blir teken vare på."
        ),
    ),
    Command(
        "edited",
        "drop",
        N_("Lat møtet stå"),
        "x",
        N_("Lat stå"),
        help=N_("Protokollen blir skriven på nytt. Den endra fila blir lagd til side."),
    ),
    Command("edited", "back", N_("Tilbake"), "escape,f10,ctrl+q", N_("Tilbake"), label="Esc"),
    # Styre
    Command("board", "edit", N_("Endra personen"), "enter", N_("Endra")),
    Command("board", "add", N_("Ny person"), "n", N_("Ny")),
    Command("board", "remove", N_("Ta bort personen"), "delete", N_("Bort"), label="Del"),
    Command("board", "facts", N_("Namn, målform og reglar"), "f2,s", N_("Styret")),
    Command("board", "rules", N_("Reglar"), "f4,r", N_("Reglar")),
    Command("board", "abbreviations", N_("Forkortingar"), "f"),
    Command("board", "retention", N_("Arkivsystem, og kor lenge kopien her blir ståande"), "a"),
    Command("board", "roster", N_("Hent personane frå ei fil (CSV, XLSX)"), "i"),
    Command("board", "export", N_("Lagre personane i ei fil (CSV, XLSX)"), "e"),
    Command("board", "next_board", N_("Neste styre"), "f7,tab", N_("Neste")),
    Command("board", "new_board", N_("Nytt styre"), "f8,y", N_("Nytt")),
    Command("board", "back", N_("Tilbake til Heim"), "escape,f10,ctrl+q", N_("Heim"), label="Esc"),
    *LOOKING_BACK,
)
"""Every command of every screen, in the order the key line and the menu show them."""


def commands(screen: str) -> tuple[Command, ...]:
    """The commands of one screen."""
    return tuple(c for c in COMMANDS if c.screen == screen)


def bindings(screen: str) -> list[Binding]:
    """The bindings of one screen; function keys go before what a text field makes of them."""
    return [
        Binding(
            key,
            c.action,
            c.name,
            show=False,
            priority=_goes_first(key),
            id=f"{screen}.{c.action}.{key}",
        )
        for c in commands(screen)
        for key in _with_capitals(c.keys)
    ]


def _with_capitals(keys: str) -> Iterator[str]:
    """The keys, letters also as capitals: the key line shows them so, and Caps Lock may be on."""
    for key in filter(None, keys.split(",")):
        yield key
        if len(key) == 1 and key.isalpha():
            yield key.upper()


def _goes_first(key: str) -> bool:
    return key.startswith(("f", "ctrl+")) and key not in ("ctrl+z", "ctrl+y")


def key_label(command: Command, *, shared: bool = True) -> str:
    """The key as the user knows it: `F2`, `Enter`, `Ctrl+N`.

    `shared` is for the key line, where two commands may stand as one: `F3/F7`.
    """
    if command.label and (shared or "/" not in command.label):
        return command.label
    key = command.keys.split(",")[0]
    return "+".join(part.capitalize() for part in key.split("+"))
