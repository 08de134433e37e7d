"""A BagIt bag (RFC 8493) in one zip: files with a manifest that anybody can check.

`sha256sum -c manifest-sha256.txt` in the folder it is unpacked to says whether all is there and as
it was. The same files give the same bytes: nothing in it tells when, where or by whom it was packed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from sognko_tui.office import printable

MANIFEST, TAG_MANIFEST, INFO = "manifest-sha256.txt", "tagmanifest-sha256.txt", "bag-info.txt"
DATA = "data"

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

# Each part begins with a letter or digit: no step upwards, no root, nothing hidden.
_PATH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*+(?:/[A-Za-z0-9][A-Za-z0-9._-]*+)*+", re.ASCII)

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can tell of."""

_PIECE = 1 << 20


def bag(
    name: str, payload: Mapping[str, bytes], info: Iterable[tuple[str, str]]
) -> Iterator[bytes]:
    """The bag as the pieces of a zip, its one folder called `name`.

    `payload` is what lies in `data/`, by path; `info` the lines of `bag-info.txt`, to which the
    count of the payload is put. Raises `ValueError` for a name or path that could lead elsewhere.
    """
    for path in (name, *payload):
        if not _PATH.fullmatch(path):
            raise ValueError(path)
    inside = {f"{DATA}/{path}": data for path, data in sorted(payload.items())}
    count = ("Payload-Oxum", f"{sum(map(len, inside.values()))}.{len(inside)}")
    tags = {
        "bagit.txt": _DECLARATION,
        INFO: _info((*info, count)),
        MANIFEST: _manifest(inside),
    }
    tags[TAG_MANIFEST] = _manifest(tags)
    return _zipped(name, {**tags, **inside})


def _info(told: Iterable[tuple[str, str]]) -> bytes:
    lines = (f"{label}: {printable.line(value)}\n" for label, value in told if value.strip())
    return "".join(lines).encode()


def _manifest(files: Mapping[str, bytes]) -> bytes:
    lines = (f"{sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items()))
    return "".join(lines).encode()


def _zipped(name: str, files: Mapping[str, bytes]) -> Iterator[bytes]:
    """Stored as they are: another zlib would make other bytes, and PDF and Word are packed already."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for path, data in files.items():
            member = zipfile.ZipInfo(f"{name}/{path}", _EPOCH)
            member.create_system = 3
            member.external_attr = 0o100600 << 16
            made.writestr(member, data)
    view = out.getbuffer()
    return (bytes(view[start : start + _PIECE]) for start in range(0, len(view), _PIECE))
