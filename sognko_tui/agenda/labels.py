"""The labels that divide an item: proposal, attachments, background, assessment, and the rest."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

LabelKind = Literal["proposal", "attachments", "none", "background", "assessment", "record", "meta"]
"""`none` says that there are no attachments; `record` belongs to a protocol (what was decided)."""


class Label(msgspec.Struct, frozen=True):
    """A label found on a line: what it opens, its words, and the text after it on the line.

    `sure` is false for words that also begin ordinary headings ("Forslag", "Konklusjon").
    `sentence` says that the words are one («Rådmannen rår styret til å gjere slikt vedtak:»).
    """

    kind: LabelKind
    words: str
    rest: str = ""
    sure: bool = True
    sentence: bool = False


_NOUN = r"(?:framlegg|fremlegg|forslag|innstilling|innstiling|tilr[åa]ding|tilr[åa]dning)"
_OUTCOME = r"(?:vedtak|vedtekt|beslutning|innstilling|tilr[åa]ding|avgjerd|avgjørelse|uttale(?:lse)?|konklusjon|beslutning)"
# Who makes the proposal stands before it, as a genitive or with «sitt», «si»; see `_owned`.
_WHO = r"(?P<who>[A-ZÆØÅ][\w.’'/,-]{0,40}(?: [\w.’'/,-]{1,40}){0,6} )?"
_OWNER = re.compile(
    r"(?:\w{2,}[s’']|sitt|si|sin|sine|alternativt?e?|subsidiært?|revidert|nytt|endra|endret|opp(?:h|r)a?\w*)$",
    re.I,
)
_TAIL = r"(?:\s+(?:for|til|i|frå|fra|på)\s+(?P<about>[^:,.]{1,50})|\s*\([^)]{1,60}\)|\s+\d{1,2})?"

_TELLS = re.compile(
    r"(?i)\b(?:har|er|var|vart|vert|ble|blei|blir|skal|kan|må|kom|kjem|og|som|at)\b"
)
"""What makes «Forslag til vedtak i slike saker har …» a sentence."""
_PROPOSAL_FULL = re.compile(
    rf"{_WHO}(?P<noun>(?i:{_NOUN})\s+(?i:til)\s+(?i:{_OUTCOME})){_TAIL}\s*(?P<end>[:.]?)\s*$"
)
_PROPOSAL_INLINE = re.compile(
    rf"{_WHO}(?P<noun>(?i:{_NOUN})\s+(?i:til)\s+(?i:{_OUTCOME})(?:\s*\([^)]{{1,60}}\))?)\s*:\s*(?P<rest>\S.*)$"
)
_PROPOSAL_SHORT = re.compile(
    rf"{_WHO}(?P<noun>(?i:tilr[åa]ding|tilr[åa]dning|innstilling|forslag|framlegg|fremlegg|(?:mot|endrings|tilleggs)(?:framlegg|forslag)|"
    r"vedtaksforslag|vedtaksframlegg|vedtak\s\((?:framlegg|forslag|utkast)\)|utkast til vedtak|anbefal\w{1,4} (?:til )?(?:vedtak|beslutning)|forslagstekst|framleggstekst|vedtakstekst))"
    r"(?P<to>\s+(?i:til|frå|fra|for)\s+[^:.]{3,50})?"
    r"\s*(?P<end>[:.]?)\s*(?P<rest>.*)$"
)
_PROPOSAL_QUESTION = re.compile(
    r"(?i)(?P<noun>(?:hva|kva|det|dette)\s+(?:som\s+)?"
    r"(?:foreslås|føreslåast|(?:vert|blir)\s+f[øo]resl[åa]t[te]?t?))\s*(?P<end>[:.?]?)\s*(?P<rest>.*)$"
)
_SENTENCE_NOUN = re.compile(
    rf"(?i)\b(?:slik|slikt|slike|følgjande|følgende|fylgjande|desse|disse)\s+(?:\w+\s+)?{_NOUN}\b"
)
_SENTENCE_ACT = re.compile(
    r"(?i)\b(?:gjer|gjere|gjera|gjerast|gjør|gjøre|gjøres|fatte|fattes|fattast|fatter|fattar|fatta|treff|treffe|treffes|treffer|"
    r"vedta|vedtak|vedtek|vedtar)\s+(?:slikt|følgjande|følgende|fylgjande|slik)"
    r"(?:\s*(?:vedtak|innstilling|tilråding|avgjerd|beslutning)?\s*:|\s+(?:vedtak|innstilling|tilråding|avgjerd|beslutning))$"
)
_SENTENCE_OFFERS = re.compile(
    rf"(?i)\b{_NOUN}\s+(?:om|på|til)\s+(?:slikt?|følgjande|følgende|fylgjande|dette)\s+{_OUTCOME}\s*:$"
)
_PROPOSES = re.compile(
    r"(?P<noun>(?:[A-ZÆØÅ][\wæøå]{2,40}(?: [\wæøå]{2,30}){0,3}) (?:innstiller|innstillar|tilrår|tilråder|anbefaler|rår til|"
    r"foreslår|føreslår|foreslår|går inn for)(?: på)?(?: (?:følgende|følgjande|fylgjande|slikt|disse|desse)(?: \w+)?)?)\s*(?P<end>:)\s*(?P<rest>.*)$"
)
_RUN_IN = re.compile(
    rf"(?P<words>(?P<noun>{_NOUN}\s+til\s+{_OUTCOME})|saks(?:framstilling|fremstilling|utgreiing|utredning|opplysninga?r|opplysninger)|"
    r"bakgrunn|(?P<attached>vedlegg))\s+(?P<rest>(?-i:[A-ZÆØÅ«§]|1(?=[.):]|\s(?-i:[A-ZÆØÅ])))\S*\s.*|(?-i:[A-ZÆØÅ])\w{4,40})$",
    re.I,
)
"""A label without a colon whose text goes on along the line: «Forslag til vedtak Planen vedtas.»"""
_PAST = re.compile(
    r"(?i)\b(?:gjorde|gjort|fatta\s+styret|fattet|vedtok|hadde|vart|ble|blei|i møte(?:t)?|tidlegare|tidligere|"
    r"(?:19|20)\d\d|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)\b"
)

_ATTACHMENTS = (
    r"(?:vedlegg\s+(?:nr\.?\s*)?\d{1,2}|(?:(?:u?trykte?|uprenta|prenta|følgjande|følgende|andre)\s+)?vedlegg|vedleggsliste|vedlagt|"
    r"saksdokument(?:er|a|ene)?|saksvedlegg|(?:utlevert|utdelt|delt ut)\s+i\s+møtet|dokument(?:er)?\s+i\s+sak(?:a|en)|"
    r"(?:saks)?dokument(?:er|a|ene)?\s+(?:(?:som\s+(?:er\s+)?)?(?:vedlag[td]e?|lagde?\s+ved)|som\s+følg(?:j?er)?(?:\s+med)?)|"
    r"vedlag[td]e\s+(?:saks)?dokument(?:er)?|vedlagt\s+følg(?:j?er)|"
    r"(?:andre\s+)?saksdokument(?:er)?|underlagsdokument(?:er)?|saksunderlag|(?:ikke|ikkje)\s+vedlagt)"
    r"(?:\s+(?:og\s+andre\s+saksdokument(?:er)?|til\s+sak(?:a|en)|i\s+sak(?:a|en)|som\s+følg(?:j?er)?\s+sak(?:a|en)))?"
    r"(?:\s*\([^()]{1,40}\))?"
)
_BACKGROUND = (
    r"(?:sak(?:s|en|a)?\s?(?:framstilling|fremstilling|utgreiing|utreiing|utredning|opplysn?ing(?:er|ar)?|orientering|"
    r"framlegg|fremlegg|behandling|handsaming(?!\w)|bakgrunn|omtale|beskrivelse|tilfang)|faktaopplysning(?:er|ar)|"
    r"faktisk(?:e)? opplysning(?:er|ar)|bakgrunn(?:en)?(?:\s+for\s+(?:sak(?:a|en)?|"
    r"forslaget|framlegget))?|utgreiing|utredning|forklaring|hvorfor|kvifor|korfor|innledning|innleiing|"
    r"kort\s+om\s+sak(?:a|en)|om\s+sak(?:a|en)|fakta|faktagrunnlag|sam(?:an)?drag|sammendrag|saksgrunnlag|beskrivelse|"
    r"form[åa]l(?:et)?(?:\s+med\s+sak(?:a|en))?|føremål(?:et)?(?:\s+med\s+saka)?|hensikt(?:en)?(?:\s+med\s+saken)?|problemstilling|"
    r"bakgrunn\s+og\s+[\wæøå]{3,30}|saka\s+gjeld|saken\s+gjelder|kva\s+saka\s+gjeld|hva\s+saken\s+gjelder|hovudinnhald|hovedinnhold)"
)
_ASSESSMENT = (
    r"(?:(?:saks|[\wæøå]{3,30}s\s+)?vurdering(?:ar|er|en|a)?"
    r"(?:\s+(?:og|av)\s+[\wæøå]{3,30})?|(?:[\wæøå]{3,30}s\s+)?begrunnelse(?:n)?|(?:[\wæøå]{3,30}\s+(?:si|sin)\s+)?grunngjeving|grunngjevnad|kostnad(?:ar|er)?|"
    r"(?:økonomiske\s+)?konsekvens(?:ar|er)|(?:økonomisk|miljømessig|juridisk)e?\s+(?:konsekvensar?|vurdering(?:er|ar)?)|"
    r"alternative\s+løys(?:ingar|ninger)|rettsgrunnlag|konklusjon|oppsummering|lovgrunnlag)"
)
_RECORD = (
    r"(?:vedtak|handsaming|(?:handsaming|behandling)\s+i\s+[\wæøåÆØÅ ]{3,50}(?:\s+(?:den\s+)?\d[\d. ]{5,11})?(?:,?\s+sak\s+\S{1,12})?|behandling|handsaming\s+i\s+møtet|møtebehandling|røysting|"
    r"avrøysting|votering|avstemming|avstemning|protokolltilførsel|samrøystes\s+vedtak|enstemmig\s+vedtak)"
)
_META = (
    r"(?:saks?\s?(?:handsamar|behandlar|behandler|ansvarleg|ansvarlig|ordførar)|arkiv\s?(?:sak|kode|nr|ref)?[\w.-]{0,12}|"
    r"journal\s?(?:post|id|nr)?[\w.-]{0,8}|saks?(?:nummer|nr\.?|mappe)|møte(?:dato|stad|sted)|utval(?:g)?(?:ssak(?:snr)?)?|"
    r"referanse|vår\s+ref\.?|dykkar\s+ref\.?|deres\s+ref\.?|gradering|heimel|hjemmel|unntatt\s+offentlig\w*|unntatt|"
    r"unnateke\s+\w+|klassering|klassifisering|dato|til|frå|fra|ansvarlig|ansvarleg|forslagsstill(?:er|ar)e?|fremmet\s+av|"
    r"fremja\s+av|innmeldt\s+av|meldt\s+inn\s+av|foreslått\s+av|føreslått\s+av|behandles\s+i|sakstype|type\s+sak|tidsbruk|tid)"
)


def _whole(body: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?P<words>{body})\s*(?P<end>[:.]?)\s*$")


def _inline(body: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?P<words>{body})\s*:\s*(?P<rest>\S.*)$")


_NONE = re.compile(r"(?i)(?:ingen|ingen\s+utrykte|ikkje|ikke)\s+vedlegg\s*\.?$")
_SIMPLE: tuple[tuple[LabelKind, re.Pattern[str], re.Pattern[str]], ...] = (
    ("attachments", _whole(_ATTACHMENTS), _inline(_ATTACHMENTS)),
    ("background", _whole(_BACKGROUND), _inline(_BACKGROUND)),
    ("assessment", _whole(_ASSESSMENT), _inline(_ASSESSMENT)),
    ("record", _whole(_RECORD), _inline(_RECORD)),
)
_META_LINE = re.compile(rf"(?i)(?P<words>{_META})\s*:\s*(?P<rest>.*)$")
_META_BARE = re.compile(
    r"(?i)(?:saks?\s?(?:handsamar|behandler)|arkivsak\w*|arkivkode|journalpost\w*|saksnr|utval(?:g)?ssak(?:snr)?|"
    r"utvalgssaksnr|saksansvarl(?:ig|eg))\b.{0,120}$"
)
# The first letters any label can begin with, so that most lines cost one look.
_FIRST = re.compile(r"[A-ZÆØÅa-zæøå]")


def label(text: str, lead: int = 0) -> Label | None:
    """The label on a line, or None.

    `lead` is the length of a bold beginning, which is a label also without a colon. Labels as listed in the pack study; a sentence is never one.
    """
    if not text or len(text) > 4000 or not _FIRST.match(text):
        return None
    if lead and 0 < lead < len(text) and not text[:lead].rstrip().endswith(":"):
        found = label(text[:lead] + ":")
        if found and text[lead : lead + 1] in (" ", ":", "\xa0"):
            rest = text[lead:].lstrip(" :–-")
            return Label(kind=found.kind, words=found.words, rest=rest, sure=found.sure)
    head = text[:220]
    if " / " in head[:60]:
        found = _in_two_languages(text)
        if found is not None:
            return found
    colon = ":" in head
    if not colon and (text[0].islower() or len(text) > 100):
        # Wrapped prose, as most lines are.
        return None
    if len(text) <= 160:
        whole = _whole_line(text)
        if whole:
            return whole
    if not colon:
        return _run_in(text)
    for kind, _, pattern in _SIMPLE:
        match = pattern.match(text)
        if match:
            sure = kind != "record"
            return Label(kind=kind, words=match["words"], rest=match["rest"], sure=sure)
    if text[0].isupper():
        match = _PROPOSAL_INLINE.match(text)
        if match and _owned(match):
            return Label(kind="proposal", words=_words(match), rest=match["rest"])
        match = _PROPOSAL_SHORT.match(text) or _PROPOSAL_QUESTION.match(text)
        if match and match["end"] == ":" and _owned(match):
            return Label(kind="proposal", words=_words(match), rest=match["rest"], sure=False)
        said, _, rest = head.partition(": ")
        if rest and len(said) <= 120 and _is_proposal_sentence(f"{said}:"):
            rest = text[len(said) + 2 :].lstrip()
            return Label(kind="proposal", words=said, rest=rest, sentence=True)
        match = _PROPOSES.match(text)
        if match:
            return Label(kind="proposal", words=match["noun"], rest=match["rest"], sure=False)
    match = _META_LINE.match(text)
    if match:
        return Label(kind="meta", words=match["words"], rest=match["rest"])
    return None


def _in_two_languages(text: str) -> Label | None:
    """A label that is given in two languages: «Mielddus / Vedlegg: …», «Vedtak / Framlegg til vedtak»."""
    words, colon, rest = text[:120].partition(":")
    one, _, other = words.partition(" / ")
    if len(words) > 70 or " / " in other or not one or not other:
        return None
    for said in (one, other):
        found = label(said.strip() + colon)
        if found is not None and (colon or found.sure):
            rest = text[len(words) + 1 :].strip() if colon else ""
            return Label(kind=found.kind, words=words, rest=rest, sure=found.sure)
    return None


def _whole_line(text: str) -> Label | None:
    if _NONE.match(text):
        return Label(kind="none", words=text)
    for kind, pattern, _ in _SIMPLE:
        match = pattern.match(text)
        if match and (text[0].isupper() or match["end"] == ":"):
            return Label(
                kind=kind, words=match["words"], sure=match["end"] == ":" or kind != "record"
            )
    if text[0].isupper():
        match = _PROPOSAL_FULL.match(text)
        told = match is not None and _TELLS.search(match["about"] or "") and not match["end"]
        if match and match["end"] != "." and _owned(match) and not told:
            return Label(kind="proposal", words=text.rstrip(" :"))
        match = _PROPOSAL_SHORT.match(text) or _PROPOSAL_QUESTION.match(text)
        if match and not match["rest"] and match["end"] != "." and _owned(match):
            colon = match["end"] == ":"
            named = not match.groupdict().get("to") or not match["noun"].lower().startswith("f")
            if colon or named:
                return Label(kind="proposal", words=text.rstrip(" :?"), sure=colon)
        if _is_proposal_sentence(text):
            colon = text.endswith(":")
            return Label(kind="proposal", words=text.rstrip(" :"), sure=colon, sentence=True)
    if _META_BARE.match(text) and len(text) <= 140 and not text.endswith("."):
        return Label(kind="meta", words=text)
    return None


def _run_in(text: str) -> Label | None:
    match = _RUN_IN.match(text) if text[0] in "FIBSTV" else None
    if match is None or (match["attached"] and text.endswith(".")):
        return None
    kind: LabelKind = (
        "proposal" if match["noun"] else "attachments" if match["attached"] else "background"
    )
    return Label(kind=kind, words=match["words"], rest=match["rest"], sure=False)


def _owned(match: re.Match[str]) -> bool:
    """Whether the words before the noun, if any, say whose proposal it is."""
    who = match.groupdict().get("who")
    return not who or bool(_OWNER.search(who.strip()))


def _words(match: re.Match[str]) -> str:
    named = match.groupdict()
    return f"{named.get('who') or ''}{match['noun']}{named.get('to') or ''}".strip()


def _is_proposal_sentence(text: str) -> bool:
    """`Frå X låg det føre slik tilråding til vedtak:`, but no report of an earlier decision."""
    if text.endswith((".", ",", ";", "?")) or ": " in text:
        return False
    noun = _SENTENCE_NOUN.search(text)
    if noun:
        ends = text.endswith(":") or re.search(rf"(?i){_NOUN}(?:\s+til\s+{_OUTCOME})?$", text)
        return bool(ends) and not re.search(r"(?i)\b(?:gjorde|hadde|i møtet?|\d{4})\b", text)
    offers = _SENTENCE_ACT.search(text) or _SENTENCE_OFFERS.search(text)
    return bool(offers) and not _PAST.search(text)
