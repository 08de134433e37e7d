"""What is told of approved protocols: whether they are as they were, and what their signatures are worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.archive.store import FULL
from sognko_tui.texts import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sognko_tui.office.verifying import Checked, Fault, Report

FAULTS: dict[str, str] = {
    "not_approved": N_("Protokollen er ikkje godkjend enno: det er ingenting å kontrollere."),
    "unreadable": N_("Møtet kan ikkje lesast ({code}): «sognko check» seier kvifor."),
    "not_sealed": N_("{file} finst ikkje: protokollen er ikkje forsegla, eller manifestet er borte. «sognko write» skriv det om protokollen vart godkjend før det fanst, eller programmet slutta før alt var skrive."),
    "seal_unknown": N_("{file} ligg her, men møtet (meeting.json) veit ikkje om den godkjenninga: meeting.json er eldre enn henne, eller manifestet er lagt til."),
    "manifest_broken": N_("{file}, linje {line}: manifestet er endra og kan ikkje lesast."),
    "manifest_of_other": N_("{file} høyrer til eit anna møte eller ein annan versjon ({meeting})."),
    "file_missing": N_("{file} er borte."),
    "file_changed": N_("{file} er endra etter godkjenninga."),
    "file_unread": N_("{file} kan ikkje lesast ({reason}), og resten av protokollen er ikkje kontrollert."),
    "closed_part": N_("{file} er borte eller øydelagd: det som vart handsama for lukka dører, er ikkje jamført med det som vart godkjent."),
    "file_unsealed": N_("{file} står ikkje i manifestet."),
    "approved_otherwise": N_("{file} seier at protokollen vart godkjend {told}, loggen seier {approved}."),
    "meeting_missing": N_("Kjeda er broten: møtet {meeting}, som denne protokollen følgjer, er borte."),
    "link_missing": N_("Kjeda er broten: {file} i {meeting}, som denne protokollen følgjer, er borte."),
    "link_changed": N_("Kjeda er broten: {file} i {meeting}, som denne protokollen følgjer, er endra."),
    "link_not_recorded": N_("Kjeda: loggen seier at protokollen følgjer {told}, manifestet seier {found}, eller ein annan versjon av det."),
    "record_unreadable": N_("{file} kan ikkje lesast av denne versjonen av programmet, og er ikkje jamført med møtet."),
    "record_changed": N_("Møtet (meeting.json) seier noko anna no enn {file}, som vart godkjend. Det gjeld {where}."),
    "manifest_newer": N_("{file} er skrive av ein nyare versjon av programmet, og er ikkje kontrollert."),
    "chain_begins_again": N_("Kjeda: versjon {version} følgjer ingen, men {other} vart godkjend før. Ein av dei er lagd til, eller vart godkjend før protokollane vart kjeda saman."),
    "chain_forks": N_("Kjeda: versjon {version} og {other} følgjer begge {meeting}. Ein av dei er lagd til, eller dei vart godkjende i kvar sin kopi av arkivet."),
}  # fmt: skip
"""What can be wrong with a protocol, by its code."""

WORTH: dict[str, str] = {
    "good": N_("underskrifta held"),
    "kept": N_("fila er den som vart teken inn"),
    "elsewhere": N_("fila er ikkje i denne kopien av arkivet, som ikkje har det lukka"),
    "wrong": N_("underskrifta gjeld ikkje manifestet som ligg her: eitt av dei er endra"),
    "namespace": N_("underskrifta er laga til noko anna enn protokollar"),
    "not_permitted": N_(
        "lista over dei som kan signere (allowed_signers) lèt ikkje nøkkelen signere protokollar"
    ),
    "unreadable": N_("underskrifta er øydelagd"),
    "unknown_key": N_("nøkkelen står ikkje på lista over dei som kan signere (allowed_signers)"),
    "expired": N_("nøkkelen hadde gått ut då det vart signert"),
    "not_yet": N_("nøkkelen galdt ikkje enno då det vart signert"),
    "signers_missing": N_("styret har inga liste over dei som kan signere (allowed_signers)"),
    "signers_broken": N_("allowed_signers, linje {line}: lista kan ikkje lesast"),
    "unchecked": N_(
        "underskrifta er ikkje kontrollert: programmet ssh-keygen finst ikkje her, eller svarar ikkje"
    ),
    "missing": N_("fila er borte"),
    "changed": N_("fila er endra etter at ho kom"),
}
"""What a signature is worth, by its code."""

KINDS: dict[str, str] = {
    "ssh": N_("SSH-nøkkel"),
    "paper": N_("på papir"),
    "bankid": N_("BankID"),
    "other": N_("utanfor programmet"),
}
"""What a protocol was signed with."""


def fault(found: Fault) -> str:
    """One thing that is not as it was, as a sentence."""
    return _(FAULTS[found.code]).format(**found.params)


def signature(found: Checked, *, brief: bool = False) -> str:
    """Who signed, when, with what, and what that is worth; by which key and file, where not `brief`."""
    parts = [found.who or _("ukjend"), _(KINDS[found.kind])]
    if found.on is not None:
        parts.insert(1, f"{found.on.day}.{found.on.month}.{found.on.year}")
    if FULL in found.file:
        parts.append(_("den fulle protokollen"))
    if found.key and not brief:
        parts.append(found.key)
    worth = _(WORTH[found.worth]).format(line=found.line)
    if not found.recorded:
        worth = _("{worth}; møtet veit ikkje om henne").format(worth=worth)
    if found.noted:
        worth = _("{worth}; då det vart signert, var namnet {name}").format(
            worth=worth, name=found.noted
        )
    told = _("{who}: {worth} ({file})")
    if brief and found.sound and not found.noted:
        told = _("{who}: {worth}")
    return told.format(who=", ".join(parts), worth=worth, file=found.file)


def report(found: Report) -> Iterator[str]:
    """What was found of one meeting, a line each; the first says whether all is well."""
    word = _("√ {meeting}") if found.sound else _("! {meeting}")
    yield word.format(meeting=found.meeting)
    yield from (f"  {line}" for line in told(found))


def told(found: Report, *, brief: bool = False) -> Iterator[str]:
    """What is not as it was, and who signed each version, a line each."""
    yield from (f"! {fault(one)}" for one in found.faults)
    for version in found.versions:
        day = version.approved
        said = _("Versjon {number}, godkjend {date}: {where}")
        date = f"{day.day}.{day.month}.{day.year}" if day is not None else ""
        yield said.format(number=version.number, date=date, where=version.where).rstrip(" :")
        if not version.signatures:
            yield "  " + _("ingen har signert")
        for one in version.signatures:
            yield f"  {'√' if one.sound else '!'} {signature(one, brief=brief)}"
