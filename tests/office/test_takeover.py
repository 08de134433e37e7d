"""Taking over, a step at a time: from asking to ending, and every way it can come out."""

from signal import SIGKILL, SIGTERM, Signals

import pytest

from sognko_tui.archive.store import Holder
from sognko_tui.archive.store.process import Sent
from sognko_tui.office.takeover import PATIENCE, TakeOver

KARI = Holder(pid=100, start=5, host="tenar", user="kari")
PER = Holder(pid=200, start=9, host="tenar", user="per")


class Other:
    """The other session, as a test has it behave; what was done to it."""

    def __init__(self, holder: Holder | None = KARI) -> None:
        self.now = 0.0
        self.has_it = holder
        self.asked: list[Holder] = []
        self.withdrawn = 0
        self.signals: list[Signals] = []
        self.answer: Sent = "sent"
        self.takes_requests = True
        self.cannot_be_opened = ""

    def holder(self) -> Holder | None:
        return self.has_it

    def ask(self, of: Holder) -> None:
        if not self.takes_requests:
            raise OSError(28, "No space left on device")
        self.asked.append(of)

    def withdraw(self) -> None:
        self.withdrawn += 1

    def signal(self, holder: Holder, signum: Signals) -> Sent:
        assert holder == self.has_it or not self.has_it
        self.signals.append(signum)
        return self.answer

    def take(self) -> str:
        if self.has_it is not None:
            return "locked"
        if not self.cannot_be_opened:
            self.has_it = PER
        return self.cannot_be_opened


@pytest.fixture
def other() -> Other:
    return Other()


@pytest.fixture
def taking(other) -> TakeOver:
    return TakeOver(other, other.take, lambda: other.now)


def test_whoever_lets_go_when_asked_is_sent_no_signal(other, taking):
    assert taking.step() is None
    assert other.asked == [KARI]
    assert taking.stage == "asking"
    other.now += PATIENCE - 0.1
    assert taking.step() is None
    other.has_it = None
    assert taking.step() == "mine"
    assert other.signals == []
    assert other.asked == [KARI]
    assert other.withdrawn == 1


def test_whoever_does_not_hear_is_told_to_end_and_then_ended(other, taking):
    taking.step()
    other.now += PATIENCE
    assert taking.step() is None
    assert (taking.stage, other.signals) == ("ending", [SIGTERM])
    other.now += PATIENCE - 0.1
    assert taking.step() is None
    assert other.signals == [SIGTERM]
    other.now += 0.1
    assert taking.step() is None
    assert (taking.stage, other.signals) == ("killing", [SIGTERM, SIGKILL])
    other.has_it = None
    assert taking.step() == "mine"


def test_where_not_even_the_end_of_the_process_helps_that_is_said(other, taking):
    for _ in range(4):
        end = taking.step()
        other.now += PATIENCE
    assert end == "stubborn"
    assert other.signals == [SIGTERM, SIGKILL]
    assert other.withdrawn


@pytest.mark.parametrize("answer", ["elsewhere", "forbidden", "ourselves"])
def test_a_process_that_cannot_be_ended_from_here_keeps_the_meeting(other, taking, answer):
    other.answer = answer
    taking.step()
    other.now += PATIENCE
    assert taking.step() == answer
    assert other.withdrawn
    assert other.has_it == KARI
    other.now += PATIENCE
    assert taking.step() == answer
    assert len(other.signals) == 1


def test_a_process_that_is_gone_by_itself_is_waited_for(other, taking):
    other.answer = "gone"
    taking.step()
    other.now += PATIENCE
    assert taking.step() is None
    other.has_it = None
    assert taking.step() == "mine"


def test_where_somebody_else_was_quicker_nobody_is_signalled(other, taking):
    taking.step()
    other.has_it = Holder(pid=300, start=1, host="tenar", user="ola")
    other.now += PATIENCE
    assert taking.step() == "other"
    assert other.signals == []
    assert other.withdrawn


def test_a_lock_that_has_not_told_yet_whose_it_is_is_asked_again_when_it_has(other, taking):
    other.has_it = Holder()
    taking.step()
    assert other.asked == [Holder()]
    other.has_it = KARI
    taking.step()
    assert other.asked == [Holder(), KARI]
    other.has_it = Holder()
    assert taking.step() is None


def test_a_full_disk_that_takes_no_request_leaves_the_harder_ways(other, taking):
    other.takes_requests = False
    assert taking.step() is None
    other.now += PATIENCE
    taking.step()
    assert other.signals == [SIGTERM]


def test_where_nobody_has_it_any_more_there_is_nobody_to_ask(other, taking):
    other.has_it = None
    assert taking.step() == "mine"
    assert other.asked == []


def test_a_meeting_that_cannot_be_written_on_is_not_taken(other, taking):
    other.has_it, other.cannot_be_opened = None, "newer_log"
    assert taking.step() == "unreadable"


def test_giving_up_takes_the_request_away(other, taking):
    taking.step()
    taking.give_up()
    assert other.withdrawn == 1
    assert other.signals == []


def test_whatever_goes_wrong_takes_the_request_away(other):
    def broken() -> str:
        raise LookupError("the folder is gone")

    taking = TakeOver(other, broken, lambda: other.now)
    taking.step()
    other.has_it = None
    with pytest.raises(LookupError):
        taking.step()
    assert other.withdrawn == 1
