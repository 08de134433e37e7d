"""The command that git runs where two people changed the same file of an archive (docs/sharing.md)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sognko_tui.cli.answering import FINDINGS, GOOD, complain
from sognko_tui.cli.arguments import Asked
from sognko_tui.office import merging
from sognko_tui.texts import _


def _merge_driver(asked: Asked) -> int:
    how, beside = merging.merge(
        Path(asked.base), Path(asked.ours), Path(asked.theirs), Path(asked.path)
    )
    if how == "to_be_written":
        complain(
            _("{path}: begge har skrive protokollen. Skriv han på nytt.").format(path=asked.path)
        )
    if how != "conflict":
        return GOOD
    if beside is None:
        told = _("{path}: begge har endra fila. Vår står.").format(path=asked.path)
    else:
        told = _(
            "{path}: begge har endra det same. Vår står; deira ligg i {beside}. "
            "«sognko check» seier kva du kan gjere."
        ).format(path=asked.path, beside=beside)
    complain(told)
    return FINDINGS


COMMANDS: dict[str, Callable[[Asked], int]] = {"merge-driver": _merge_driver}
