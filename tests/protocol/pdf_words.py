"""The words of a PDF in the order that its tags give them, as a screen reader meets them."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium


def tagged_text(data: bytes) -> str:
    """What is tagged, page after page; the list of contents and its heading are passed over.

    What stands at the head and foot of each page is tagged as nothing at all.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        return " ".join(part for page in document for part in _page(page))
    finally:
        document.close()


def _page(page: Any) -> Iterator[str]:
    texts = _texts(page)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        for n in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from _told(pdfium.FPDF_StructTree_GetChildAtIndex(tree, n), texts)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _texts(page: Any) -> dict[int, str]:
    """The text of each marked stretch of the page, by its number."""
    found: defaultdict[int, str] = defaultdict(str)
    text_page = page.get_textpage()
    for n in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, n)
        number = pdfium.FPDFPageObj_GetMarkedContentID(item)
        if number >= 0 and pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT:
            found[number] += _string(
                lambda buffer, size, item=item: pdfium.FPDFTextObj_GetText(
                    item,
                    text_page,
                    buffer and ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)),
                    size,
                )
            ).replace("\x02", "-")  # its sign for a hyphen at the end of a line; we part no words
    return found


def _told(element: Any, texts: dict[int, str]) -> Iterator[str]:
    children = [
        (
            pdfium.FPDF_StructElement_GetChildAtIndex(element, n),
            pdfium.FPDF_StructElement_GetChildMarkedContentID(element, n),
        )
        for n in range(pdfium.FPDF_StructElement_CountChildren(element))
    ]
    kinds = [_kind(child) if child else "" for child, _ in children]
    for (child, number), kind, following in zip(children, kinds, [*kinds[1:], ""], strict=True):
        if not child:
            yield texts.get(number, "")
        elif kind != "TOC" and following != "TOC":
            yield from _told(child, texts)


def _kind(element: Any) -> str:
    return _string(lambda buffer, size: pdfium.FPDF_StructElement_GetType(element, buffer, size))


def _string(read: Any) -> str:
    size = read(None, 0)
    buffer = ctypes.create_string_buffer(size)
    read(buffer, size)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")
