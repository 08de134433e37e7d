"""The meeting that holds every edge case, by keys alone, in the program as it is installed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.procedure.wording import NN

if TYPE_CHECKING:
    from tests.whole.secretary import Office, Secretary

MEETING = "2026-03-24-styret-i-fjordhjelpa-ko"
PLACES = ("Luster", "Vik", "Fjaler", "Solund", "Gulen", "Askvoll")
TITLES = NN.titles
PROPOSALS = {
    5: (NN.budget,),
    6: (NN.lease,),
    7: (NN.grants,),
    8: NN.measures,
    9: (NN.bridge,),
    10: (NN.dates,),
    11: (NN.maps,),
    12: (NN.committee,),
    13: (NN.adviser,),
    14: (NN.staff,),
    15: (NN.purchases,),
    16: (NN.network,),
    17: (NN.report,),
    18: (NN.cooperation,),
    19: (NN.site,),
    20: (NN.next_meeting,),
}
"""The proposals on the sakliste, by number of the item."""


def write_pack(folder: Path) -> Path:
    """The pack of the meeting as a text file."""
    lines: list[str] = []
    for number, title in enumerate(TITLES, start=1):
        lines += [f"{number}. {title}", ""]
        points = PROPOSALS.get(number, ())
        if points:
            lines += ["Framlegg til vedtak:", ""]
        if len(points) == 1:
            lines += [points[0], ""]
        elif points:
            lines += [*(f"{n}. {text}" for n, text in enumerate(points, start=1)), ""]
    pack = folder / "sakliste.txt"
    pack.write_text("\n".join(lines), encoding="utf-8")
    return pack


def write_roster(folder: Path) -> Path:
    """Six seats, two deputies of one name, the secretariat and an observer."""
    functions = ("leiar", "nestleiar", *["medlem"] * 4)
    rows = [
        f"Representant for {place},{function},{place},"
        for place, function in zip(PLACES, functions, strict=True)
    ]
    rows += ["Vararepresentant,vara,Gulen,", "Vararepresentant,vara,Solund,"]
    rows += ["Sekretariatet,administrasjon,,", "Fylkeskommunen,observatør,,"]
    roster = folder / "styret.csv"
    roster.write_text("name,function,represents,deputy_for\n" + "\n".join(rows) + "\n")
    return roster


def convene(office: Office) -> None:
    """Add the board and take in the pack."""
    office.env["SOGNKO_CLOCK"] = "2026-03-24T09:00:00+01:00"
    office.run("board", "add", "Styret i Fjordhjelpa KO", "--members", write_roster(office.folder))
    office.run(
        "import", write_pack(office.folder), "--date", "2026-03-24", "--place", "Rådhuset",
        "--time", "09:00", "--notice", "2026-03-17",
    )  # fmt: skip


def hold(it: Secretary) -> None:
    """From Heim to the second version of the protocol, every case on its way."""
    for part in PARTS:
        part(it)


def more(it: Secretary, letter: str, then: str) -> None:
    """F8 and a letter."""
    it.press("F8", "Bokstav eller piltast")
    it.press(letter, then)


def go_to(it: Secretary, number: int) -> None:
    """F8 d, and wait until a key counts there."""
    more(it, "d", "Gå til sak")
    it.type(str(number), str(number))
    it.press("Enter", f"sak {number} av")
    it.at(number)


def vote(it: Secretary, against: str, told: str, then: str) -> None:
    """F5, those against, Enter."""
    it.press("F5", "Kan røyste")
    it.type(against, told)
    it.press("Enter", then)


def marked(it: Secretary, steps: int, then: str) -> None:
    """In F6, this many people down; what is marked there shows."""
    for _step in range(steps):
        it.press("Down", then)


def who_is_there(it: Secretary) -> None:
    """Cases 5, 6 and 20: a deputy for one who is away, one for nobody, one on the line."""
    it.open_meeting()
    it.press("F6", "Frammøte")
    it.press("a", "6 av 6")
    marked(it, 3, "6 av 6")
    it.press("r", "Solund (medlem) · FJERN")
    marked(it, 1, "6 av 6")
    it.press("Space", "5 av 6")
    it.press("f", "forfall")
    it.press("v", "Kven møter for Representant for Gulen?")
    it.press("1", "6 av 6")
    marked(it, 3, "6 av 6")
    it.press("v", "Kven møter Vararepresentant for?")
    it.press("0", "for ingen")
    marked(it, 1, "6 av 6")
    it.press("Space", "SE Sekretariatet")
    it.press("Enter", "6/6")


def added_and_moved(it: Secretary) -> None:
    """Cases 10 and 11: an item on the sakliste as it is approved, another moved to be taken earlier."""
    it.at(1)
    more(it, "y", "Ny sak")
    it.type("Høyringa om skulerute", "skulerute")
    it.press("Tab", "Meldt av")
    it.type("as", "as")
    it.press("Tab", "Sak 22")
    it.press("F2", "av 22")
    go_to(it, 19)
    more(it, "1", "Flytt sak 19")
    it.type("11", "Etter 11")
    it.press("Enter", "sak 19 av")
    go_to(it, 1)
    it.adopt(1, 2)


def remarked(it: Secretary) -> None:
    """Case 18: a remark on the last protocol."""
    it.at(2)
    more(it, "0", "Merknad til protokoll")
    it.type("fj", "fj")
    it.press("Tab", "Merknad")
    it.type(NN.remark, "klokka 12.")
    it.press("F2", "sak 2 av")
    it.adopt(2, 3)


def came_late(it: Secretary) -> None:
    """Case 7: Gulen comes during item 3, and the deputy steps down after it; an observer in item 4."""
    it.at(3)
    it.type(NN.told, "sidan sist")
    it.press("F6", "Frammøte")
    marked(it, 4, "FY")
    it.press("Space", "gjekk ut etter sak 3")
    it.press("Enter", "sak 3 av")
    it.adopt(3, 4)
    it.at(4)
    it.press("F6", "Frammøte")
    it.press("End", "FY")
    it.press("Space", "Fylkeskommunen kom")
    it.press("Enter", "sak 4 av")


def informed(it: Secretary) -> None:
    """Item 4: a decision in an information item, to which nobody objects."""
    it.at(4)
    it.press("BTab", "►VEDTAK")
    it.type(NN.inspection, "tilsynet.")
    it.press("F2", "Vedtak i orienteringssak 4")
    it.press("Enter", "sak 5 av")


def tied(it: Secretary) -> None:
    """Item 5: three against three."""
    it.at(5)
    vote(it, "fj so as", "Likt: dobbeltrøysta til", "3 mot 3")
    it.adopt(5, 6)


def the_chair_leaves(it: Secretary) -> None:
    """Case 3: the chair is found disqualified, and the deputy chair presides."""
    it.at(6)
    more(it, "i", "kven gjeld det?")
    it.type("lu", "lu")
    it.press("Enter", "kva grunnlag?")
    it.press("1", "Møteleiar")
    it.press("Enter", "ugild i sak 6")
    it.adopt(6, 7)


def several_at_once(it: Secretary) -> None:
    """Case 4: two at once, of whom one is found disqualified; the second deputy sits in."""
    it.at(7)
    more(it, "i", "kven gjeld det?")
    it.type("fj so", "fj so")
    it.press("Enter", "Fjaler: kva grunnlag?")
    it.press("6", "(1 av 2)")
    it.press("Enter", "Solund: kva grunnlag?")
    it.press("6", "(2 av 2)")
    it.type("lu vi as", "1 mot 3")
    it.press("Enter", "ugild i sak 7")
    it.adopt(7, 8)


def by_points(it: Secretary) -> None:
    """Cases 15 and 21: a break that is put right; then one point falls."""
    it.at(8)
    more(it, "p", "Pause")
    it.press("Tab", "til kl.")
    it.type("9.10", "9.10")
    it.press("F2", "Pausen er ført")
    more(it, "-", "Rett")
    it.press("1", "til kl.")
    it.press("Tab", "til kl.")
    it.type("9.15", "9.15")
    it.press("F2", "Pausen er retta")
    more(it, "m", "Framlegg i sak 8")
    it.press("k", "Neste røysting: punkt 1")
    it.press("Enter", "Røysting: punkt 1")
    it.press("Enter", "Neste røysting: punkt 2")
    it.press("Enter", "Røysting: punkt 2")
    it.type("lu vi fj gu", "2 for")
    it.press("Enter", "Neste røysting: punkt 3")
    it.press("Enter", "Røysting: punkt 3")
    it.press("Enter", "Neste røysting: punkt 4")
    it.press("Enter", "Røysting: punkt 4")
    it.press("Enter", "sett saman")
    it.press("Enter", "Det som fekk fleirtal")
    it.adopt(8, 9)


def contested(it: Secretary) -> None:
    """Item 9: two texts against each other and against the proposal, a change, an addition."""
    it.at(9)
    more(it, "m", "Framlegg i sak 9")
    for kind, mover, text in (
        ("a", "vi", NN.bridge_a),
        ("a", "fj", NN.bridge_b),
        ("e", "so", None),
        ("t", "gu", NN.bridge_d),
    ):
        it.press("n", "Kva slags framlegg")
        it.press(kind, "F4: framlegget inn")
        it.type(mover, mover)
        it.press("Tab", "F4")
        if text is None:
            it.press("BSpace", "brua")
            text = " og tilførselsvegane."
        it.type(text, text.split()[-1])
        it.press("F2", "Ført: ")
    it.press("Up", "ENDRING")
    it.press("Up", "FRAMLEGG B")
    it.press("Up", "FRAMLEGG A")
    it.press("p", "tel ikkje")
    it.type("lu fj as", "3 for")
    it.press("Enter", "prøve 3–3")
    it.press("Enter", "Røysting: endring (C)")
    it.type("lu vi fj gu", "2 for")
    it.press("Enter", "fall 2–4")
    it.press("Enter", "Røysting: framlegg A mot framlegg B")
    it.type("fj as", "4 mot 2")
    it.press("Enter", "tapte 2–4 mot A")
    it.press("Enter", "Røysting: framlegg A mot framlegget")
    it.type("as", "5 for")
    it.press("Enter", "vann 5–1 mot framlegget")
    it.press("Enter", "Røysting: tillegg (D)")
    it.press("Enter", "sett saman")
    it.press("Enter", "Det som fekk fleirtal")
    it.adopt(9, 10)


def too_few(it: Secretary) -> None:
    """Item 10: four are out of the room at the vote, and the board goes on with a reason."""
    it.at(10)
    it.press("F5", "Kan røyste")
    it.press("Tab", "Kan røyste")
    it.type("fj so gu as", "2 for")
    it.press("Enter", "samrøystes (2)")
    it.press("F2", "Grunn for å gå vidare")
    it.type(NN.too_few, "spurde")
    it.press("F2", "sak 11 av")


def out_of_turn(it: Secretary) -> None:
    """Cases 5 and 20: Askvoll leaves, the first deputy is passed over; Solund leaves the line."""
    it.at(11)
    it.press("F6", "Frammøte")
    marked(it, 3, "SO")
    it.press("r", "møte")
    marked(it, 2, "AS")
    it.press("Space", "forlét møtet")
    it.press("v", "Kven møter for Representant for Askvoll?")
    it.press("2", "Kvifor utanom tur")
    it.type(NN.skipped, "stod føre på lista")
    it.press("Enter", "for AS")
    it.press("Enter", "VAR kom under sak 11")
    it.press("s", "sak 11 av")


def refused(it: Secretary) -> None:
    """Case 9: one is away at the vote, one refuses, one is against."""
    it.at(11)
    it.press("F5", "Kan røyste")
    it.type("fj", "1 imot")
    it.press("Tab", "Kan røyste")
    it.type("gu", "4 for")
    it.press("Tab", "Kan røyste")
    it.type("so", "3 for")
    it.press("Enter", "3 mot 1")
    it.adopt(11, 19)
    it.adopt(19, 12)


def elections(it: Secretary) -> None:
    """Items 12 and 13: an election in two rounds with a lot, and an appointment."""
    it.at(12)
    more(it, "q", "Val i sak 12")
    it.press("n", "Kven er føreslegen")
    it.type("fj, as, Rektor i Stad", "Rektor i Stad")
    it.press("Enter", "Føreslegne: ")
    it.press("r", "Røysting 1")
    for count in "2", "2", "1":
        it.type(count, count)
        it.press("Tab", "Kan røyste")
    it.type("1", "6 av 6")
    it.press("Enter", "Enter: røysting 2")
    it.press("r", "Røysting 2")
    it.type("3", "3 av 6")
    it.press("Tab", "Kan røyste")
    it.type("3", "6 av 6")
    it.press("Enter", "skriv kven loddet fall på")
    it.type("fj", "trekte loddet")
    it.press("Enter", "RØYSTING  vald")
    it.adopt(12, 13)
    it.at(13)
    more(it, "q", "Val i sak 13")
    it.press("n", "Kven er føreslegen")
    it.type("Søkjar frå Stad, Søkjar frå Kinn", "Kinn")
    it.press("Enter", "Føreslegne: ")
    it.press("r", "Røysting 1")
    it.type("lu vi gu", "3 av 6")
    it.press("Tab", "Kan røyste")
    it.type("resten", "dobbeltrøysta")
    it.press("Enter", "RØYSTING  vald")
    it.adopt(13, 14)


def closed(it: Secretary) -> None:
    """Item 14: closed, changed, with one against and a statement of hers."""
    it.at(14)
    more(it, "w", "kva heimel?")
    it.press("3", "Nøytral tittel")
    it.press("F2", "LUKKA")
    it.press("BSpace", "arkivaren")
    it.type(", med tre månader løn.", "{+, med tre månader løn+}")
    vote(it, "vi", "5 for", "5 mot 1")
    more(it, "k", "Protokolltilførsel")
    it.type("vi", "vi")
    it.press("Tab", "Tilførsel")
    it.type(NN.staff_statement, "for høg.")
    it.press("F2", "sak 14 av")
    more(it, "w", "Opna møtet att")
    it.press("o", "Opna")
    it.press("F2", "opna att")
    it.adopt(14, 15)


def put_off(it: Secretary) -> None:
    """Case 12: postponed by a vote, withdrawn, returned, sent on."""
    it.at(15)
    more(it, "u", "Utset saka: 15")
    it.press("Tab", "Framlegg frå")
    it.type("vi", "vi")
    it.press("Tab", "Røysta imot")
    it.type("lu fj", "4 mot 2")
    it.press("Enter", "sak 16 av")
    it.at(16)
    more(it, "t", "Trekk saka: 16")
    it.press("Enter", "sak 17 av")
    it.at(17)
    more(it, "r", "Send saka tilbake: 17")
    it.press("Enter", "sak 18 av")
    it.at(18)
    more(it, "s", "Send saka over: 18")
    it.type("kommunestyra", "kommunestyra.")
    it.press("Enter", "sak 20 av")


def next_meeting(it: Secretary) -> None:
    """The decision sets the next meeting, which is made."""
    it.at(20)
    it.press("F2", "F8 8 fører neste møte")
    more(it, "8", "Neste møte: 9. juni 2026 kl. 9.00")
    it.press("Enter", "lag møtet no")
    it.press("l", "er laga og står på Heim")
    it.adopt(21, 22)


def raised(it: Secretary) -> None:
    """Case 11: an item put on the sakliste at its approval, and one raised under way."""
    it.at(22)
    it.press("BTab", "►VEDTAK")
    it.type(NN.added, "høyringsfrist.")
    more(it, "y", "Ny sak")
    it.type("Helsing til jubilanten", "jubilanten")
    it.press("Tab", "Meldt av")
    it.type("vi", "vi")
    it.press("Tab", "tomt: ei sak for seg sjølv")
    it.press("BSpace", "Sak 23")
    it.press("F2", "av 23")
    go_to(it, 22)
    it.adopt(22, 23)
    it.at(23)
    it.press("BTab", "►VEDTAK")
    it.type(NN.raised, "jubilanten.")
    it.press("F2", "Set nokon seg imot?")
    it.type("fj", "for få til å hindre det")
    it.press("Enter", "Alle sakene er ferdige")


def written(it: Secretary) -> None:
    """F9: the protocol, the full one and the one for everybody; then it is approved."""
    it.press("F9", "Skriv")
    it.press("Enter", "protokoll-full.md")
    it.press("k", "Godkjend i")
    it.type("sak 2 den 9. juni 2026", "9. juni 2026")
    it.press("Enter", "Godkjend og skriven")
    it.press("F10", "GODKJEND")


def corrected(it: Secretary) -> None:
    """Case 19: a figure is put right after the approval, in a second version."""
    go_to(it, 5)
    it.press("F8", "Bokstav eller piltast")
    it.press("-", "Rett den godkjende protokollen")
    it.press("Tab", "Kvifor")
    it.type(NN.correction_reason, "i avskrifta ")
    it.press("F2", "RETTING v2")
    it.press("F8", "Bokstav eller piltast")
    it.press("-", "Tidene for sak 5")
    it.press("a", "Rett teksten")
    it.press("r", "OPEN")
    it.press("F8", "Bokstav eller piltast")
    it.press("f", "Rett skrivefeil i framlegget")
    it.press("C-u", "Rett skrivefeil i framlegget")
    it.type(NN.budget.replace("40", "44"), "44 000 kroner")
    it.press("F2", "Styret set av 44 000")
    it.at(5)
    it.press("F2", "Alle sakene er ferdige")
    it.press("F9", "Versjon 1 vart godkjend i ")
    it.press("NPage", "Versjon 2.")
    it.press("Enter", "Skriven: ")
    it.press("F10", "RETTING v2")
    it.press("F10", "F10 Ut")


PARTS = (
    who_is_there,
    added_and_moved,
    remarked,
    came_late,
    informed,
    tied,
    the_chair_leaves,
    several_at_once,
    by_points,
    contested,
    too_few,
    out_of_turn,
    refused,
    elections,
    closed,
    put_off,
    next_meeting,
    raised,
    written,
    corrected,
)
"""The meeting in the order it was held."""
