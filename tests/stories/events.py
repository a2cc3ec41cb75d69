"""Invented coverage of great events: as many articles as are asked for, in words as various as those of newsrooms.

Calibrated on what real stories look like: two articles on one event have a cosine of .15 to .6, about .35 in the middle,
three fifths of it by names; 140 to 1200 words each.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import accumulate

from rashomon.records import Article
from tests.newsroom import article

_SYLLABLES = (
    "ra den lo mi tar vel os kin bu shan ter el ga mor pi lus hav dro sem ult ik ona bre fal gor hin jus lem nat qui"
).split()
_START = date(2031, 5, 5)


def _word(chance: random.Random, of: int) -> str:
    return "".join(chance.choices(_SYLLABLES, k=of))


@cache
def _general() -> tuple[str, ...]:
    """Common words: what any article holds."""
    text = files("rashomon.stories").joinpath("general_words.txt").read_text(encoding="utf-8")
    words = [line for line in text.splitlines() if line and not line.startswith("#")]
    random.Random(1).shuffle(words)
    return tuple(words)


@cache
def _other() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The rest of the language, 30,000 words as Zipf has them; every sixth is a name."""
    chance = random.Random(2)
    words = [_word(chance, 4) for _ in range(30_000)]
    words = [word.title() if place % 6 == 5 else word for place, word in enumerate(words)]
    return tuple(words), _zipf(len(words), 40)


def _zipf(count: int, flat: float) -> tuple[float, ...]:
    return tuple(accumulate(1 / (rank + flat) for rank in range(count)))


class Event:
    """An event: its cast, its words, the sides of it that articles take up, and what is told as its background.

    `like` is an event whose cast and background this one has, and half of whose words: the second crash.
    """

    def __init__(self, seed: int, *, like: Event | None = None) -> None:
        chance = random.Random(seed)
        self.seed = seed
        self.cast = like.cast if like else [_word(chance, 3).title() for _ in range(9)]
        self.own = [_word(chance, 3).title() for _ in range(10)]
        self.core = [_word(chance, 3) for _ in range(24)]
        if like:
            self.core = [*self.core[::2], *like.core[1::2]]
        self.sides = [
            ([_word(chance, 3) for _ in range(40)], [_word(chance, 3).title() for _ in range(12)]) for _ in range(8)
        ]
        self.background = (
            like.background
            if like
            else [[_word(chance, 3).title() if n % 3 == 0 else _word(chance, 3) for n in range(40)] for _ in range(3)]
        )

    def tell(self, count: int, *, days: int = 1, dated: bool = True, start: int = 0, tag: str = "e") -> list[Article]:
        """Give `count` articles over `days`; later ones take up other sides of it."""
        chance = random.Random(self.seed * 7919 + count)
        return [self._article(chance, n, days, dated, start, tag) for n in range(count)]

    def _article(self, chance: random.Random, number: int, days: int, dated: bool, start: int, tag: str) -> Article:
        day = int(days * chance.random() ** 1.6)
        length = min(max(int(chance.lognormvariate(6.0, 0.6)), 90), 1600)
        side, second = chance.choice(self.sides[day // 2 % 6 : day // 2 % 6 + 3]), chance.choice(self.sides)
        # An outlet has its own words for most things: of the event's words an article uses some.
        cast, own = ([each for each in names if chance.random() < 0.85] for names in (self.cast, self.own))
        core = [each for each in self.core if chance.random() < 0.7]
        drawn: list[str] = []
        for words, share in (
            (cast, 0.065),
            (own, 0.075),
            (core, 0.085),
            (side[0], 0.05),
            (side[1], 0.015),
            (second[0], 0.02),
            (second[1], 0.01),
        ):
            drawn += chance.choices(words, cum_weights=_zipf(len(words), 1), k=max(int(length * share), 2))
        general, (other, weights) = _general(), _other()
        drawn += chance.choices(general, cum_weights=_zipf(len(general), 10), k=int(length * 0.5))
        drawn += chance.choices(other, cum_weights=weights, k=int(length * 0.1))
        if chance.random() < 0.35:
            drawn += chance.choices(chance.choice(self.background), k=int(length * 0.1))
        chance.shuffle(drawn)
        headline = [*own[:1], *chance.sample(cast[:4], 1), *chance.sample(core[:6], 2)]
        headline += chance.sample(side[0][:8], 1) + chance.choices(general, k=2)
        chance.shuffle(headline)
        return article(
            _sentences(chance, drawn),
            f"Outlet {number % 180}",
            (_START + timedelta(days=start + day)).isoformat() if dated else None,
            " ".join(headline),
            f"{tag}{self.seed}-{number:04}",
        )


def _sentences(chance: random.Random, words: Sequence[str]) -> str:
    made, place = [], 0
    while place < len(words):
        size = chance.randint(9, 26)
        sentence = " ".join(words[place : place + size])
        made.append(sentence[:1].upper() + sentence[1:] + ".")
        place += size
    return "\n\n".join(" ".join(made[n : n + 3]) for n in range(0, len(made), 3))


def desk(count: int, *, seed: int = 9, days: int = 14, dated: bool = True) -> list[Article]:
    """Give about `count` articles on many events, one to eight each."""
    chance = random.Random(seed)
    made: list[Article] = []
    number = 1000 * seed
    while len(made) < count:
        size = min(int(1 / (1 - chance.random()) ** 0.7), 8)
        made += Event(number).tell(size, days=2, dated=dated, start=chance.randrange(days), tag="m")
        number += 1
    return made[:count]
