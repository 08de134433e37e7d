"""The arguments of the command line, and what is said of wrong ones. Loaded when there are any."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from sognko_tui.texts import LANGUAGES, _

FORMATS = (
    *("md", "html", "json", "log", "backup"),
    *("pdf", "docx", "odt", "txt", "record", "einnsyn", "popolo", "votes.csv", "decisions.csv"),
    "manifest",
)
"""In which forms a meeting can be had."""


class WrongUse(Exception):
    """The arguments make no sense; the message says which and what to do."""


class HelpShown(Exception):
    """Help was asked for and is the message."""


class _Form(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, _("Bruk: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """argparse in the user's language: it raises where it would print and exit."""

    def __init__(self, **settings: object) -> None:
        settings.setdefault("formatter_class", _Form)
        super().__init__(add_help=False, allow_abbrev=False, **settings)  # type: ignore[arg-type]
        self._positionals.title = _("Kva")
        self._optionals.title = _("Val")
        self.add_argument("-h", "--help", action=_Help, help=_("vis denne hjelpa"))
        # They may stand before the command as well as after it: none of them may undo the other.
        anywhere: dict[str, Any] = {"default": argparse.SUPPRESS}
        self.add_argument("--minutes", metavar=_("MAPPE"), help=_("arkivet"), **anywhere)
        self.add_argument(
            "--restricted",
            action="store_true",
            help=_("opne ingenting utanfor arkivet og innboksen"),
            **anywhere,
        )
        self.add_argument("--lang", choices=LANGUAGES, help=_("språket på skjermen"), **anywhere)
        self.add_argument(
            "--index",
            metavar="URL",
            help=_("søkeregisteret i ein PostgreSQL: postgresql://… (utan: i arkivet)"),
            **anywhere,
        )

    def error(self, message: str) -> NoReturn:
        """Raise `WrongUse` with what is wrong, and how help is had."""
        hint = _("«{command} --help» viser korleis.").format(command=self.prog)
        raise WrongUse(f"{_translated(message)} {hint}")


class _Help(argparse.Action):
    def __init__(self, **settings: Any) -> None:
        super().__init__(nargs=0, **settings)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        raise HelpShown(parser.format_help().rstrip())


def _translated(message: str) -> str:
    """A complaint of argparse, in the user's language where it is one we know."""
    patterns = (
        (r"the following arguments are required: (.*)", _("Dette manglar: {0}.")),
        (r"unrecognized arguments: (.*)", _("Ukjent: {0}.")),
        (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", _("{0}: {1} er ikkje mellom {2}.")),
        (r"argument (.*?): expected (?:one|at least one) argument", _("{0}: verdien manglar.")),
        (r"argument (.*?): invalid .* value: (.*)", _("{0}: {1} kan ikkje brukast.")),
        (r"argument (.*?): not allowed with argument (.*)", _("{0} og {1} kan ikkje brukast saman.")),
        (r"argument (.*?): ignored explicit argument (.*)", _("{0}: tek ingen verdi.")),
    )  # fmt: skip
    for pattern, said in patterns:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return said.format(*found.groups())
    return message


class Asked(argparse.Namespace):
    """What was asked for, by the names of the arguments."""

    command: str | None = None
    minutes: str | None = None
    lang: str | None = None
    restricted: bool = False
    index: str | None = None


def parse(arguments: Sequence[str]) -> Asked:
    """Read the arguments. Raises `WrongUse`, or `HelpShown`."""
    asked = Asked()
    _parser().parse_args(arguments, namespace=asked)
    return asked


def _parser() -> Parser:
    # It needs what is below, and stands beside it only because there is so much of it.
    from sognko_tui.cli import leaving_arguments as leaving

    parser = Parser(
        prog="sognko",
        description=_("Før protokollen i eit styremøte. Utan kommando opnar programmet seg."),
    )
    parser.add_argument("--version", action="store_true", help=_("vis versjonen"))
    commands = parser.add_subparsers(
        dest="command", metavar=_("KOMMANDO"), parser_class=Parser, title=_("Kommandoar")
    )

    def command(name: str, told: str) -> Parser:
        return commands.add_parser(name, help=told, description=told)

    command("demo", _("prøv programmet på ein kopi av dømet"))
    made = command("agenda", _("les eit sakspapir og vis kva som vart funne"))
    made.add_argument("file", metavar=_("FIL"))
    with_json(made)
    made = command("import", _("lag eit møte av eit sakspapir"))
    made.add_argument(
        "file", metavar=_("FIL"), help=_("ei fil, eller ei mappe eller zip med fleire")
    )
    made.add_argument("--date", metavar=_("DATO"), help=_("møtedato, til dømes 2025-12-09"))
    made.add_argument("--board", metavar=_("STYRE"), help=_("id eller namn på styret"))
    made.add_argument("--place", metavar=_("STAD"), default="", help=_("møtestad"))
    made.add_argument("--time", metavar=_("KL"), default="", help=_("klokkeslett, til dømes 09:00"))
    made.add_argument("--notice", metavar=_("DATO"), help=_("dato for innkallinga"))
    made.add_argument(
        "--another", action="store_true", help=_("eit møte til, same styre og same dag")
    )
    made.add_argument(
        "--carry",
        action=argparse.BooleanOptionalAction,
        default=True,
        help=_("utsette saker frå tidlegare møte kjem med til sist på saklista (til vanleg: ja)"),
    )
    made.add_argument(
        "--into",
        metavar=_("MØTE"),
        help=_("ein ny versjon av sakspapira til eit møte som finst: det du har skrive, står"),
    )
    made.add_argument(
        "--yes",
        action="store_true",
        help=_("spør ikkje; gjer ingenting om det er noko i sakspapiret å sjå på"),
    )
    made.add_argument(
        "--force", action="store_true", help=_("bruk sakspapiret òg når det er noko å sjå på")
    )
    made = command("import-protocol", _("les inn protokollar som vart skrivne før programmet kom"))
    made.add_argument(
        "files", metavar=_("FIL"), nargs="+", help=_("Markdown, tekst, PDF eller Word")
    )
    made.add_argument("--board", metavar=_("STYRE"), help=_("id eller namn på styret"))
    made.add_argument("--date", metavar=_("DATO"), help=_("møtedato, til dømes 2025-12-09"))
    made.add_argument(
        "--another", action="store_true", help=_("eit møte til, same styre og same dag")
    )
    _board(command("board", _("legg til eller vis styre")))
    with_json(command("list", _("vis møta i arkivet")))
    made = with_meeting(command("show", _("vis eit møte")))
    made.add_argument("--full", action="store_true", help=_("òg notata og lukka saker"))
    with_json(made)
    made = with_meeting(command("log", _("vis loggen til eit møte")))
    made.add_argument("--full", action="store_true", help=_("òg notata og lukka saker"))
    with_json(made)
    made = with_meeting(command("room", _("vis kven som var i rommet når")))
    made.add_argument(
        "--at", metavar=_("KL"), help=_("klokkeslett; utan: kvar gong nokon kom eller gjekk")
    )
    with_json(made)
    with_meeting(command("write", _("skriv protokollen og vis kvar han ligg")))
    leaving.compare(
        with_meeting(command("compare", _("vis kva nokon har endra i protokollen for hand")))
    )
    leaving.approvals(command)
    told = _("vis møtet på ein skjerm til, medan det blir ført")
    made = command("follow", told)
    made.add_argument(
        "meeting",
        nargs="?",
        metavar=_("MØTE"),
        help=_("utan: det som er ope no, elles det neste som skal haldast"),
    )
    made.add_argument(
        "--closed",
        action="store_true",
        help=_("òg det som står i lukka saker: ikkje på ein skjerm som andre ser"),
    )
    made = command("check", _("finn det som manglar eller ikkje stemmer"))
    made.add_argument("meeting", nargs="?", metavar=_("MØTE"), help=_("utan: alle som er i gang"))
    made.add_argument("--full", action="store_true", help=_("òg orda i lukka saker"))
    with_json(made)
    _copies(command)
    made = command("put", _("legg det som kjem inn, som ei fil i innboksen"))
    made.add_argument("name", metavar=_("NAMN"), nargs="+")
    made = with_meeting(command("get", _("skriv ut eit møte i eit format")))
    made.add_argument("format", choices=FORMATS, metavar=_("FORMAT"), help=", ".join(FORMATS))
    made.add_argument("--full", action="store_true", help=_("òg notata og lukka saker"))
    leaving.export(command)
    leaving.seals(command)
    leaving.template(command)
    _lookups(command)
    made = command("merge-driver", _("flett to versjonar av ei fil, for git (sjå docs/sharing.md)"))
    for name, metavar in (("base", "%O"), ("ours", "%A"), ("theirs", "%B"), ("path", "%P")):
        made.add_argument(name, metavar=metavar)
    _followups(command("followups", _("vis det som skal følgjast opp, eller før at det er gjort")))
    leaving.receipt(
        with_meeting(command("receipt", _("før at arkivsystemet har fått protokollen")))
    )
    leaving.publish(
        command("publish", _("lag ein nettstad av dei godkjende protokollane i ei mappe"))
    )
    command("door", _("ta imot den som kjem over SSH (sjå docs/ssh.md)"))
    return parser


def _copies(command: Callable[[str, str], Parser]) -> None:
    made = command("backup", _("ta kopi av heile møtet, òg medan det er ope"))
    made.add_argument("meeting", nargs="?", metavar=_("MØTE"))
    made.add_argument(
        "--all", action="store_true", help=_("alle møta, i kvar si fil i mappa som --to nemner")
    )
    made.add_argument(
        "--to", metavar=_("FIL"), default="-", help=_("fila som blir skriven; utan: skriv ut")
    )
    made = command("restore", _("lag eit møte att av ein kopi"))
    made.add_argument("file", metavar=_("FIL"))
    made.add_argument(
        "--another", action="store_true", help=_("ved sida av møtet som har namnet no")
    )


def _lookups(command: Callable[[str, str], Parser]) -> None:
    made = command("search", _('finn saker i arkivet: ord, «"ord i rekkjefølgje"», «-ikkje dette»'))
    made.add_argument("words", metavar=_("ORD"), nargs="+")
    made.add_argument(
        "--best", action="store_true", help=_("dei beste først: ordet i tittelen, så i vedtaket")
    )
    made.add_argument(
        "--where",
        choices=("anywhere", "title", "decision"),
        default="anywhere",
        help=_("kvar orda skal stå"),
    )
    made.add_argument("--limit", metavar=_("TAL"), type=int, default=20, help=_("til vanleg 20"))
    _narrowed(made)
    with_json(made)
    made = command("index", _("bygg søkeregisteret, eller ta inn det som er endra"))
    made.add_argument("--rebuild", action="store_true", help=_("bygg det heilt på nytt"))
    made.add_argument("--progress", action="store_true", help=_("skriv ut kor langt det er kome"))

    made = command("decisions", _("vis vedtaka i arkivet, dei nyaste først"))
    made.add_argument("--text", action="store_true", help=_("òg heile teksten i kvart vedtak"))
    _narrowed(made)
    _table(made)
    told = _("vis tal frå møta, år for år: frammøte, tid, samrøystes vedtak, opne oppfølgingar")
    made = command("figures", told)
    _of_board(made)
    _table(made)
    made = with_meeting(command("thread", _("følg ei sak gjennom møta, framover og bakover")))
    made.add_argument("item", metavar=_("SAK"), help=_("nummeret på saka"))
    with_json(made)
    told = _("vis tilvisingar til vedtak som ikkje finst i arkivet")
    made = command("references", told)
    _of_board(made)
    with_json(made)


def _table(made: Parser) -> None:
    """In which forms a table can be had."""
    form = made.add_mutually_exclusive_group()
    form.add_argument(
        "--csv",
        metavar=_("FIL"),
        nargs="?",
        const="-",
        help=_("som CSV til eit rekneark; utan fil: skriv ut"),
    )
    form.add_argument("--json", action="store_true", help=_("som JSON"))
    made.add_argument("--force", action="store_true", help=_("skriv over ei fil som finst"))


def _of_board(made: Parser) -> None:
    made.add_argument("--board", metavar=_("STYRE"), help=_("id eller namn på styret"))
    made.add_argument("--year", metavar=_("ÅR"), type=int, default=0, help=_("berre dette året"))


def _followups(made: Parser) -> None:
    made.add_argument("--board", metavar=_("STYRE"), help=_("id eller namn på styret"))
    made.add_argument("--who", metavar=_("KVEN"), help=_("berre det denne skal gjere"))
    made.add_argument("--all", action="store_true", help=_("òg det som er gjort"))
    form = made.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("som JSON"))
    form.add_argument(
        "--ics", action="store_true", help=_("som oppgåver i ein kalender (iCalendar)")
    )
    acts = made.add_subparsers(
        dest="act", metavar=_("KVA"), parser_class=Parser, title=_("Kva, utan: vis lista")
    )
    for name, told in (
        ("done", _("før at noko er gjort, i møtet som bad om det")),
        ("reopen", _("før at noko ikkje er gjort likevel")),
    ):
        act = with_meeting(acts.add_parser(name, help=told, description=told))
        act.add_argument("item", metavar=_("SAK"), help=_("nummeret på saka"))
        act.add_argument(
            "number", metavar=_("NR"), type=int, nargs="?", help=_("når saka har fleire: 1, 2 …")
        )
        if name == "done":
            act.add_argument("--date", metavar=_("DATO"), help=_("når det vart gjort; utan: i dag"))
            act.add_argument("--note", metavar=_("TEKST"), default="", help=_("kva som vart gjort"))


def _narrowed(made: Parser) -> None:
    """What a list of items can be narrowed to."""
    _of_board(made)
    made.add_argument(
        "--kind",
        choices=("formality", "information", "decision", "election", "other"),
        default="",
        help=_("slag sak"),
    )
    made.add_argument("--outcome", metavar=_("UTFALL"), default="", help=_("til dømes adopted"))
    made.add_argument(
        "--municipality", metavar=_("KOMMUNE"), default="", help=_("saker om ein kommune")
    )
    made.add_argument("--person", metavar=_("NAMN"), default="", help=_("saker med ein person i"))


def with_meeting(made: Parser) -> Parser:
    """The command is about a meeting."""
    made.add_argument("meeting", metavar=_("MØTE"), help=_("id, byrjinga på han, eller dato"))
    return made


def with_json(made: Parser) -> None:
    """The command can answer for programs."""
    made.add_argument("--json", action="store_true", help=_("som JSON"))


def _board(made: Parser) -> None:
    from sognko_tui.cli.leaving_arguments import retention

    acts = made.add_subparsers(
        dest="act", metavar=_("KVA"), parser_class=Parser, required=True, title=_("Kva")
    )
    told = _("legg til eit styre med dei som sit i det")
    add = acts.add_parser("add", help=told, description=told)
    add.add_argument("name", metavar=_("NAMN"))
    add.add_argument(
        "--members",
        metavar=_("FIL"),
        required=True,
        help=_("CSV eller XLSX med kolonnane namn, funksjon, representerer, vara for"),
    )
    add.add_argument("--language", choices=("nn", "nb"), default="nn", help=_("protokollspråket"))
    add.add_argument(
        "--rules",
        choices=("kommunelova", "ko", "iks", "lag"),
        default="ko",
        help=_("reglane styret følgjer: kommunelova, ko (oppgåvefellesskap), iks eller lag"),
    )
    add.add_argument("--place", metavar=_("STAD"), default="", help=_("vanleg møtestad"))
    add.add_argument("--replace", action="store_true", help=_("byt ut eit styre med same namn"))
    told = _("vis reglane til eit styre, eller slå ein av eller på")
    rules = acts.add_parser("rules", help=told, description=told)
    rules.add_argument("board", metavar=_("STYRE"), help=_("id eller namn på styret"))
    for option, told_of in (("--on", _("slå på ein regel")), ("--off", _("slå av ein regel"))):
        rules.add_argument(option, metavar=_("REGEL"), action="append", default=[], help=told_of)
    with_json(rules)
    told = _("skriv ut lista over dei som sit i styret, slik ho kan lesast inn att")
    export = acts.add_parser("export", help=told, description=told)
    export.add_argument("--board", metavar=_("STYRE"), help=_("id eller namn på styret"))
    export.add_argument(
        "--to", choices=("csv", "xlsx"), help=_("formatet; utan: etter namnet på fila, elles csv")
    )
    export.add_argument(
        "--output", metavar=_("FIL"), help=_("fila som blir skriven; utan: skriv ut")
    )
    export.add_argument("--force", action="store_true", help=_("skriv over ei fil som finst"))
    told = _("vis kvar protokollane skal takast vare på, eller endre det")
    retention(acts.add_parser("retention", help=told, description=told))
    told = _("vis styra")
    with_json(acts.add_parser("list", help=told, description=told))
