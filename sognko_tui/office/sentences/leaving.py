"""What stands in the way where something leaves the house: customs of a board, parcels, receipts."""

from sognko_tui.texts import N_

LEAVING: dict[str, str] = {
    # The customs of a board
    "custom_link": N_("{path}: dette er ei lenkje, og dei blir ikkje følgde. Legg sjølve fila her."),
    "custom_no_file": N_("{path}: dette er inga vanleg fil. Legg sjølve fila her."),
    "custom_too_large": N_("{path}: fila er for stor; grensa er {limit} KB. Er det rett fil?"),
    "custom_not_text": N_("{path}, linje {line}: dette er ikkje tekst. Lagre malen som rein tekst (UTF-8)."),
    "custom_not_svg": N_("{path}: dette er ikkje noko SVG-bilete. Lagre merket som SVG eller PNG."),
    "custom_not_png": N_("{path}: dette er ikkje noko PNG-bilete. Lagre merket som SVG eller PNG."),
    # A template of a letter
    "template_unknown_name": N_("{name}, linje {line}: «{word}» finst ikkje. Malen kan bruke {known}."),
    "template_unknown_filter": N_("{name}, linje {line}: filteret «{word}» finst ikkje. Malen kan bruke {known}."),
    "template_not_allowed": N_("{name}, linje {line}: «{word}» er ikkje tillate i eit brev. Malen kan setje inn verdiar og spørje med «if»."),
    "template_too_long": N_("{name}: malen er for lang."),
    "template_too_deep": N_("{name}, linje {line}: her er for mykje inni kvarandre. Gjer malen enklare."),
    "template_too_much": N_("{name}, linje {line}: brevet blir for langt."),
    "template_packages": N_("{name}, linje {line}: malen kan ikkje hente pakkar frå nettet. Skriv det han treng i sjølve malen."),
    "template_endless": N_("{name}: malen kjem aldri til endes."),
    "template_greedy": N_("{name}: malen krev meir minne eller tid enn han får bruke."),
    "template_fault": N_("{name}, linje {line}: malen lét seg ikkje bruke: {reason}."),
    "template_fault_whole": N_("{name}: malen lét seg ikkje bruke: {reason}."),
    # The parcel for the lawful archive, and its receipt
    "parcel_draft": N_("{meeting}: protokollen er ikkje godkjend. Arkivet skal ha den godkjende."),
    "parcel_correcting": N_("{meeting}: protokollen er under retting. Godkjenn den nye versjonen først."),
    "parcel_changed": N_("{meeting}: {file} er ikkje slik protokollen vart godkjend. Set inn att den rette fila, eller flytt henne bort: då blir ho skriven på nytt."),
    "receipt_draft": N_("{meeting}: protokollen er ikkje godkjend enno. Arkivet tek imot den godkjende."),
    "receipt_empty": N_("Skriv tilvisinga i arkivsystemet, til dømes saks- og dokumentnummeret."),
    "receipt_too_large": N_("{name}: fila er for stor til å vere ei kvittering; grensa er {limit} MB."),
    "receipt_not_parcel": N_("{name}: dette er ikkje ei arkivpakke frå møtet {meeting}."),
    "not_received": N_("Ingenting er ført: {reason}"),
    # Where the lawful archive is
    "retention_years": N_("--remove-after: skriv eit tal på år, frå 0 til {limit}."),
    "retention_nowhere": N_("Nemn arkivsystemet først (--system): utan det veit ingen at protokollane er tekne vare på."),
}  # fmt: skip
"""What `Trouble` says of it, by code."""

HINTS: dict[str, str] = {
    "parcel_draft": N_("Med --force blir det ei pakke som seier at ho er eit utkast."),
    "parcel_correcting": N_("Med --force blir det ei pakke som seier at ho er eit utkast."),
}
"""What the command line adds."""
