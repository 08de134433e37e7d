"""What the meetings come to, year by year. What nobody noted is unknown, which is not nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from sognko_tui.archive.search.index import Figures
from sognko_tui.texts import N_, _


class Year(msgspec.Struct, frozen=True, kw_only=True):
    """One year of one board, or of several.

    `attendance` is the share of the seats that were filled, by members or by their deputies, at
    some time of the meeting; `minutes` is how long a meeting took, `item_minutes` an item;
    `unanimous` the share of the votes in which nobody was against. Each is None where no meeting
    tells of it. `open_followups` are those still open that were noted that year.
    """

    year: int
    meetings: int
    attendance: float | None = None
    minutes: float | None = None
    item_minutes: float | None = None
    unanimous: float | None = None
    open_followups: int = 0


def by_year(counted: Iterable[Figures]) -> tuple[Year, ...]:
    """The years in which meetings were held, or something is open, oldest first."""
    in_order = sorted(counted, key=lambda one: one.day)
    by_day = groupby(in_order, key=lambda one: one.day.year)
    years = (_year(year, tuple(those)) for year, those in by_day)
    return tuple(one for one in years if one.meetings or one.open_followups)


def _year(year: int, all_of_it: Sequence[Figures]) -> Year:
    held = [one for one in all_of_it if one.held]
    # Where nobody at all is noted as present, it was not that nobody came.
    taken = [one for one in held if one.met]
    timed = [one for one in held if one.minutes]
    return Year(
        year=year,
        meetings=len(held),
        attendance=_share(sum(one.met for one in taken), sum(one.seats for one in taken)),
        minutes=_share(sum(one.minutes for one in timed), len(timed)),
        item_minutes=_share(sum(one.seconds for one in held) / 60, sum(one.timed for one in held)),
        unanimous=_share(sum(one.unanimous for one in held), sum(one.voted for one in held)),
        open_followups=sum(one.open_followups for one in all_of_it),
    )


def _share(part: float, whole: int) -> float | None:
    return part / whole if whole else None


HEADINGS = (
    N_("År"),
    N_("Møte"),
    N_("Frammøte %"),
    N_("Minutt per møte"),
    N_("Minutt per sak"),
    N_("Samrøystes %"),
    N_("Opne oppfølgingar"),
)
"""What the columns of a table are called."""


def percent(share: float | None) -> str:
    """A share in whole percent; empty where it is not known."""
    return "" if share is None else f"{share * 100:.0f}"


def decimal(value: float | None) -> str:
    """A number with one decimal, as it is written in Norwegian; empty where it is not known."""
    return "" if value is None else f"{value:.1f}".replace(".", ",")


def table(years: Iterable[Year]) -> Iterator[tuple[str, ...]]:
    """The headings, and the years as a reader and a spreadsheet want them."""
    yield tuple(_(heading) for heading in HEADINGS)
    for one in years:
        yield (
            str(one.year),
            str(one.meetings),
            percent(one.attendance),
            decimal(one.minutes),
            decimal(one.item_minutes),
            percent(one.unanimous),
            str(one.open_followups),
        )


def as_row(one: Year) -> dict[str, object]:
    """As `--json` gives it: shares between 0 and 1, null where it is not known."""
    return {
        "year": one.year,
        "meetings": one.meetings,
        "attendance": _rounded(one.attendance),
        "minutes_per_meeting": _rounded(one.minutes),
        "minutes_per_item": _rounded(one.item_minutes),
        "unanimous": _rounded(one.unanimous),
        "open_followups": one.open_followups,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
