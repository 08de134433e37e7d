"""What a sentence of anybody's protocol says became of an item, and how the vote on it went."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Fate = Literal["adopted", "rejected", "postponed", "withdrawn", "returned", "forwarded"]

_WORDS = {
    "ein": 1, "ei": 1, "eitt": 1, "en": 1, "én": 1, "ett": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5,
    "seks": 6, "sju": 7, "syv": 7, "åtte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_WORDS)})"
_VOTES = r"(?:røyst(?:er|ene)?|stemmer?|stemmene|st\.|representant(?:ar|er)|medlem(?:er|mer)?)"

_UNANIMOUS = re.compile(
    r"(?i)\b(?:samrøystes|samrøystt|enstemmige?|einstemmige?|samstemt|samstemmig|einstemt|"
    r"(?:ingen|ingen medlem\w*) (?:røysta|stemte) (?:i)?mot|alle (?:røysta|stemte) for)\b"
)
_COUNT = re.compile(
    rf"(?i)\b(?P<for>{_NUMBER})\s*(?:{_VOTES}\s*)?(?:for\s*)?(?:,|og)?\s*(?:mot|imot|[-–]|/)\s*(?P<against>{_NUMBER})\b(?:\s*{_VOTES})?"
)
_FOR_AGAINST = re.compile(
    rf"(?i)\b(?P<for>{_NUMBER})\s*(?:{_VOTES}\s*)?(?:røysta\s+|stemte\s+)?for\b[^.\d]{{0,60}}?\b(?P<against>{_NUMBER}|ingen)\s*(?:{_VOTES}\s*)?(?:røysta\s+|stemte\s+)?(?:i)?mot\b"
)
_FOR_THEN = re.compile(
    rf"(?i)\b(?P<for>{_NUMBER})\s*{_VOTES}[.,;]?\s*(?:og\s+)?(?P<against>{_NUMBER}|ingen)\s*(?:{_VOTES}\s*)?(?:røysta\s+|stemte\s+)?(?:i)?mot\b"
)
_FOR_COLON = re.compile(
    rf"(?i)\bfor\s*:\s*(?P<for>{_NUMBER})\b[^\d]{{0,60}}?\b(?:i)?mot\s*:\s*(?P<against>{_NUMBER})\b"
)
_AGAINST = re.compile(rf"(?i)\bmot\s+(?P<against>{_NUMBER})\s*{_VOTES}")
_BLANK = re.compile(
    rf"(?i)\b(?P<blank>{_NUMBER})\s*(?:{_VOTES}\s*)?(?:røysta\s+|stemte\s+)?blank[et]?\b|\bblanke?\s*:?\s*(?P<blank2>{_NUMBER})\b"
)
_CASTING = re.compile(
    r"(?i)\b(?:dobbeltr?øyst\w*|dobbeltstemme\w*|(?:leiar|leder|møteleiar|møteleder|ordstyrar|ordstyrer)\w*\s+(?:si\s+|sin\s+)?(?:dobbelt)?(?:røyst|stemme))\b"
)
_LOT = re.compile(r"(?i)\blodd(?:trekking|trekning|et)?\b")
_AGAINST_BY = re.compile(
    r"(?:^|[.;:]\s+)(?P<names>[A-ZÆØÅ][^.;:]{2,120}?)\s+(?:røysta|stemte)\s+(?:i)?mot\b"
)
_NOT_A_VOTE = re.compile(r"(?i)\b(?:paragraf|§|kl\.?|punkt|pkt\.?|sak|saka|side)\s*$")

_DONE = r"(?:vedteke|vedteken|vedtekne|vedtatt|vedtatte|godkjen[dt]e?|samtykt|bifalt|tiltrådt|akseptert)"
_ADOPTED = re.compile(
    rf"(?i)\b{_DONE}\b|\b(?:styret|utvalet|utvalget|rådet|nemnda|årsmøtet|forsamlinga|møtet|representantskapet|fellesrådet|soknerådet|menighetsrådet)\s+"
    r"(?:vedtok|godkjende|godkjente|vedtek|vedtar|godkjenner|godkjenn(?:er)?|slutta seg til|sluttet seg til|gav|ga si|ga sin|valde|valgte|vel|velger|løyvde|bevilget|bevilga|tok .{0,60} til (?:orientering|vitande|etterretning))\b"
    r"|\b(?:vart|ble|blei|er|vert|blir)\s+(?:samrøystes\s+|enstemmig\s+|einstemmig\s+)?(?:vald|valde|valgt|valgte|attvald|attvalde|gjenvald|gjenvalgt)\b|:\s*(?:attvald|gjenvald|gjenvalgt)\w*\b"
    r"|\b(?:teke|teken|tekne|tatt|tas|tek|tar|tok)\b.{0,80}\btil (?:orientering|vitande|vitende|etterretning)\b"
)
_NEGATED = re.compile(
    rf"(?i)\b(?:ikkje|ikke)\s+(?:\w+\s+)?(?:{_DONE})\b|\b(?:framlegget|forslaget|innstillinga|innstillingen)\b[^.]{{0,40}}\b(?:fall|falt|vart nedrøysta|ble nedstemt|blei nedstemt|fekk ikkje fleirtal|fikk ikke flertall|vart avvist|ble avvist)\b"
    r"|^(?:framlegget|forslaget) (?:fall|falt)\b"
)
_CASE = r"(?:sak(?:a|en)?|handsaminga?|behandling(?:en)?(?: av saken)?|punktet|spørsmålet)"
_POSTPONED = re.compile(
    rf"(?i)(?:\b{_CASE}\b[^.;]{{0,50}}\b(?:utsett|utsatt|utsettes|utsettast|utset|setjast ut|sett ut)\b|^(?:utsett|utsatt|utsettes|utsettast)\b|\b(?:utset|utsett|utsetter|utsette) (?:handsaminga|behandlingen|saka|saken)\b)(?P<rest>[^.;]*)"
)
_POSTPONING = re.compile(
    r"(?i)\b(?:utset\w*|utsett\w*)(?:framlegg|forslag)\w*|\b(?:framlegg|forslag)\w*\s+om\s+(?:å\s+utset\w*|utset\w*|utsettelse)"
)
_WITHDRAWN = re.compile(
    rf"(?i)(?:\b{_CASE}\b[^.;]{{0,40}}\b(?:trekt|trukket|trekkes|trekkjast|trekkast|utgår|utgjekk|utgikk|gjekk ut|gikk ut|teken av (?:saklista|sakskartet)|tatt av (?:sakslisten|sakslista|sakskartet))\b|^(?:trekt|trukket|utgår|utgjekk|utgikk)\b)(?P<rest>[^.;]*)"
)
_RETURNED = re.compile(
    rf"(?i)\b(?:{_CASE}|den|ho)\b[^.;]{{0,40}}\b(?:(?:send|sendt|sendes|sendast) (?:tilbake|attende|i retur)|returner(?:t|es|ast))\b(?P<rest>[^.;]*)"
)
_FORWARDED = re.compile(
    rf"(?i)\b(?:{_CASE}|den|ho)\b[^.;]{{0,30}}\b(?:vart|ble|blei|er)\s+(?:samrøystes\s+|enstemmig\s+)?(?:send|sendt|oversend|oversendt)(?:\s+(?:over|vidare|videre))?\s+(?=til\b|kommune|departement)(?P<rest>[^.;]*)"
)
_TO = re.compile(r"(?i)\btil\s+(?P<to>.+)$")
_CONDITIONAL = re.compile(
    r"(?i)\b(?:dersom|om|viss|hvis|bør|burde|kan|kunne|vil|ville|skulle|ønskje|ønske|foreslo|føreslo|foreslår|føreslår|framlegg om|forslag om)\b"
)

_TELLING_A_VOTE = """
    framlegget framlegg forslaget forslag innstillinga innstillingen innstilling tilrådinga
    tilråding rådmannens rådmannen administrasjonen administrasjonens sitt si sin til i og med
    mot imot for vart vert ble blei blir er var som samla samlet saka saken sak vedtaket vedtak
    vedtaka vedtakene styret styrets styre møtet røyst røyster stemme stemmer røysting røystinga
    avrøysting votering avstemming avstemning resultat alle ingen medlem medlemer medlemmer
    representantar representanter frammøtte dei de det den ho slik samrøystes enstemmig
    einstemmig enstemmige einstemmige vedteke vedteken vedtekne vedtatt vedtatte godkjend
    godkjent godkjende godkjente utan uten merknad merknader røysta stemte blank blanke
    dobbeltrøysta dobbeltstemme dobbeltrøyst leiaren lederen leiars leders møteleiar møteleiaren
    møteleder møtelederens møteleiarens st gjort fatta fattet punkt punktet punkta fleirtal
    flertall falt fall framlagt ligg ligger føre lagt fram a å at tatt teke teken orientering
    vitande etterretning deretter så også
"""
"""The words of sentences that tell how a vote went and nothing else."""

_VOCABULARY = frozenset(re.findall(r"\w+", _TELLING_A_VOTE))


_SHORT, _LONGEST = 160, 1000
"""Signs of a sentence that tells no more than how the vote went, and of one that tells it at all."""


class Tally(NamedTuple):
    """How a vote went as far as a sentence tells: `ayes` None where only those against are counted."""

    unanimous: bool = False
    ayes: int | None = None
    noes: int = 0
    blank: int = 0
    casting: bool = False
    lot: bool = False
    names: str = ""


class Verdict(NamedTuple):
    """What became of an item, and till when, where to or why."""

    fate: Fate
    to: str = ""


def rejected(sentence: str) -> bool:
    """Whether a sentence says that something fell."""
    return bool(_NEGATED.search(sentence)) or bool(re.search(r"(?i)\b(?:fall|falt)\b", sentence))


def _count(word: str) -> int:
    if word.lower() == "ingen":
        return 0
    return int(word) if word.isdigit() else _WORDS[word.lower()]


def tally(sentence: str) -> Tally | None:
    """The vote a sentence tells of, or None."""
    if len(sentence) > _LONGEST:
        return None
    blank = _BLANK.search(sentence)
    blanks = _count(blank["blank"] or blank["blank2"]) if blank is not None else 0
    settled = bool(_CASTING.search(sentence)), bool(_LOT.search(sentence))
    named = re.search(r"\(([^()]{2,200})\)", sentence)
    names = named[1] if named is not None and not re.search(r"\d", named[1]) else ""
    against = _AGAINST_BY.search(sentence)
    if not names and against is not None:
        names = against["names"]
    tells = re.search(rf"(?i){_VOTES}|røyst|stemt|vedt|godkj|fall|for\b|imot", sentence)
    for pattern in (_FOR_AGAINST, _FOR_THEN, _FOR_COLON, _COUNT):
        found = pattern.search(sentence)
        if found is None or tells is None or _NOT_A_VOTE.search(sentence[: found.start()]):
            continue
        if pattern is _COUNT and not re.search(
            rf"(?i){_VOTES}|røyst|stemt|vedteke|vedteken|vedtatt|godkj", sentence
        ):
            continue
        ayes, noes = _count(found["for"]), _count(found["against"])
        return Tally(False, ayes, noes, blanks, *settled, names)
    if _UNANIMOUS.search(sentence):
        return Tally(unanimous=True)
    found = _AGAINST.search(sentence)
    if found is not None and _ADOPTED.search(sentence):
        return Tally(False, None, _count(found["against"]), blanks, *settled, names)
    return None


def verdict(sentence: str) -> Verdict | None:
    """What a sentence says became of the item, or None where it says something else."""
    if len(sentence) > _LONGEST:
        return None
    if _POSTPONING.search(sentence) and _ADOPTED.search(sentence) and not rejected(sentence):
        return Verdict("postponed")
    endings: tuple[tuple[Fate, re.Pattern[str]], ...] = (
        ("postponed", _POSTPONED),
        ("withdrawn", _WITHDRAWN),
        ("returned", _RETURNED),
        ("forwarded", _FORWARDED),
    )
    for fate, pattern in endings:
        found = pattern.search(sentence)
        if found is not None and not _CONDITIONAL.search(sentence[: found.end()]):
            rest = sentence[found.start("rest") :] if fate != "withdrawn" else found["rest"]
            to = _TO.search(rest.rstrip(". "))
            return Verdict(fate, to["to"].strip() if to is not None else "")
    if _NEGATED.search(sentence):
        return Verdict("rejected")
    if _ADOPTED.search(sentence):
        return Verdict("adopted")
    return None


def says_only_the_vote(sentence: str, names: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence tells how the vote went and decides nothing by its own words."""
    bare = re.sub(r"\([^()]*\)", " ", sentence)
    bare = re.sub(_AGAINST_BY, " ", bare)
    if len(bare) > _SHORT or (
        tally(sentence) is None
        and not re.match(
            rf"(?i)(?:\W*(?:framlegget|forslaget|innstillinga|innstillingen|vedtaket|rådmannens innstilling|rådmannen si innstilling)\b.{{0,40}}{_DONE}|{_DONE}\W*$)",
            bare,
        )
    ):
        return False
    for name in names:
        bare = bare.replace(name, " ")
    words = re.findall(r"[^\W\d_]+", bare.lower())
    return all(word in _VOCABULARY or word in _WORDS for word in words)


def as_it_lay(sentence: str) -> bool:
    """Whether a sentence says that what was proposed was adopted, without saying it again."""
    if len(sentence) > _SHORT:
        return False
    return bool(
        re.match(
            r"(?i)(?:samrøystes|enstemmig|vedtatt|vedteke|som|i samsvar med|i tråd med|i henhold til|vedtak|\W)*"
            r"(?:(?:rådmannen|administrasjonen|styret|kommunedirektøren|dagleg leiar|daglig leder)(?:s| si| sitt)?\s+)?"
            r"(?:framlegg(?:et)?|forslag(?:et)?|innstilling(?:a|en)?|tilråding(?:a)?|tilrådd|foreslått|føreslått|framlagt|fremlagt)\b",
            sentence,
        )
    ) and (says_only_the_vote(sentence) or len(sentence) < 45)
