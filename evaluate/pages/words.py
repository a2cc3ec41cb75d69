# ruff: noqa: E501 - word lists
"""What an invented page says: sentences from templates, and the facts of the page. All names are made up."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

_FIRST = "Ines Tomas Mara Osric Lena Pavel Nadia Corin Judith Emeka Sora Ruben Alba Hugo Petra Idris Wanda Milo Greta Faris".split()
_LAST = (
    "Dorn Reed Quill Halloran Vance Okoro Brandt Sato Ferrer Lindqvist Moreau Tamm Kessler Adeyemi Rourke Novak".split()
)
_TOWNS = "Port Merrin|Ellery|Ashmere|Calloway|North Harwick|Saint Orla|Dunmere|Kestrel Bay|Upper Mill|Varrow".split("|")
_BODIES = (
    "the harbour authority|the town council|the fire service|the regional court|Ellery Lines|the coastguard|the dockers' union"
    "|the health board|the weather office|the bridge trust|the school district|the water company|the transport ministry"
).split("|")
_THINGS = (
    "the north pier|the ferry terminal|the old lighthouse|the flood wall|the fish market|the ring road|the swing bridge"
    "|the town hall|the rail depot|the reservoir|the primary school|the sports ground|the customs house"
).split("|")
_DID = (
    "was closed|was reopened|was inspected|was evacuated|had been repaired|lost power|was flooded|was sold|will be rebuilt"
    "|needs a new roof|was searched by divers|has been fenced off|is to be pulled down"
).split("|")
_WHEN = (
    "on Sunday morning|late on Monday|before dawn|shortly after noon|in the early hours|on the second day of the storm"
    "|within hours|at the end of the shift|a week after the crash|during the evening tide|over the weekend"
).split("|")
_WHY = (
    "after a passenger ferry struck it|because engineers had found cracks|while crews searched the water|as the wind rose"
    "|although no one had asked for it|so that the wreck could be lifted|despite a warning from residents|to save money"
    "|when the generator failed|in line with a plan drawn up last year"
).split("|")
_SAYS = "said|told reporters|said in a statement|wrote|told the inquiry|announced|confirmed|told a meeting".split("|")
_VIEWS = (
    "It could have been far worse|We had minutes to get everyone off|Nobody listened to the crews|The plan was sound"
    "|We will help every family that asks|There was no light on the water|I have never seen waves like that"
    "|The money was promised years ago|We are not going to wait for another winter|They kept us on deck in the cold"
    "|My son was on that boat|The bridge has to open before the season starts"
).split("|")
_COUNTED = "people|passengers|residents|workers|boats|homes|lorries|pupils|tonnes of fuel|metres of cable".split("|")
_OUTLETS = (
    ("The Port Merrin Courier", "portmerrincourier"), ("Ashmere Times", "ashmeretimes"), ("Daily Pennant", "dailypennant"),
    ("Varrow Today", "varrowtoday"), ("Coastline News", "coastlinenews"), ("The Dunmere Echo", "dunmereecho"),
)  # fmt: skip
_AGENCY = ("Halyard News Agency", "Lantern Press Agency")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page states about itself. `agency` is the name that a credit gives, or None."""

    headline: str
    outlet: str
    site: str
    url: str
    published: str
    modified: str | None
    people: tuple[str, ...]
    agency: str | None
    language: str = "en"


class Story:
    """A stock of sentences for one page."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self.cast = [person(draw) for _ in range(5)]

    def sentence(self) -> str:
        """Give one sentence: a report, a count, or what somebody said."""
        pick = self.draw.choice
        thing, did, when, why = pick(_THINGS), pick(_DID), pick(_WHEN), pick(_WHY)
        body, who, town = pick(_BODIES), pick(self.cast), pick(_TOWNS)
        number, counted = self.draw.randint(2, 940), pick(_COUNTED)
        said = pick((
            f"{thing} in {town} {did} {when} {why}, {body} {pick(_SAYS)}",
            f"{body} {pick(_SAYS)} that {number} {counted} were counted at {thing} {when}",
            f"“{pick(_VIEWS)},” {who} {pick(_SAYS)} {when}, adding that {thing} {did}",
            f"about {number} {counted} had to leave {town} {when} {why}",
            f"{who}, who works for {body}, {pick(_SAYS)} that {thing} {did} {why}",
            f"a spokesman for {body} declined to say whether {thing} in {town} {did} {when}",
            f"{number} {counted} were moved to {thing}, which {did} {when} {why}",
        ))  # fmt: skip
        return said[0].upper() + said[1:] + "."

    def paragraph(self, most: int = 4) -> str:
        """Give one to `most` sentences."""
        return " ".join(self.sentence() for _ in range(self.draw.randint(1, most)))

    def paragraphs(self, least: int, most: int) -> list[str]:
        """Give some paragraphs."""
        return [self.paragraph() for _ in range(self.draw.randint(least, most))]

    def heading(self) -> str:
        """Give a heading without a full stop."""
        pick = self.draw.choice
        thing = pick(_THINGS).removeprefix("the ")
        return f"{pick(('What we know about', 'Anger over', 'Questions after', 'New doubts on', 'Why'))} the {thing} in {pick(_TOWNS)}"

    def view(self, least: int = 1, most: int = 3) -> str:
        """Give what somebody says in their own words."""
        said = self.draw.sample(_VIEWS, self.draw.randint(least, most))
        return (
            ". ".join(said)
            + f". It is {self.draw.randint(2, 60)} days now, and {self.draw.choice(_THINGS)} is still shut."
        )

    def person(self) -> str:
        """Give one of the cast."""
        return self.draw.choice(self.cast)


def person(draw: random.Random) -> str:
    """Give an invented name."""
    return f"{draw.choice(_FIRST)} {draw.choice(_LAST)}"


def handle(name: str) -> str:
    """Give the name that somebody has on a platform."""
    return name.lower().replace(" ", "")


def facts(draw: random.Random) -> Facts:
    """Give the facts of a page."""
    outlet, site = draw.choice(_OUTLETS)
    zone = timezone(timedelta(hours=draw.choice((0, 1, 2, -5, -8)), minutes=draw.choice((0, 0, 0, 30))))
    first = datetime(
        2024, draw.randint(1, 12), draw.randint(1, 28), draw.randint(0, 23), draw.randint(1, 59), 0, tzinfo=zone
    )
    changed = first + timedelta(minutes=draw.randint(5, 3000), seconds=7) if draw.random() < 0.6 else None
    headline = (
        f"{draw.choice(_TOWNS)}: {draw.choice(_THINGS).removeprefix('the ')} {draw.choice(_DID)} {draw.choice(_WHY)}"
    )
    people = tuple(dict.fromkeys(person(draw) for _ in range(draw.randint(1, 2))))
    slug = "-".join(headline.lower().replace(":", "").replace("'", "").split())[:60]
    return Facts(
        headline=headline,
        outlet=outlet,
        site=site,
        url=f"https://www.{site}.example/news/{first:%Y/%m/%d}/{slug}",
        published=first.isoformat(timespec="seconds"),
        modified=changed.isoformat(timespec="seconds") if changed else None,
        people=people,
        agency=draw.choice(_AGENCY) if draw.random() < 0.25 else None,
    )
