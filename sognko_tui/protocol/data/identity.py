"""What a meeting's people, items and votes are known by outside: ids that stay, and tell nothing."""

from __future__ import annotations

from sognko_tui.meeting.board import Person
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.protocol.data.writing import stable_id


class Identity:
    """The ids of one meeting. People and seats have the same in every meeting of the board."""

    def __init__(self, meeting: Meeting) -> None:
        self._meeting = meeting
        self.board = self.of("board")
        self.meeting = str(stable_id("meeting", meeting.id))

    def of(self, kind: str, *path: str) -> str:
        """The id of something of the board."""
        return str(stable_id(kind, self._meeting.board.id, *path))

    def person(self, person_id: str) -> str:
        """The id of somebody on the board; a guest is known in this meeting only."""
        if self._meeting.board.person(person_id) is not None:
            return self.of("person", person_id)
        return str(stable_id("guest", self._meeting.id, person_id))

    def seat(self, person_id: str) -> str:
        """The id of the seat of a member."""
        return self.of("seat", person_id)

    def body(self, name: str) -> str:
        """The id of whom somebody represents, the same on every board."""
        return str(stable_id("body", name))

    def item(self, item: Item, *path: str) -> str:
        """The id of an item, or of something in it."""
        return str(stable_id("item", self._meeting.id, item.id, *path))


def role(person: Person) -> str:
    """What somebody is on the board, for machines."""
    return person.function.replace("_", " ")
