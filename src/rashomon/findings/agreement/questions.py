"""What the kinds of disagreement have in common: a question, and the answers that accounts give to it."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.records import Cause, DisagreementKind, Span


class Answer(NamedTuple):
    """One value that is given, in words of the articles, and the places that give it."""

    value: str
    spans: tuple[Span, ...]


class Question(NamedTuple):
    """A question with two answers or more that cannot all hold, or that are worded apart."""

    kind: DisagreementKind
    about: str
    cause: Cause
    answers: tuple[Answer, ...]
