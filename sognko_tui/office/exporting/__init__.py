"""What leaves the house: the protocol, extracts, letters, data and the parcel for the record system."""

from sognko_tui.office.exporting.forms import DATA, FORMS, PAGES, PARCEL, Form
from sognko_tui.office.exporting.planning import Output, Wanted, planned
from sognko_tui.office.exporting.writing import FOLDER, make, write

__all__ = [
    "DATA",
    "FOLDER",
    "FORMS",
    "PAGES",
    "PARCEL",
    "Form",
    "Output",
    "Wanted",
    "make",
    "planned",
    "write",
]
