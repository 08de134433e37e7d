"""The labels, numberings and layouts that packs differ in."""

from __future__ import annotations

from benchmarks.packs.choices import Choices
from benchmarks.packs.structure import Language, Look, Parts

PROPOSAL: dict[Language, tuple[str, ...]] = {
    "nn": (
        "Framlegg til vedtak",
        "Rådmannen sitt framlegg til vedtak",
        "Rådmannen gjer følgjande framlegg til vedtak",
        "Dagleg leiar si tilråding",
        "Frå administrasjonen låg det føre slik tilråding til vedtak",
        "Tilråding",
        "Innstilling",
        "Kommunedirektøren si innstilling",
        "Forslag til vedtak",
        "Arbeidsutvalet sitt framlegg til vedtak",
        "Framlegg til innstilling",
        "Kva vert føreslått",
        "Styreleiaren sitt framlegg til vedtak",
        "Administrasjonen rår styret til å gjere slikt vedtak",
        "Framlegg til avgjerd",
    ),
    "nb": (
        "Forslag til vedtak",
        "Kommunedirektørens forslag til vedtak",
        "Kontrollutvalgets forslag til vedtak",
        "Innstilling",
        "Rådmannens innstilling",
        "Adm. direktørs innstilling",
        "Daglig leders innstilling",
        "Forslag til innstilling",
        "Tilrådning",
        "Forslag",
        "Hva foreslås",
        "Skogsjefens forslag til vedtak",
        "Styrets innstilling",
        "Administrasjonen foreslår at det fattes slikt vedtak",
        "Forslag til beslutning",
    ),
}
ATTACHMENTS: dict[Language, tuple[str, ...]] = {
    "nn": (
        "Vedlegg",
        "Saksdokument",
        "Prenta vedlegg",
        "Vedlegg og andre saksdokument",
        "Utdelt i møtet",
        "Dokument i saka",
        "Saksvedlegg",
    ),
    "nb": (
        "Vedlegg",
        "Saksdokumenter",
        "Trykte vedlegg",
        "Vedlegg og andre saksdokumenter",
        "Utlevert i møtet",
        "Dokumenter i saken",
        "Følgende vedlegg",
    ),
}
BACKGROUND: dict[Language, tuple[str, ...]] = {
    "nn": (
        "Saksframstilling",
        "Saksutgreiing",
        "Bakgrunn",
        "Bakgrunn for saka",
        "Saksopplysningar",
        "Utgreiing",
        "Innleiing",
        "Kort om saka",
        "Samandrag",
        "Saka gjeld",
    ),
    "nb": (
        "Saksframstilling",
        "Saksfremstilling",
        "Bakgrunn",
        "Bakgrunn for saken",
        "Saksopplysninger",
        "Saksorientering",
        "Saksframlegg",
        "Forklaring",
        "Hvorfor",
        "Innledning",
        "Kort om saken",
        "Sammendrag",
        "Saken gjelder",
    ),
}
ASSESSMENT: dict[Language, tuple[str, ...]] = {
    "nn": (
        "Vurdering",
        "Vurderingar og konsekvensar",
        "Vurdering og konsekvensar",
        "Grunngjeving",
        "Økonomiske konsekvensar",
        "Konklusjon",
    ),
    "nb": (
        "Vurdering",
        "Saksvurderinger",
        "Begrunnelse",
        "Vurdering og konsekvenser",
        "Økonomiske konsekvenser",
        "Konklusjon",
    ),
}
NUMBERINGS = (
    "7.",
    "7)",
    "PS 7/26",
    "021/26",
    "021/2026",
    "Sak 046/2026 over",
    "Sak 29/26",
    "SR 2026/43",
    "Sak 01:",
    "Sak 1 -",
    "Forslag 4:",
    "# 1",
    "4 / 26",
    "7",
    "Sak 26/7",
    "Styresak 7-2026",
    "FS-7/26",
    "Saksnr. 7/26",
    "",
    "Sak 7/26:",
    "SAK 7/26 –",
    "PS 7/26 -",
    "[17:11] Sak 01:",
    "3.7",
    "Sak nr. 7:",
    "Sak 7",
)
LISTINGS = (
    "lines",
    "leaders",
    "table",
    "spaced",
    "lines below a heading",
    "table of three",
    "sorts",
)
BELOW = ("facts", "case table", "title again", "facts and title again", "case row")
FRONTS = ("fields", "sentence", "lines", "fields below", "dotted date", "short")
ORDERS = (
    ("proposal", "attachments", "background", "assessment"),
    ("background", "assessment", "proposal", "attachments"),
    ("attachments", "background", "proposal"),
    ("background", "proposal", "attachments"),
    ("attachments", "proposal", "background", "assessment"),
    ("bare background", "proposal", "attachments"),
    ("proposal", "background", "attachments"),
)
MARKS = ("1.", "•", "-", "a)", "1)", "")
WIDTHS = (60, 72, 80, 90, 100, 0)
SPACINGS = ("blank", "double", "tight", "headings apart", "items far apart")
FURNITURE = ("none", "none ", "numbers", "header and numbers", "header with number", "form feeds")
HEADINGS = ("styled", "bold", "sized", "bare", "bold and sized")


def draw_look(choose: Choices, language: Language) -> Look:
    """A look, each part of it drawn for itself; what could not be read by anybody is put right."""
    spacing = choose.one("spacing", SPACINGS)
    marks = choose.one("marks", MARKS)
    if not marks and spacing in ("tight", "headings apart"):
        # Paragraphs without a sign and without a blank line between are one paragraph.
        marks = "1."
    listing = choose.one("listing", LISTINGS)
    numbering = choose.one("numbering", NUMBERINGS)
    parts: Parts = choose.random.choice(("both", "both", "both", "papers", "papers", "list"))
    order = choose.one("order", ORDERS)
    if not numbering:
        # Without numbers, only the list of items says for sure what an item is.
        parts = "both" if parts == "papers" else parts
        listing = "lines below a heading"
    colon = choose.chance(0.6)
    if spacing == "tight" and numbering in ("7", "7)"):
        spacing = "headings apart"
    return Look(
        proposal=choose.one(f"proposal {language}", PROPOSAL[language]),
        attachments=choose.one(f"attachments {language}", ATTACHMENTS[language]),
        background=choose.one(f"background {language}", BACKGROUND[language]),
        assessment=choose.one(f"assessment {language}", ASSESSMENT[language]),
        colon=colon,
        numbering=numbering,
        front=choose.one("front", FRONTS),
        listing=listing,
        parts=parts,
        order=order,
        marks=marks,
        width=choose.one("width", WIDTHS),
        spacing=spacing,
        furniture=choose.one("furniture", FURNITURE).strip(),
        headings=choose.one("headings", HEADINGS),
        paged=choose.chance(0.2),
        columns=2 if choose.chance(0.2) else 1,
        below=choose.one("below", BELOW) if choose.chance(0.4) else "",
        capitals=choose.chance(0.12),
        divided=choose.chance(0.12),
        run_in=choose.chance(0.3),
        indent=choose.one("indent", (2, 4, 8)) if choose.chance(0.15) else 0,
        around=choose.random.choice(("", "", "above", "below")),
    )


def numbered(style: str, count: int, year: int) -> tuple[str, str]:
    """A number as its heading prints it, and as a clerk writes it down."""
    short = year % 100
    found = {
        "": ("", ""),
        "Sak 7/26:": (f"Sak {count}/{short}:", f"{count}/{short}"),
        "SAK 7/26 –": (f"SAK {count}/{short} –", f"{count}/{short}"),
        "PS 7/26 -": (f"PS {count}/{short} -", f"PS {count}/{short}"),
        "[17:11] Sak 01:": (f"[{17 + count // 6}:{count % 6}1] Sak {count:02}:", f"{count:02}"),
        "3.7": (f"3.{count}", f"3.{count}"),
        "Sak nr. 7:": (f"Sak nr. {count}:", f"{count}"),
        "Sak 7": (f"Sak {count}", f"{count}"),
        "7.": (f"{count}.", f"{count}"),
        "7)": (f"{count})", f"{count}"),
        "7": (f"{count}", f"{count}"),
        "PS 7/26": (f"PS {count}/{short}", f"PS {count}/{short}"),
        "FS-7/26": (f"FS-{count}/{short}", f"FS {count}/{short}"),
        "021/26": (f"{count:03}/{short}", f"{count:03}/{short}"),
        "021/2026": (f"{count:03}/{year}", f"{count:03}/{year}"),
        "Sak 046/2026 over": (f"Sak {count:03}/{year}", f"{count:03}/{year}"),
        "Sak 29/26": (f"Sak {count}/{short}", f"{count}/{short}"),
        "Sak 26/7": (f"Sak {short}/{count}", f"{short}/{count}"),
        "Saksnr. 7/26": (f"Saksnr. {count}/{short}", f"{count}/{short}"),
        "Styresak 7-2026": (f"Styresak {count}-{year}", f"{count}-{year}"),
        "SR 2026/43": (f"SR {year}/{count}", f"SR {year}/{count}"),
        "Sak 01:": (f"Sak {count:02}:", f"{count:02}"),
        "Sak 1 -": (f"Sak {count} -", f"{count}"),
        "Forslag 4:": (f"Forslag {count}:", f"{count}"),
        "# 1": (f"# {count}", f"{count}"),
        "4 / 26": (f"{count} / {short}", f"{count} / {short}"),
    }
    return found[style]


def begins_at(style: str, choose: Choices) -> int:
    """The first number: 1, or where the year's series stands."""
    return choose.between(2, 60) if "/" in style or "-2026" in style else 1
