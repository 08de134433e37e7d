"""Files packed into one, the same bytes whenever and wherever it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file can tell: it says that no time is told."""

_UNIX = 3


def zipped(files: Iterable[tuple[str, bytes]], *, stored: str = "") -> bytes:
    """The files by their names, in the order they come; the one that is `stored` is not compressed."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, data in files:
            info = ZipInfo(name, _DAY)
            info.create_system = _UNIX
            info.external_attr = 0o600 << 16
            info.compress_type = ZIP_STORED if name == stored else ZIP_DEFLATED
            archive.writestr(info, data)
    return packed.getvalue()


def unzipped(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files in the bytes of a zip file, in its order."""
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)
