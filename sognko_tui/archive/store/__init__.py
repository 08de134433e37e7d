"""Boards, meetings, the journal and the lock: what lies on disk. The sole importer of tinydb."""

from sognko_tui.archive.store.archive import Archive
from sognko_tui.archive.store.errors import (
    ArchiveError,
    BoardsLimited,
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
from sognko_tui.archive.store.meetings import Listed, Meetings
from sognko_tui.archive.store.names import CHECKPOINT
from sognko_tui.archive.store.reach import Reach
from sognko_tui.archive.store.sharing import FULL

__all__ = [
    "CHECKPOINT",
    "FULL",
    "Archive",
    "ArchiveError",
    "BoardsLimited",
    "ClosedPartMissing",
    "Damaged",
    "Holder",
    "Listed",
    "Locked",
    "MeetingExists",
    "Meetings",
    "NewerArchive",
    "NewerLog",
    "NoArchive",
    "NoSuchBoard",
    "NoSuchMeeting",
    "NotAnArchive",
    "Reach",
]
