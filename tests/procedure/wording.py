"""What is written in the reference meeting, in both written languages."""

from typing import NamedTuple


class Wording(NamedTuple):
    """Titles, proposals and what was said and decided."""

    titles: tuple[str, ...]
    agenda_approved: str
    protocol_approved: str
    protocol_approved_with: str
    remark: str
    told: str
    inspection: str
    budget: str
    lease: str
    ground_a: str
    grants: str
    ground_2: str
    measures: tuple[str, ...]
    measure_changed: str
    bridge: str
    bridge_a: str
    bridge_b: str
    bridge_c: str
    bridge_d: str
    dates: str
    too_few: str
    maps: str
    skipped: str
    committee: str
    post_member: str
    post_deputy: str
    adviser: str
    post_adviser: str
    applicant_one: str
    applicant_two: str
    staff: str
    staff_background: str
    staff_said: str
    staff_decided: str
    staff_statement: str
    staff_to_do: str
    basis: str
    neutral_title: str
    purchases: str
    to_meeting: str
    network: str
    report: str
    to_administration: str
    cooperation: str
    to_councils: str
    site: str
    next_meeting: str
    added_title: str
    added: str
    raised_title: str
    raised: str
    approved_where: str
    correction_reason: str


NN = Wording(
    titles=(
        "Godkjenning av innkalling og sakliste",
        "Godkjenning av protokollen frå møtet 9. februar 2026",
        "Orientering frå dagleg leiar",
        "Orientering om tilsynet",
        "Budsjett for opplæring",
        "Leige av kontor",
        "Tilskot til lag",
        "Tiltaksplan",
        "Fråsegn om brua",
        "Møteplan",
        "Kart og oppmåling",
        "Val til fagutvalet",
        "Tilsetjing av rådgjevar",
        "Avtale med ein tilsett",
        "Felles innkjøp",
        "Nytt nettverk",
        "Eigarmelding",
        "Legevakt",
        "Nettstad",
        "Neste møte",
        "Ymse",
    ),
    agenda_approved="Innkalling og sakliste vart godkjende med dei endringane som er førte.",
    protocol_approved="Protokollen frå møtet 9. februar 2026 vart godkjend utan merknader.",
    protocol_approved_with="Protokollen frå møtet 9. februar 2026 vart godkjend med den merknaden som er ført.",
    remark="Tidspunktet for synfaringa skal vere klokka 12.",
    told="Dagleg leiar orienterte om arbeidet sidan sist.",
    inspection="Styret ber om ein skriftleg rapport frå tilsynet.",
    budget="Styret set av 40 000 kroner til opplæring.",
    lease="Styret leiger kontor i bygget til Luster kommune.",
    ground_a="forvaltningslova § 6 første ledd bokstav a",
    grants="Styret gir tilskot til dei laga som har søkt.",
    ground_2="forvaltningslova § 6 andre ledd",
    measures=(
        "Styret vedtek tiltaka i kapittel 1.",
        "Styret vedtek tiltaka i kapittel 2.",
        "Tiltaka blir sette i verk frå hausten.",
        "Administrasjonen melder tilbake om eit år.",
    ),
    measure_changed="Tiltaka blir sette i verk frå nyttår.",
    bridge="Styret støttar bygginga av brua.",
    bridge_a="Styret støttar bygginga av brua dersom staten betaler heile summen.",
    bridge_b="Styret avgjev inga fråsegn no, og ventar på utgreiinga.",
    bridge_c="Styret støttar bygginga av brua og tilførselsvegane.",
    bridge_d="Fråsegna blir send til fylkestinget.",
    dates="Styret møtest fire gonger i året.",
    too_few="fristen er i dag, og dei fråverande er spurde",
    maps="Styret går inn for eit samarbeid om kart.",
    skipped="hadde alt reist frå møtet",
    committee="Styret vel slik til fagutvalet: ____",
    post_member="medlem i fagutvalet",
    post_deputy="vara i fagutvalet",
    adviser="Styret tilset som rådgjevar: ____",
    post_adviser="rådgjevar",
    applicant_one="Søkjar frå Stad",
    applicant_two="Søkjar frå Kinn",
    staff="Styret godkjenner sluttavtalen med arkivaren.",
    staff_background="Arkivaren har bede om å få slutte.",
    staff_said="Helsa til arkivaren vart drøfta.",
    staff_decided="Styret godkjenner sluttavtalen med arkivaren, med tre månader løn.",
    staff_statement="Etterløna er for høg.",
    staff_to_do="Skrive under på sluttavtalen",
    basis="kommunelova § 11-5 tredje ledd bokstav a",
    neutral_title="Personalsak",
    purchases="Styret går inn for felles innkjøp av bøker.",
    to_meeting="møtet 9. juni 2026",
    network="Styret skipar eit nettverk for kulturvern.",
    report="Styret vedtek eigarmeldinga.",
    to_administration="administrasjonen",
    cooperation="Styret går inn for ei felles legevakt.",
    to_councils="kommunestyra",
    site="Styret vil ha ein ny nettstad innan sommaren.",
    next_meeting="Neste styremøte blir 9. juni 2026 kl. 9.00.",
    added_title="Høyringa om skulerute",
    added="Styret ber om lenger høyringsfrist.",
    raised_title="Helsing til jubilanten",
    raised="Styret sender ei helsing til jubilanten.",
    approved_where="møtet 27. mars 2026",
    correction_reason="feil tal i avskrifta",
)

NB = Wording(
    titles=(
        "Godkjenning av innkalling og saksliste",
        "Godkjenning av protokollen fra møtet 9. februar 2026",
        "Orientering fra daglig leder",
        "Orientering om tilsynet",
        "Budsjett for opplæring",
        "Leie av kontor",
        "Tilskudd til lag",
        "Tiltaksplan",
        "Uttalelse om broen",
        "Møteplan",
        "Kart og oppmåling",
        "Valg til fagutvalget",
        "Ansettelse av rådgiver",
        "Avtale med en ansatt",
        "Felles innkjøp",
        "Nytt nettverk",
        "Eiermelding",
        "Legevakt",
        "Nettsted",
        "Neste møte",
        "Eventuelt",
    ),
    agenda_approved="Innkalling og saksliste ble godkjent med de endringene som er ført.",
    protocol_approved="Protokollen fra møtet 9. februar 2026 ble godkjent uten merknader.",
    protocol_approved_with="Protokollen fra møtet 9. februar 2026 ble godkjent med den merknaden som er ført.",
    remark="Tidspunktet for befaringen skal være klokken 12.",
    told="Daglig leder orienterte om arbeidet siden sist.",
    inspection="Styret ber om en skriftlig rapport fra tilsynet.",
    budget="Styret setter av 40 000 kroner til opplæring.",
    lease="Styret leier kontor i bygget til Luster kommune.",
    ground_a="forvaltningsloven § 6 første ledd bokstav a",
    grants="Styret gir tilskudd til de lagene som har søkt.",
    ground_2="forvaltningsloven § 6 andre ledd",
    measures=(
        "Styret vedtar tiltakene i kapittel 1.",
        "Styret vedtar tiltakene i kapittel 2.",
        "Tiltakene settes i verk fra høsten.",
        "Administrasjonen melder tilbake om et år.",
    ),
    measure_changed="Tiltakene settes i verk fra nyttår.",
    bridge="Styret støtter byggingen av broen.",
    bridge_a="Styret støtter byggingen av broen dersom staten betaler hele summen.",
    bridge_b="Styret avgir ingen uttalelse nå, og venter på utredningen.",
    bridge_c="Styret støtter byggingen av broen og tilførselsveiene.",
    bridge_d="Uttalelsen sendes til fylkestinget.",
    dates="Styret møtes fire ganger i året.",
    too_few="fristen er i dag, og de fraværende er spurt",
    maps="Styret går inn for et samarbeid om kart.",
    skipped="hadde alt reist fra møtet",
    committee="Styret velger slik til fagutvalget: ____",
    post_member="medlem i fagutvalget",
    post_deputy="vara i fagutvalget",
    adviser="Styret ansetter som rådgiver: ____",
    post_adviser="rådgiver",
    applicant_one="Søker fra Stad",
    applicant_two="Søker fra Kinn",
    staff="Styret godkjenner sluttavtalen med arkivaren.",
    staff_background="Arkivaren har bedt om å få slutte.",
    staff_said="Helsen til arkivaren ble drøftet.",
    staff_decided="Styret godkjenner sluttavtalen med arkivaren, med tre måneders lønn.",
    staff_statement="Etterlønnen er for høy.",
    staff_to_do="Skrive under på sluttavtalen",
    basis="kommuneloven § 11-5 tredje ledd bokstav a",
    neutral_title="Personalsak",
    purchases="Styret går inn for felles innkjøp av bøker.",
    to_meeting="møtet 9. juni 2026",
    network="Styret oppretter et nettverk for kulturvern.",
    report="Styret vedtar eiermeldingen.",
    to_administration="administrasjonen",
    cooperation="Styret går inn for en felles legevakt.",
    to_councils="kommunestyrene",
    site="Styret vil ha et nytt nettsted innen sommeren.",
    next_meeting="Neste styremøte blir 9. juni 2026 kl. 9.00.",
    added_title="Høringen om skolerute",
    added="Styret ber om lengre høringsfrist.",
    raised_title="Hilsen til jubilanten",
    raised="Styret sender en hilsen til jubilanten.",
    approved_where="møtet 27. mars 2026",
    correction_reason="feil tall i avskriften",
)
