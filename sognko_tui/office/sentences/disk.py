"""What is wrong with the disk while a meeting is open: in a sentence, with what to do about it."""

from __future__ import annotations

import errno

from sognko_tui.texts import N_, _

UNSAVED: dict[int, str] = {
    errno.ENOSPC: N_("Disken er full: rydd plass. Skriv vidare; Ctrl+S tek kopi ein annan stad."),
    errno.EDQUOT: N_("Du har ikkje meir plass på disken: rydd. Ctrl+S tek kopi ein annan stad."),
    errno.EROFS: N_("Disken kan berre lesast no. Skriv vidare; Ctrl+S tek kopi ein annan stad."),
    errno.EIO: N_("Disken svikta. Skriv vidare; Ctrl+S tek kopi ein annan stad."),
    errno.EACCES: N_("Sognko får ikkje skrive i møtemappa. Ctrl+S tek kopi ein annan stad."),
    errno.ENOENT: N_("Møtemappa er borte: legg henne attende. Ctrl+S tek kopi ein annan stad."),
    errno.ESTALE: N_("Nokon har bytt ut eller endra møtemappa. Ctrl+S tek kopi ein annan stad."),
}
"""By the system's number. They fit a line of 80 cells: what else is wrong can wait, this cannot."""

_SAME = {errno.EPERM: errno.EACCES, errno.ENOTDIR: errno.ENOENT, errno.ENODEV: errno.EIO}


def unsaved(error: OSError) -> str:
    """Why what is written is not on disk. It is tried again all the time."""
    number = error.errno or 0
    text = UNSAVED.get(_SAME.get(number, number))
    if text is not None:
        return _(text)
    told = _("Disken tek ikkje imot. Ctrl+S tek kopi ein annan stad. ({reason})")
    return told.format(reason=error.strerror or error)


def unwritten(error: OSError) -> str:
    """That the meeting's file could not be written anew; the journal has what was written."""
    told = _("Møtefila let seg ikkje skrive ({reason}). Ingenting er mista: journalen har alt.")
    return told.format(reason=error.strerror or error)
