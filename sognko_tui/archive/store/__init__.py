"""Boards, meetings, the journal and the lock: what lies on disk. The sole importer of tinydb."""

from sognko_tui.archive.store import agreement, files, parcel, tables
from sognko_tui.archive.store.archive import FULL, Archive
from sognko_tui.archive.store.errors import (
    ArchiveError,
    ClosedPartMissing,
    Damaged,
    Locked,
    MeetingExists,
    NewerArchive,
    NewerLog,
    NoArchive,
    NoSuchBoard,
    NoSuchMeeting,
    NotAnArchive,
)
from sognko_tui.archive.store.holder import Holder
from sognko_tui.archive.store.meeting_file import MeetingFile, Recovered
from sognko_tui.archive.store.meetings import Listed, Meetings
from sognko_tui.archive.store.reader import Log

__all__ = [
    "FULL",
    "Archive",
    "ArchiveError",
    "ClosedPartMissing",
    "Damaged",
    "Holder",
    "Listed",
    "Locked",
    "Log",
    "MeetingExists",
    "MeetingFile",
    "Meetings",
    "NewerArchive",
    "NewerLog",
    "NoArchive",
    "NoSuchBoard",
    "NoSuchMeeting",
    "NotAnArchive",
    "Recovered",
    "agreement",
    "files",
    "parcel",
    "tables",
]
