"""What sort of item it is, and what its background asks for that the proposal does not say."""

from __future__ import annotations

import re

from sognko_tui.agenda.titles import FORMAL
from sognko_tui.meeting.agenda import Ask, Kind, Point

_OTHER = re.compile(
    r"(?i)(?:ymse|eventuelt|anna|annet|andre saker|andre saker\b.*|diverse|eventuelle saker)\b[^\w]*$|(?:ymse|eventuelt)\b"
)
_ELECTION = re.compile(
    r"(?i)(?:(?:ny|supplerings|ned)?valg?\b|oppnemn|oppnevn|utnemn|utnevn|(?:kandidat|stilling)\w*\b.*\bvelg)|.*\b(?:vel(?:g|j)es|veljast)\b|"
    r".*\b(?:oppnemning|oppnevning|val|valg)\s+av\b|(?:foreta|føreta|gjennomføre|gjere|diverse)\b.{0,20}\bvalg?$"
)
_INFORMATION = re.compile(
    r"(?i)(?:orientering\w*|informasjon\w*|status\w*|melding(?:ar|er)?\b|referat(?:sak\w*|er|ar)?\b|drøfting\w*|rapport(?:ering)? frå|nytt frå|"
    r"nytt fra|gjennomgang|temasak|presentasjon|innlegg|besøk|kort om|runde\b|spørsmål og svar|delegerte?\b|framdrift\w*|løypemelding)"
)
_INFORMING_SERIES = re.compile(r"(?:OS|RS|RE|RF|RM|MS|DS|ORI|REF|MEL)\b")
_DEPUTY = re.compile(
    r"(?i)\b(?:vara|varamedlem\w*|varaperson\w*|vararepresentant\w*|personleg vara|personlig vara|varafolk)\b"
)
_WANTED = re.compile(r"(?i)\b(?:skal|må|bør|òg|også|samt|og)\b")
_PERIOD = re.compile(
    r"(?i)\b(?:(?:val(?:et|g|get)?|oppnemn\w*|oppnevn\w*|verv\w*|funksjonstid\w*|sit(?:t|te|ter|ja|je)?|velj\w*|velg\w*|perioden?)\b[^.]{0,60}"
    r"(?:\b(?:eitt|ett|eit|et|to|tre|fire|fem|\d)\s+år\b|\b20\d\d\s?[-–/]\s?(?:20)?\d\d\b|perioden?\b|valperiod\w*|valgperiod\w*)|"
    r"for\s+(?:eitt|ett|to|tre|fire|\d)\s+år\b|valg?perioden?\s+20\d\d|i\s+valg?perioden?\b)"
)
_SAYS_PERIOD = re.compile(
    r"(?i)\b(?:(?:eitt|ett|eit|to|tre|fire|\d)\s+år\b|20\d\d\s?[-–/]\s?(?:20)?\d\d|period\w*|fram til|frem til|ut 20\d\d|årsmøtet?)"
)
_CHOOSES = re.compile(
    r"(?i)\b(?:vel|velg|velj|oppnemn|oppnevn|utpeik|utpek|peikar ut|foreslå|føreslå)\w*"
)


def kind_of(number: str, title: str, points: tuple[Point, ...], body: str) -> Kind:
    """The kind of an item, by its title first, then by what stands under it."""
    bare = title.strip()
    if _INFORMING_SERIES.match(number) and not points:
        return "information"
    if FORMAL.match(bare) and not re.match(r"(?i)val", bare):
        if not re.match(r"(?i)godkjenning", bare) or _approves_papers(bare):
            return "formality"
    if FORMAL.match(bare) and re.match(r"(?i)val", bare):
        return "election"
    if _OTHER.match(bare):
        return "other"
    if _ELECTION.match(bare) and not re.match(
        r"(?i).*\bval(?:g)?\s+av\s+(?:modell|løysing|løsning|vertskommune|konsept|strategi|tomt|namn|navn|system|leverandør|"
        r"tras|alternativ|plassering|lokal|stad|sted|metode|entreprenør|konsulent|retning|organisasjonsform|selskapsform)",
        bare,
    ):
        return "election"
    if points:
        return "decision"
    if _INFORMATION.match(bare):
        return "information"
    informs = re.search(r"(?i)\borienteringa?r?\b|\borientering(?:er|ene|ane)\b", bare)
    return "information" if informs else _unlabelled(bare, body)


def _unlabelled(title: str, body: str) -> Kind:
    """Without a proposal: the title may itself be one («Flytte møtet»)."""
    if re.match(
        r"(?i)(?:\w{2,}(?:e|a)\s+\S+\s+\S+|søknad|budsjett|møteplan|godkjenning|høyring|høring|rekneskap|regnskap|årsmelding|årsberetning|årsrapport|"
        r"vedtekt\w*|tilsetj\w*|fastset\w*|.*\b(?:setter|set|skal|velges|veljast|vert|blir)\b)",
        title,
    ):
        return "decision"
    return "information" if body else "other"


def _approves_papers(title: str) -> bool:
    return bool(
        re.search(
            r"(?i)innkalling|sak(?:s)?list|dagsorden|protokoll|møtebok|referat|agenda|forretningsorden|^godkjenning\W*$",
            title,
        )
    )


def asks(kind: Kind, points: tuple[Point, ...], background: str) -> tuple[Ask, ...]:
    """What the background wants decided and the proposal is silent on."""
    proposal = " ".join(point.text for point in points)
    chooses = kind == "election" or (bool(points) and bool(_CHOOSES.search(proposal[:2000])))
    if not chooses:
        return ()
    found: list[Ask] = []
    sentences = re.split(r"(?<=[.!?])\s+|\n+", background[:50_000])
    if not _DEPUTY.search(proposal) and any(
        _DEPUTY.search(one) and _WANTED.search(one) for one in sentences
    ):
        found.append("deputy")
    if not _SAYS_PERIOD.search(proposal) and any(_PERIOD.search(one) for one in sentences):
        found.append("period")
    if any(point.blank for point in points) or (kind == "election" and not points):
        found.append("names")
    return tuple(found)
