"""When articles share text, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reuse:
    """What counts as text that two articles share.

    In eight stories read by hand all copies between articles are found, and 14 of the 17 texts from outside. That hangs
    on none of `words` (8 to 18), `run` (6 to 10), `same` (.3 to .8) and `report` (30 to 120) by itself.
    """

    words: int = 12
    """Shared words, outside quotation marks or inside, that make a passage. The shortest
    copies between two articles of the hand-read stories have 18; before `prose` was asked for, 5 of 22 read in
    `allsides_dev` were lists, titles or set phrases, all of 12 or 13 words."""
    run: int = 8
    """Words in a row that a passage must hold between its edits: most set phrases of news are shorter."""
    prose: int = 9
    """Words written small that a passage must hold: what it shares must be more than names, titles and a list."""
    listed: int = 40
    """Words in a row that are a passage even where they are a table or a list: nobody hits upon their order."""
    piece: int = 5
    """Words under which what is left of a passage in one paragraph, or between two quotes, is not given."""
    longest: int = 60
    """Words over which a passage is parted at the ends of sentences: a span is never a whole article."""
    shingle: int = 5
    """Words in a row that are hashed together."""
    window: int = 4
    """Neighbouring hashes of which the least is kept: eight shared words in a row are then sure to be found."""
    repeats: int = 8
    """Places of one run of words in a text that are tried: a list or a song repeats itself."""
    edit: int = 6
    """Words that may differ between two shared runs."""
    cut: int = 40
    """Words that may be left out between two shared runs: a long sentence."""
    skip: int = 3
    """Words that an edit at the end of a run may change."""
    resume: int = 3
    """Shared words in a row that must follow such an edit."""
    same: float = 0.5
    """Share of an article's running text found in another from which the whole is held to be taken over: its quotes
    are then copies too, and what two articles of one outlet share is a new version, not standing text."""
    quote: int = 5
    """Words between quotation marks that make a quote; fewer are a name or a turn of phrase inside running text."""
    minutes: int = 5
    """Minutes between two stated times that tell which article was first."""
    others: int = 2
    """Other articles that must share more with the later of two to speak against their times."""
    days: int = 30
    """Days between two dates over which one of them is held to be wrong."""
    notice: int = 60
    """Words of a paragraph up to which a phrase such as "sign up" makes all of it a notice."""
    own: int = 8
    """Words between copied ones that make a sentence of an article's own; fewer are an edit of what it copied."""
    report: int = 60
    """Words of shared running text that make a report rather than a sentence: who is credited in it wrote it."""
    corpus_window: int = 12
    """Neighbouring hashes of which the least is kept over a corpus: sixteen shared words in a row are sure to show."""
    holders: int = 16
    """Articles that hold a run of which the first are tried: more are a crowd, and each is joined to the first."""
    shared_runs: int = 2
    """Sampled runs that two articles must share to be aligned; one where an article has no more."""
    nearly: float = 0.8
    """Share of an article's sampled runs found in another from which it is nearly that one's text."""
    related: float = 0.5
    """Share of the sampled runs of the shorter under which two articles of an outlet are not versions of one text."""
    repeated: int = 3
    """Unrelated articles that hold a run which is then standing text, if they lie so far apart:"""
    apart: int = 14
    """Days between the first and the last of them. A story is seldom followed for longer."""
    repeated_undated: int = 5
    """The same within one outlet where no two dates lie so far apart."""


REUSE = Reuse()
