"""What stands in the way of an act: files that cannot be read, archives, rosters, by code."""

from sognko_tui.texts import N_

TROUBLES: dict[str, str] = {
    # A file that is to be read
    "missing": N_("{name}: fila finst ikkje. Sjå etter om namnet er rett skrive."),
    "is_folder": N_("{name}: dette er ei mappe. Skriv namnet på fila som ligg i henne."),
    "denied": N_("{name}: du har ikkje lov til å lese fila."),
    "failed": N_("{name}: fila lét seg ikkje lese ({reason})."),
    "empty": N_("{name}: fila er tom."),
    "not_text": N_("{name}: dette er ikkje tekst. Lagre fila som rein tekst (UTF-8) eller Markdown."),
    "too_large": N_("{name}: fila er for stor; grensa er {limit} MB. Er det rett fil?"),
    "too_many_lines": N_("{name}: fila har for mange linjer; grensa er {limit}. Er det rett fil?"),
    "unsupported_pdf": N_("{name}: PDF kan Sognko ikkje lese enno. Lagre sakspapiret som tekst eller Markdown."),
    "unsupported_word": N_("{name}: Word kan Sognko ikkje lese enno. Lagre sakspapiret som tekst eller Markdown."),
    "unsupported_zip": N_("{name}: dette er ei pakka fil. Pakk henne ut, og vel tekstfila."),
    "unsupported_html": N_("{name}: dette er ei nettside. Lagre sakspapiret som tekst eller Markdown."),
    "unsupported_image": N_("{name}: dette er eit bilete. Sognko treng sakspapiret som tekst."),
    "no_items": N_("{name}: fann ingen saker. Kvar sak må ha eit nummer eller ei overskrift."),
    "pack_changed": N_("{name}: fila er endra sidan ho vart lesen. Les henne inn på nytt."),
    "no_date": N_("Sakspapiret har ingen møtedato. Gje datoen."),
    "bad_date": N_("{option}: «{value}» er ingen dato. Skriv til dømes 2025-12-09."),
    "bad_time": N_("--time: «{value}» er ikkje noko klokkeslett. Skriv til dømes 09:00."),
    "bad_clock": N_("SOGNKO_CLOCK er inga tid. Skriv til dømes 2025-12-09T09:00:00+01:00, eller fjern henne."),
    # A roster
    "roster_empty": N_("{name}: lista har ingen personar."),
    "roster_column": N_("{name}: ukjend kolonne «{column}» i linje 1. Kolonnane er name, function, represents, deputy_for."),
    "roster_column_twice": N_("{name}: kolonnen «{column}» står to gonger i linje 1."),
    "roster_column_missing": N_("{name}: kolonnen «{column}» manglar i linje 1. Kolonnane er name, function, represents, deputy_for."),
    "roster_cells": N_("{name}, linje {line}: {cells} felt, men {columns} kolonnar. Set hermeteikn om felt med skiljeteikn i."),
    "roster_quotes": N_("{name}, linje {line}: eit hermeteikn som opnar eit felt, er ikkje lukka."),
    "roster_no_name": N_("{name}, linje {line}: namnet manglar."),
    "roster_function": N_("{name}, linje {line}: ukjend funksjon «{value}». Bruk ein av: {known}."),
    "roster_deputy_for": N_("{name}, linje {line}: «{value}» i deputy_for er ingen av medlemene i fila."),
    "roster_deputy_for_which": N_("{name}, linje {line}: fleire medlemer heiter «{value}»; deputy_for må vise til éin."),
    "roster_no_deputy": N_("{name}, linje {line}: deputy_for gjeld berre vara."),
    # The archive
    "no_archive": N_("{path}: her er ikkje noko arkiv enno."),
    "not_an_archive": N_("{path}: mappa er ikkje eit Sognko-arkiv, og ho er ikkje tom. Vel ei anna mappe."),
    "newer_archive": N_("{path}: arkivet er laga av ein nyare versjon av Sognko (format {version}). Oppdater programmet."),
    "damaged": N_("{path}: fila er øydelagd og kan ikkje lesast. Legg inn ein kopi av henne; journalen er urørt.{aside}"),
    "disk": N_("{path}: {reason}. Ingenting er endra."),
    "rescue_nowhere": N_("Her kan ingen kopi lagrast: den som driv tenaren, må setje {variable} til ei mappe."),
    # Boards and meetings
    "no_such_board": N_("Fann ikkje styret «{board}»."),
    "both_on_and_off": N_("Regelen «{rule}» kan ikkje vere både på og av."),
    "no_such_rule": N_("Fann ikkje regelen «{rule}»."),
    "fixed_rule": N_("Regelen «{rule}» er slik programmet er laga og har ingen brytar."),
    "which_board": N_("Arkivet har fleire styre: {found}. Vel eitt."),
    "no_boards": N_("Arkivet har ingen styre enno. Lag styret først."),
    "board_without_name": N_("Styret manglar namn."),
    "board_exists": N_("Styret «{board}» finst alt."),
    "no_such_meeting": N_("Fann ikkje møtet «{meeting}»."),
    "which_meeting": N_("«{meeting}» kan vere fleire møte: {found}. Skriv meir av namnet."),
    "meeting_exists": N_("Styret har eit møte den dagen alt: {meeting}. Ingenting er endra."),
    "newer_log": N_("{meeting} er ført med ein nyare versjon av Sognko og kan berre lesast. Oppdater programmet."),
    "closed_part_missing": N_("{meeting}: det som vart handsama for lukka dører (closed.json), ligg ikkje her. Møtet kan berre lesast til fila er lagd inn att."),
    "locked": N_("Møtet er ope hos ein annan: {who}."),
}  # fmt: skip
"""What `Trouble` says, by code."""

HINTS: dict[str, str] = {
    "no_date": N_("Til dømes: --date 2025-12-09."),
    "no_archive": N_("«sognko board add» lagar eit, eller vel eit anna med --minutes."),
    "not_an_archive": N_("Til dømes: --minutes MAPPE."),
    "no_such_board": N_("«sognko board list» viser styra."),
    "both_on_and_off": N_("Vel anten --on eller --off for han."),
    "no_such_rule": N_("«sognko board rules STYRE» viser reglane."),
    "which_board": N_("Til dømes: --board ID."),
    "no_boards": N_("«sognko board add» lagar det."),
    "board_exists": N_("--replace byter ut lista; eller vel eit anna namn."),
    "no_such_meeting": N_("«sognko list» viser møta."),
    "meeting_exists": N_("Skal det vere eit møte til, bruk --another."),
}
"""What the command line adds to some of them: which option or command helps."""

WARNINGS: dict[str, str] = {
    "template_dropped": N_("Sak {number} «{title}» er ein tom mal og er ikkje teken med."),
    "title_differs": N_("Sak {number} heiter «{listed}» i saklista, men «{heading}» ved saka."),
    "not_listed": N_("Sak {number} «{title}» står ikkje i saklista framme i dokumentet."),
    "number_twice": N_("Nummer {number} står på to saker."),
    "number_missing": N_("Nummer {number} manglar i rekkja av saker."),
    "proposal_empty": N_("Sak {number} har overskrift for framlegg, men ikkje noko framlegg."),
    "proposal_second": N_("Sak {number} har eit framlegg til («{label}»); det står i saksframstillinga."),
    "proposal_outside": N_("Eit framlegg («{label}») står utanfor alle sakene; sjå etter kva sak det høyrer til."),
    "proposal_edge": N_("Sjå etter kvar framlegget i sak {number} sluttar; resten står i saksframstillinga."),
    "proposal_revised": N_("Framlegget i sak {number} er delt av «{text}»; det som følgjer, kan vere ein ny versjon."),
    "proposal_subheading": N_("«{text}» i framlegget i sak {number} er teken som overskrift, ikkje som punkt."),
    "protocol_inside": N_("Linje {first}–{last} ser ut til å vere protokollen frå eit tidlegare møte og er ikkje teken med."),
    "garbled": N_("Teksten ser ikkje ut som norsk; tekstlaget i dokumentet kan vere øydelagt."),
}  # fmt: skip
"""What the reader of packs wants looked at, by code."""
