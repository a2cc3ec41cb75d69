"""Which plain words stand for the kinds of the records? One table per kind; a test holds that none is missing."""

from __future__ import annotations

from rashomon.records import (
    Cause,
    DateAnchor,
    Direction,
    DisagreementKind,
    PartKind,
    PartyKind,
    PassageKind,
    PublishedBasis,
    QuoteKind,
    ResponseKind,
    VariantKind,
)

BASIS: dict[PublishedBasis, str] = {
    "stated": "as stated",
    "outlet-zone": "zone taken from the outlet",
    "date-only": "day only",
    "doubtful": "doubtful",
}
PARTIES: dict[PartyKind, str] = {
    "person": "People",
    "organization": "Organisations",
    "group": "Groups",
    "place": "Places",
}
QUOTES: dict[QuoteKind, str] = {
    "direct": "quoted",
    "mixed": "partly quoted",
    "indirect": "reported, not quoted",
}
VARIANTS: dict[VariantKind, str] = {
    "spelling": "spelling",
    "number-style": "style of numbers",
    "punctuation": "punctuation",
    "case": "capitals",
    "transcription": "hearing",
    "bracketed": "bracketed words",
    "truncated": "cut short",
    "elided": "words left out",
    "word-added": "word added",
    "word-changed": "word changed",
    "person-changed": "person changed",
    "merged": "run together",
    "split": "split",
    "translated": "translation",
}
FORM: frozenset[VariantKind] = frozenset({"spelling", "number-style", "punctuation", "case", "transcription"})
"""Variants that are a matter of form where they are not of substance; all others change words."""
DISAGREEMENTS: dict[DisagreementKind, str] = {
    "number": "Number",
    "date": "Date",
    "time": "Time",
    "name": "Name",
    "place": "Place",
    "venue": "Venue",
    "attribution": "Who said it",
    "polarity": "Whether or not",
    "wording": "Wording",
}
CAUSES: dict[Cause, tuple[str, str]] = {
    "conflict": ("conflict", "Neither time, rounding nor scope brings the accounts together."),
    "unclear": ("cause unclear", "The texts do not show why they differ."),
    "scope": ("scope", "They may not count, or speak of, the same thing."),
    "update": ("update", "The values follow one another in time; a later report may have replaced an earlier one."),
    "rounding": ("rounding", "The values meet where one of them is rounded."),
    "localisation": ("localisation", "Put for different readers: units, currency, or what is near for whom."),
}
"""Every cause with its name and a sentence; in the order in which an editor should see them."""
RESPONSES: dict[ResponseKind, str] = {
    "no-response": "did not respond",
    "unreachable": "could not be reached",
    "declined": "declined to comment",
    "not-asked": "was not asked",
    "denial": "denied",
    "confirmation": "confirmed",
    "apology": "apologised",
    "commitment": "promised",
    "demand": "demanded",
}
ANSWERS: dict[str, tuple[ResponseKind, ...]] = {
    "Has not answered": ("no-response", "unreachable", "declined", "not-asked"),
    "Has answered": ("denial", "confirmation", "apology"),
    "Promised or demanded": ("commitment", "demand"),
}
PASSAGES: dict[PassageKind, str] = {
    "copy": "running text",
    "agency": "agency text",
    "quoted": "the same quotation",
}
DIRECTIONS: dict[Direction, str] = {
    "known": "has text from",
    "unclear": "shares text with",
}
ANCHORS: dict[DateAnchor, str] = {
    "published": "counted from the day of publication",
    "dateline": "counted from the dateline",
    "previous": "counted from the date named before",
    "explicit": "as written",
}
PARTS: dict[PartKind, str] = {
    "names": "names in common",
    "places": "places in common",
    "terms": "words in common",
    "quotes": "quotations in common",
    "passages": "sentences in common",
    "own": "names and figures of their own",
    "time": "time between them",
}
BY_PASSAGE = (
    "Origins are counted passage by passage: an article may have one from elsewhere and the next from its own "
    "newsroom, so these come to more than the story’s."
)
"""Why the origins of claims can add up to more than those of the story: said where they do."""
READING: tuple[tuple[str, str], ...] = (
    ("Article", "One published text, in one version."),
    ("Outlet", "Who published an article."),
    (
        "Origin",
        "An independent newsroom behind a claim. Outlets that copied one another, print one agency’s text or share a "
        "newsroom count as one origin. A common owner alone does not fold them.",
    ),
    ("Agreed", "Two origins or more say it, and none says otherwise. It does not mean that it is true."),
    ("Only in", "One origin alone says it."),
    ("Differ", "Comparable assertions that do not say the same. The cause is a reading of the texts, not a ruling."),
    ("Statement", "One utterance, with every outlet that carries it."),
    ("Witness", "An article that carries a statement, and the wording it gives."),
    ("Variant", "A place where the witnesses of a statement differ."),
    (
        "Substance",
        "A variant where the meaning may turn. The others are of wording, other words to the same effect, or of form: "
        "spelling, capitals, marks.",
    ),
    ("Quotation marks", "Words between them are copied from an article, letter by letter. […] marks a join or a gap."),
    ("Reported", "A paraphrase: what an outlet says that somebody said. It never stands between quotation marks."),
)
"""The words of the field that a first reader needs, as the pages explain them."""
