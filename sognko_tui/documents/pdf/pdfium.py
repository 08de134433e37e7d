"""PDFium's own functions, called as cheaply as Python can: a page has thousands of characters.

The bindings that come with the library take a tenth of a second to load and check every argument.
Here only what is used is declared, and the interpreter's lock is kept: whoever reads a PDF does
nothing else meanwhile.
"""

from __future__ import annotations

import ctypes
import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sognko_tui.documents.lines import Unreadable

_POINTERS = (
    "FPDF_LoadDocument",
    "FPDF_LoadMemDocument64",
    "FPDF_LoadPage",
    "FPDFText_LoadPage",
    "FPDFText_GetTextObject",
    "FPDFTextObj_GetFont",
    "FPDFPage_GetObject",
    "FPDFLink_GetAction",
    "FPDFBookmark_GetFirstChild",
    "FPDFBookmark_GetNextSibling",
    "FPDFBookmark_GetDest",
    "FPDFBookmark_GetAction",
    "FPDFAction_GetDest",
)
_LONG = (
    "FPDF_GetLastError",
    "FPDFAction_GetType",
    "FPDFAction_GetURIPath",
    "FPDFBookmark_GetTitle",
    "FPDFFont_GetBaseFontName",
)
_PASSWORD, _SECURITY = 4, 5
"""What `FPDF_GetLastError` says of a file that is locked."""

TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5
"""The kinds of objects on a page."""

Handle = ctypes.c_void_p
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the lower left corner, as a PDF counts."""


def _library() -> Any:
    found = importlib.util.find_spec("pypdfium2_raw")
    folder = Path(found.origin).parent if found and found.origin else Path()
    for name in ("libpdfium.so", "libpdfium.dylib", "pdfium.dll"):
        if (folder / name).is_file():
            loaded: Any = ctypes.PyDLL(str(folder / name))
            break
    else:
        # Where the library lies elsewhere, as some systems arrange it, the bindings know.
        import pypdfium2_raw

        loaded = ctypes.PyDLL(pypdfium2_raw._libs["pdfium"]._name)
    for name in _POINTERS:
        getattr(loaded, name).restype = Handle
    for name in _LONG:
        getattr(loaded, name).restype = ctypes.c_ulong
    loaded.FPDFText_GetFontSize.restype = ctypes.c_double
    loaded.FPDF_InitLibrary()
    return loaded


lib: Any = None
"""The library, once `open_file` has loaded it."""


class File:
    """An open PDF. Close it: what is loaded is not the interpreter's to clear away."""

    def __init__(self, source: bytes | Path, name: str) -> None:
        global lib
        if lib is None:
            lib = _library()
        self._data = source
        self._buffer = ctypes.create_string_buffer(20_000)
        if isinstance(source, bytes):
            opened = lib.FPDF_LoadMemDocument64(source, ctypes.c_size_t(len(source)), None)
        else:
            opened = lib.FPDF_LoadDocument(str(source).encode(), None)
        if not opened:
            locked = lib.FPDF_GetLastError() in (_PASSWORD, _SECURITY)
            raise Unreadable("encrypted" if locked else "broken", name=name)
        self.handle = Handle(opened)
        self.pages: int = max(lib.FPDF_GetPageCount(self.handle), 0)

    def buffer(self, size: int) -> ctypes.Array[ctypes.c_char]:
        """Room for so many bytes, which the next page uses again."""
        if len(self._buffer) < size:
            self._buffer = ctypes.create_string_buffer(size)
        return self._buffer

    def close(self) -> None:
        """Let the file go."""
        lib.FPDF_CloseDocument(self.handle)

    def page(self, index: int) -> Page | None:
        """The page with this index, or None where it cannot be loaded."""
        loaded = lib.FPDF_LoadPage(self.handle, index)
        return Page(self, Handle(loaded)) if loaded else None


class Page:
    """A loaded page and its text."""

    def __init__(self, file: File, handle: Handle) -> None:
        self.file = file
        self.handle = handle
        self.text = Handle(lib.FPDFText_LoadPage(handle))
        """Not loaded where its value is None."""

    def close(self) -> None:
        """Let the page go."""
        if self.text.value:
            lib.FPDFText_ClosePage(self.text)
        lib.FPDF_ClosePage(self.handle)

    def frame(self) -> Box:
        """The part of the page that is shown."""
        box = (ctypes.c_float * 4)()
        lib.FPDF_GetPageBoundingBox(self.handle, box)
        left, top, right, bottom = box
        return left, bottom, right, top

    def characters(self) -> tuple[str, int]:
        """The page's text, and how many characters lie on it, those without a letter counted in.

        A character beyond the first 65,536 is two here, as in the text page itself.
        """
        count = lib.FPDFText_CountChars(self.text) if self.text.value else 0
        if count <= 0:
            return "", 0
        buffer = self.file.buffer(2 * count + 2)
        written = lib.FPDFText_GetText(self.text, 0, count, buffer)
        raw = ctypes.string_at(buffer, 2 * max(written - 1, 0))
        text = raw.decode("utf-16-le", "surrogatepass")
        if 2 * len(text) != len(raw):
            text = "".join(map(chr, memoryview(raw).cast("H")))
        return text, count

    def objects(self, limit: int) -> Iterator[tuple[int, Box]]:
        """The kind and the box of what lies on the page, at most so many."""
        box = (ctypes.c_float * 4)()
        places = [ctypes.byref(box, 4 * at) for at in range(4)]
        count = lib.FPDFPage_CountObjects(self.handle)
        for at in range(min(count, limit)):
            one = Handle(lib.FPDFPage_GetObject(self.handle, at))
            kind = lib.FPDFPageObj_GetType(one)
            if kind != TEXT and lib.FPDFPageObj_GetBounds(one, *places):
                yield kind, (box[0], box[1], box[2], box[3])

    def links(self) -> list[tuple[str, Box]]:
        """The addresses that are linked to from the page, and where."""
        found: list[tuple[str, Box]] = []
        position = ctypes.c_int(0)
        link = Handle()
        box = (ctypes.c_float * 4)()
        while len(found) < 2000 and lib.FPDFLink_Enumerate(
            self.handle, ctypes.byref(position), ctypes.byref(link)
        ):
            action = Handle(lib.FPDFLink_GetAction(link))
            if not action.value or lib.FPDFAction_GetType(action) != 3:
                continue
            address = _string(
                lambda into, size, action=action: lib.FPDFAction_GetURIPath(
                    self.file.handle, action, into, ctypes.c_ulong(size)
                )
            ).decode("utf-8", "replace")
            if lib.FPDFLink_GetAnnotRect(link, box):
                left, top, right, bottom = box
                found.append((address, (left, bottom, right, top)))
        return found


def font_name(font: Handle) -> str:
    """A font's name, without the letters that mark it as a part of one."""
    name = _string(lambda into, size: lib.FPDFFont_GetBaseFontName(font, into, _size(size)))
    return name.decode("utf-8", "replace").rpartition("+")[2]


def bookmarks(file: File, limit: int) -> Iterator[tuple[str, int, int]]:
    """Words, page index (-1: unknown) and rank of the outline's entries, from the first on."""
    first = lib.FPDFBookmark_GetFirstChild(file.handle, None)
    waiting: list[tuple[int, int]] = [(first, 1)] if first else []
    seen: set[int] = set()
    while waiting and len(seen) < limit:
        value, rank = waiting.pop()
        # An outline may bite its own tail.
        if value in seen:
            continue
        seen.add(value)
        mark = Handle(value)
        words = _string(
            lambda into, size, mark=mark: lib.FPDFBookmark_GetTitle(
                mark, into, ctypes.c_ulong(size)
            ),
            end=2,
        ).decode("utf-16-le", "replace")
        target = Handle(lib.FPDFBookmark_GetDest(file.handle, mark))
        if not target.value:
            action = Handle(lib.FPDFBookmark_GetAction(mark))
            target = Handle(lib.FPDFAction_GetDest(file.handle, action) if action.value else None)
        page = lib.FPDFDest_GetDestPageIndex(file.handle, target) if target.value else -1
        yield words, page, rank
        after = lib.FPDFBookmark_GetNextSibling(file.handle, mark)
        inside = lib.FPDFBookmark_GetFirstChild(file.handle, mark)
        waiting += [(one, depth) for one, depth in ((after, rank), (inside, rank + 1)) if one]


def _size(size: int) -> ctypes.c_size_t:
    return ctypes.c_size_t(size)


def _string(ask: Any, end: int = 1) -> bytes:
    """What a function writes that says how long it is, without the `end` bytes that end it."""
    size = ask(None, 0)
    if not 0 < size <= 20_000:
        return b""
    into = ctypes.create_string_buffer(size)
    ask(into, size)
    return into.raw[: size - end]
