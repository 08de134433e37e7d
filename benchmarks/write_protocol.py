"""Writing the protocol of a meeting of sixteen items, as Markdown and HTML, and reading it back."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from statistics import median

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.meeting.board import Board, Person
from sognko_tui.meeting.decisions import as_text
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.state import Meeting
from sognko_tui.protocol import public, read, write, write_html

ITEMS = 16
MEMBERS = 6
RUNS = 30
AT_MOST = 20
START = datetime(2026, 3, 24, 8, 0, tzinfo=UTC)


def entries(items: int = ITEMS) -> list[e.Entry]:
    """Six members, each item with six points, minutes, a vote by names and a follow-up."""
    people = tuple(
        Person(id=f"p{n}", name=f"Representant {n}", represents=f"Kommune {n}")
        for n in range(MEMBERS)
    )
    sentence = "Styret ber administrasjonen greie ut saka vidare og leggje ho fram til neste møte."
    points = tuple(Point(text=f"{sentence} ({n})", marker=f"{n}.") for n in range(1, 7))
    agenda = tuple(
        AgendaItem(id=f"i{n}", number=str(n), title=f"Sak om noko ({n})", proposal=points)
        for n in range(1, items + 1)
    )
    board = Board(id="b", name="Styret", people=people)
    events: list[e.Event] = [
        e.MeetingConvened(meeting="m", board=board, date=date(2026, 3, 24), items=agenda),
        *(e.MemberArrived(person=p.id) for p in people),
        e.MeetingStarted(at=START),
    ]
    voters = tuple(p.id for p in people)
    for item in agenda:
        events += [
            e.TextEdited(item=item.id, field="minutes", at=0, inserted=f"{sentence}\n" * 5),
            e.VoteTaken(item=item.id, method="by_names", in_favour=voters[1:], against=voters[:1]),
            e.DecisionAdopted(item=item.id, text=as_text(points)),
            e.FollowUpNoted(item=item.id, who="Dagleg leiar", what=sentence, due="2026-06-01"),
        ]
    events.append(e.MeetingEnded(at=START + timedelta(hours=3)))
    return [
        e.Entry(seq=n, at=START, by="x", step=n, event=event)  # type: ignore[arg-type]
        for n, event in enumerate(events, 1)
    ]


def meeting() -> Meeting:
    """The meeting that comes of it."""
    return fold(entries())


def main() -> None:
    taken = meeting()
    written = write(taken)
    assert read(written) == public(taken)
    deeds: list[tuple[str, Callable[[], object]]] = [
        ("Markdown", lambda: write(taken)),
        ("HTML", lambda: write_html(taken)),
        ("reading back", lambda: read(written)),
    ]
    print(f"{ITEMS} items, {len(written)} characters; at most {AT_MOST} ms to write")
    for name, deed in deeds:
        took = []
        for _ in range(RUNS):
            started = time.perf_counter()
            deed()
            took.append((time.perf_counter() - started) * 1000)
        print(f"{name:>14}: {median(took):5.1f} ms (median of {RUNS}; slowest {max(took):.1f})")


if __name__ == "__main__":
    main()
