"""What can be wrong with an archive or a meeting in it: codes with parameters, as findings have."""

from __future__ import annotations

from sognko_tui.archive.store.holder import Holder


class ArchiveError(Exception):
    """Something in the archive is not as it must be; a code and what a sentence about it needs."""

    code = "archive"

    def __init__(self, **params: str | int) -> None:
        super().__init__(self.code)
        self.params: dict[str, str | int] = params


class NoArchive(ArchiveError):
    """There is no archive in the folder (`path`)."""

    code = "no_archive"


class NotAnArchive(ArchiveError):
    """The folder (`path`) holds something else; nothing is written into it."""

    code = "not_an_archive"


class NewerArchive(ArchiveError):
    """The archive (`path`) was made by a newer program (`version`)."""

    code = "newer_archive"


class Damaged(ArchiveError):
    """A file (`path`) cannot be read as what it is.

    `aside` is where it was put, where that was done; it is never written over.
    """

    code = "damaged"


class NoSuchMeeting(ArchiveError):
    """No meeting answers to `meeting`."""

    code = "no_such_meeting"


class NoSuchBoard(ArchiveError):
    """No board answers to `board`."""

    code = "no_such_board"


class BoardsLimited(ArchiveError):
    """Whoever reaches only some boards cannot make another one."""

    code = "boards_limited"


class MeetingExists(ArchiveError):
    """The board has a meeting on that day already (`meeting`)."""

    code = "meeting_exists"


class NewerLog(ArchiveError):
    """The meeting (`meeting`) has events from a newer program: it can be read, not written on."""

    code = "newer_log"


class ClosedPartMissing(ArchiveError):
    """What was handled for closed doors in the meeting (`meeting`) is not here or cannot be read.

    The rest can be read, not written on: it would no longer belong to what is elsewhere.
    """

    code = "closed_part_missing"


class Locked(ArchiveError):
    """Somebody else has the meeting open for writing."""

    code = "locked"

    def __init__(self, holder: Holder) -> None:
        super().__init__(
            user=holder.user,
            tty=holder.tty,
            host=holder.host,
            pid=holder.pid,
            since=holder.since.isoformat() if holder.since else "",
        )
        self.holder = holder


class BadCustom(ArchiveError):
    """A file of a board's customs (`path`) cannot be used.

    As `code` says it is a link (`custom_link`), a folder or a pipe (`custom_no_file`), over `limit`
    KB (`custom_too_large`), no text from `line` on (`custom_not_text`), or not the picture that its
    name says (`custom_not_svg`, `custom_not_png`).
    """

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(**params)
        self.code = code
        self.args = (code,)
