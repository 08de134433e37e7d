"""Meetings in which every text somebody can type is what a writer of attacks would type."""

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import strategies as st

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import AgendaItem, Earlier, Point
from sognko_tui.meeting.board import Board, Function, Language, Person
from sognko_tui.meeting.decisions import initial_text
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.state import Meeting
from tests.meetings import START

TEXTS = [
    "[bold red]raud[/]",
    "<script>alert(1)</script>",
    "<!-- borte",
    "<br>",
    "<https://eksempel.no>",
    "a < b > c & d &amp; &#35; &copy;",
    "](https://eksempel.no)",
    "[lenkje](https://eksempel.no 'x')",
    "![bilete](x)",
    "[ref]: https://eksempel.no",
    "[^1]: note",
    "- [ ] gjer dette",
    "`kode` ``to``",
    "```",
    "~~~",
    "~~strok~~ ~x~",
    "a | b | c",
    "|---|",
    "\\|",
    "\\",
    "slutt\\",
    "\\# \\\\ \\*",
    "---",
    "===",
    "***",
    "_ _ _",
    "* * *",
    "____",
    "# overskrift",
    "overskrift #",
    "#",
    "###### # ##",
    "> sitat",
    "- punkt",
    "+ punkt",
    "* punkt",
    "• punkt",
    "1. punkt",
    "1) punkt",
    "3. juni",
    "999999999. punkt",
    "a) punkt",
    "*em* **sterk** ***begge***",
    "_em_ __sterk__ a_b_c",
    "**",
    "*a",
    "b*",
    ":::",
    ": definisjon",
    "$x^2$ ~a~ ^b^",
    "@nokon skreiv [@nokon]",
    "{.klasse #id}",
    "{person} {names} {0.__class__}",
    "%s %(x)s ${x}",
    "to\n\nlinjer",
    "1. ein\n2. to\n4. fire\n1. ein att",
    "- a\n- b\n\n- c\n1. d\n- e",
    "tekst\n---",
    "tekst\n===",
    "tekst\n| a | b |\n|---|---|\n| c | d |",
    "    innrykk",
    "\ttabulator\there",
    "linje  \nskift\\\nog meir",
    "\u202etxet\u202c \u2066x\u2069",
    "\x1b[31mraud\x1b[0m\x00\x07",
    "null\u200bbreidd \ufeff",
    "a\u00a0b\u2028c\u0085d\x0be",
    "A, B og C",
    "Samrøystes vedteke:",
    "Framlegget vart vedteke med 5 mot 1 røyst.",
    "Vedtak",
    "Sak 2",
    "…",
    "🎉 ÆØÅ",
    "",
    " ",
]
"""Texts that mean something to Markdown, HTML, a terminal, a template, or this protocol itself."""

SIGNS = "\\`*_{}[]()#+-.!|<>~&$^@:=%\"' \n\t0123456789aåb•–"

texts = (
    st.sampled_from(TEXTS)
    | st.text(st.sampled_from(SIGNS), max_size=12)
    | st.text(max_size=12)
    | st.lists(st.sampled_from(TEXTS), min_size=2, max_size=3).map("\n".join)
    | st.lists(st.sampled_from(TEXTS), min_size=2, max_size=2).map(" ".join)
)

Word = Callable[[], str]


def meeting_of(
    word: Word, language: Language = "nn", phrases: dict[str, str] | None = None
) -> Meeting:
    """A small meeting with a bit of everything, each text the next that `word` gives."""
    functions: list[Function] = ["chair", "deputy_chair", "member", "deputy", "administration"]
    people = [
        # Names differ, as people's do, at one end or the other.
        Person(
            id=f"p{n}",
            name=f"{word()} {n}" if n % 2 else f"{n} {word()}",
            function=function,
            represents=word(),
        )
        for n, function in enumerate(functions)
    ]
    board = Board(
        id="b",
        name=word(),
        language=language,
        people=tuple(people),
        prefix=word(),
        phrases=phrases or {},
    )
    items = tuple(
        AgendaItem(
            id=f"i{n}",
            number=f"{n}{word()}",
            title=word(),
            proposal=tuple(Point(text=word(), marker=marker) for marker in markers),
            subtopics=(word(),),
            history=(Earlier(meeting="m", date=word(), number=word()),) if n == 3 else (),
        )
        for n, markers in enumerate(
            [("1.", "2."), ("•", ""), (), ("",), ("",), ("",), ("",), (), (), (), ("1.", "2.")], 1
        )
    )
    decisions = {item.id: initial_text(item.proposal, "") for item in items}
    votes = ("p0", "p1", "p3")
    minute = timedelta(minutes=1)
    events: list[e.Event] = [
        e.MeetingConvened(
            meeting=f"m{word()}",
            board=board,
            date=date(2026, 3, 24),
            time=word(),
            place=word(),
            notice=e.Notice(date=date(2026, 3, 17), manner=word()),
            items=items,
        ),
        e.HeadChanged(field="secretary", value=word()),
        e.HeadChanged(field="form", value="hybrid"),
        *(e.MemberArrived(person=p) for p in ("p0", "p1", "p4")),
        e.AbsenceNoted(person="p2", notice=True),
        e.MemberArrived(person="p3", seat="p2"),
        e.MeetingStarted(at=START),
        e.GuestNoted(
            person=Person(id="g", name=f"{word()} g", function="guest", represents=word()),
            moment=e.Moment(at=START + minute, item="i1", relation="before"),
        ),
        *_typed("i1", "minutes", "", word()),
        e.Disqualified(item="i1", person="p0", ground=word(), presides="p1"),
        e.ProposalMoved(item="i1", proposal="a", mover="p1", text=word()),
        e.ProposalMoved(item="i1", proposal="b", mover="p3", text=word()),
        e.VoteTaken(item="i1", motion="a", method="by_names", in_favour=("p1",), against=("p3",)),
        e.VoteTaken(item="i1", motion="b", in_favour=("p1", "p3")),
        e.DecisionAdopted(item="i1", text=decisions["i1"], motion="b"),
        e.MemberLeft(person="p4", moment=e.Moment(item="i1", relation="after")),
        *_typed("i2", "decision", decisions["i2"], text := word() + "\n" + word()),
        e.VoteTaken(item="i2", method="by_names", in_favour=votes[:2], against=votes[2:]),
        e.DecisionAdopted(item="i2", text=text),
        e.StatementRecorded(item="i2", person="p3", text=word()),
        e.FollowUpNoted(item="i2", who=word(), what=word(), due=word()),
        *_typed("i3", "minutes", "", word() + "\n" + word()),
        e.RuleOverridden(rule="quorum", reason=f"x {word()}", item="i3"),
        e.ItemHandled(item="i3"),
        e.MemberArrived(person="p4", moment=e.Moment(item="i4", relation="before")),
        e.ItemPostponed(item="i4", to=word()),
        e.ItemWithdrawn(item="i5", reason=word()),
        e.ItemReturned(item="i6", to=word()),
        e.VoteTaken(item="i7", method="counted", in_favour=votes[:2], against=votes[2:]),
        e.DecisionAdopted(item="i7", text=decisions["i7"]),
        *_typed("i8", "minutes", "", word()),
        e.ItemAdded(
            item=AgendaItem(id="i8a", number=f"8.1{word()}", title=word()),
            parent="i8",
            raised_by=word(),
        ),
        *_typed("i8a", "minutes", "", word()),
        e.ItemHandled(item="i8a"),
        *_closed_item(word),
        *_election(word),
        *_changed_in_points(word, decisions["i11"]),
        e.DeputySkipped(deputy="p3", seat="p1", reason=f"x {word()}"),
        e.NextMeetingSet(date=date(2026, 6, 9), time=word(), place=word()),
        e.BreakTaken(start=START + 5 * minute, end=START + 9 * minute, item="i2"),
        e.MeetingEnded(at=START + 90 * minute),
        e.RemarkReceived(meeting="m", date=date(2026, 6, 9), number=word()),
        e.ProtocolApproved(where=word()),
        e.ParcelReceived(reference=f"x {word()}", system=word(), on=date(2026, 6, 12)),
        e.ProtocolSigned(who=f"x {word()}", kind="paper", file=word(), on=date(2026, 6, 12)),
        e.CorrectionBegun(reason=f"x {word()}", who=word()),
        e.ItemReopened(item="i7", mend=True),
        *_typed("i7", "decision", decisions["i7"], text := word() + "x"),
        e.DecisionAdopted(item="i7", text=text),
        *_typed("i8", "minutes", "", word()),
        e.HeadChanged(field="place", value=word()),
    ]
    meeting = fold(
        e.Entry(seq=n, at=START + n * minute, by="x", step=n, event=event)  # type: ignore[arg-type]
        for n, event in enumerate(events, 1)
    )
    assert meeting.problems == (), meeting.problems
    return meeting


def _closed_item(word: Word) -> list[e.Event]:
    """Item 9, closed, and put off there after a vote on that."""
    return [
        e.SessionClosed(
            item="i9",
            basis=f"x {word()}",
            at=START,
            neutral_title=word(),
            stayed=("p4",),
        ),
        e.ProposalMoved(item="i9", proposal="a", mover="p1", text=word(), kind="postpone"),
        e.VoteTaken(
            item="i9", motion="a", method="by_names", in_favour=("p0", "p3"), against=("p1",)
        ),
        e.ProposalMoved(item="i9", proposal="b", mover="p1", text=word(), kind="return"),
        e.ProposalWithdrawn(item="i9", proposal="b"),
        e.StatementRecorded(item="i9", person="p1", text=word()),
        e.ItemPostponed(item="i9", to=f"neste møte {word()}"),
        e.SessionOpened(item="i9", at=START + timedelta(hours=1)),
    ]


def _election(word: Word) -> list[e.Event]:
    """Item 10: two rounds and a lot; a remark on an earlier protocol, for good measure."""
    outsider = e.Nominee(id="n", name=word())
    member = e.Nominee(id="p2", name=word(), person="p2")
    tie = (e.VotesFor(nominee="n", count=1), e.VotesFor(nominee="p2", count=1))
    named = (
        e.VotesFor(nominee="n", count=1, voters=("p1",)),
        e.VotesFor(nominee="p2", count=1, voters=("p3",)),
    )
    return [
        e.PostOpened(item="i10", post="x", title=word(), period=word()),
        e.Nominated(item="i10", post="x", nominee=outsider),
        e.Nominated(item="i10", post="x", nominee=member),
        e.BallotTaken(item="i10", post="x", votes=tie, blank_count=1),
        e.BallotTaken(
            item="i10", post="x", method="by_names", votes=named, lot=f"x {word()}", chosen="n"
        ),
        e.RemarkRecorded(item="i10", person="p1", text=word(), on=date(2026, 2, 9)),
        *_typed("i10", "decision", "", text := word() + "x"),
        e.DecisionAdopted(item="i10", text=text, motion="election"),
    ]


def _changed_in_points(word: Word, proposal: str) -> list[e.Event]:
    """Item 11: texts against each other, a change and an addition, and the points one by one."""
    voters = ("p0", "p1", "p3")
    return [
        e.ProposalMoved(item="i11", proposal="a", mover="p1", text=word()),
        e.ProposalMoved(item="i11", proposal="b", mover="", text=word()),
        e.ProposalMoved(
            item="i11", proposal="c", mover="p3", text=word(), kind="amendment", point=2
        ),
        e.ProposalMoved(item="i11", proposal="d", mover="p0", text=word(), kind="addition"),
        e.ProposalWithdrawn(item="i11", proposal="d"),
        e.VoteTaken(
            item="i11",
            motion="a",
            opposed="b",
            method="by_names",
            in_favour=voters[:1],
            against=voters[1:],
        ),
        e.VoteTaken(
            item="i11",
            motion="c",
            method="counted",
            counts=e.Counts(in_favour=1, against=1, blank=1),
            lot=f"x {word()}",
            tie="against",
        ),
        e.VoteTaken(item="i11", point=1, in_favour=voters),
        e.VoteTaken(
            item="i11", point=2, method="by_names", in_favour=voters[:2], against=voters[2:]
        ),
        *_typed("i11", "decision", proposal, text := f"1. {word()}\n2. {word()}"),
        e.DecisionAdopted(item="i11", text=text),
    ]


def _typed(item: str, field: e.Field, removed: str, inserted: str) -> list[e.Event]:
    return [e.TextEdited(item=item, field=field, at=0, removed=removed, inserted=inserted)]


@st.composite
def meetings(draw, languages=("nn", "nb")) -> Meeting:
    """A meeting whose texts are anything."""
    language = draw(st.sampled_from(languages))
    return meeting_of(lambda: draw(texts), language)


def each_in_turn(start: int) -> Meeting:
    """The meeting with the texts of the list one after the other, from the one at `start`."""
    turn = iter(range(start, 10**6))
    return meeting_of(lambda: TEXTS[next(turn) % len(TEXTS)])
