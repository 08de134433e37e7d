"""What an engine answers: each question goes to its module of questions, with its connection."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from sognko_tui.archive.search.asking import Filters, Order, Wanted
from sognko_tui.archive.search.index import (
    Broken,
    Choice,
    Facet,
    Figures,
    Hit,
    Noted,
    Reference,
)

C = TypeVar("C")
D = TypeVar("D", contravariant=True)


class Questions(Protocol[D]):
    """What an engine's module of questions has; see the methods of `Index` of these names."""

    def find(
        self, db: D, wanted: Wanted, filters: Filters, *, order: Order, limit: int, skip: int
    ) -> Sequence[Hit]:
        """As in `Index`."""
        ...

    def hit(self, db: D, meeting: str, item: str) -> Hit | None:
        """As in `Index`."""
        ...

    def followups(self, db: D, filters: Filters, *, done: bool) -> Sequence[Noted]:
        """As in `Index`."""
        ...

    def linked(self, db: D, meeting: str, item: str) -> Sequence[Hit]:
        """As in `Index`."""
        ...

    def unresolved(self, db: D, filters: Filters, limit: int) -> Sequence[Reference]:
        """As in `Index`."""
        ...

    def figures(self, db: D, filters: Filters) -> Sequence[Figures]:
        """As in `Index`."""
        ...

    def broken(self, db: D, filters: Filters) -> Sequence[Broken]:
        """As in `Index`."""
        ...

    def choices(self, db: D, facet: Facet, filters: Filters) -> Sequence[Choice]:
        """As in `Index`."""
        ...


class Answering(ABC, Generic[C]):
    """The part of an `Index` that only asks. `questions` are put to what `_asking` gives."""

    questions: ClassVar[Questions[Any]]

    @abstractmethod
    def _asking(self) -> AbstractContextManager[C]:
        """The connection, for one question. Raises `Unusable`."""

    def find(
        self, wanted: Wanted, filters: Filters, *, order: Order, limit: int, skip: int = 0
    ) -> Sequence[Hit]:
        """See `Index.find`."""
        with self._asking() as db:
            return self.questions.find(db, wanted, filters, order=order, limit=limit, skip=skip)

    def hit(self, meeting: str, item: str) -> Hit | None:
        """See `Index.hit`."""
        with self._asking() as db:
            return self.questions.hit(db, meeting, item)

    def followups(self, filters: Filters, *, done: bool) -> Sequence[Noted]:
        """See `Index.followups`."""
        with self._asking() as db:
            return self.questions.followups(db, filters, done=done)

    def linked(self, meeting: str, item: str) -> Sequence[Hit]:
        """See `Index.linked`."""
        with self._asking() as db:
            return self.questions.linked(db, meeting, item)

    def unresolved(self, filters: Filters, *, limit: int) -> Sequence[Reference]:
        """See `Index.unresolved`."""
        with self._asking() as db:
            return self.questions.unresolved(db, filters, limit)

    def figures(self, filters: Filters) -> Sequence[Figures]:
        """See `Index.figures`."""
        with self._asking() as db:
            return self.questions.figures(db, filters)

    def broken(self, filters: Filters) -> Sequence[Broken]:
        """See `Index.broken`."""
        with self._asking() as db:
            return self.questions.broken(db, filters)

    def choices(self, facet: Facet, filters: Filters) -> Sequence[Choice]:
        """See `Index.choices`."""
        with self._asking() as db:
            return self.questions.choices(db, facet, filters)
