"""What was found of approved protocols, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sognko_tui.office.verifying import Report

Row = dict[str, object]


def report(found: Report) -> Row:
    """One meeting: whether it is sound, its versions with their signatures, and what is wrong."""
    from sognko_tui.office.sentences import verifying

    return {
        "meeting": found.meeting,
        "board": found.board,
        "date": found.date.isoformat() if found.date is not None else None,
        "sound": found.sound,
        "versions": [
            {
                "version": version.number,
                "approved": version.approved.isoformat() if version.approved is not None else None,
                "where": version.where,
                "signatures": [
                    {
                        "who": one.who,
                        "date": one.on.isoformat() if one.on is not None else None,
                        "kind": one.kind,
                        "file": one.file,
                        "worth": one.worth,
                        "key": one.key,
                        "recorded": one.recorded,
                        "noted": one.noted,
                        "sound": one.sound,
                    }
                    for one in version.signatures
                ],
            }
            for version in found.versions
        ],
        "faults": [
            {"code": one.code, **one.params, "text": verifying.fault(one)} for one in found.faults
        ],
    }
