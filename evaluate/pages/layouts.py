"""What stands in the body of an invented page: its parts in order, for each of the six layouts."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from evaluate.pages.words import Story, handle


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a body. `said` are its paragraphs as a reader reads them; a picture says nothing that counts.

    `kind` is how it is marked up, `more` what the markup needs beside the words: a platform, a name, a caption.
    """

    kind: str
    said: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


PLATFORMS = ("x", "instagram", "facebook", "bluesky", "telegram", "tiktok", "own")


def live(draw: random.Random, story: Story) -> list[Part]:
    """A live blog: an introduction, then entries under their hours, newest first."""
    parts = [Part("p", (said,)) for said in story.paragraphs(1, 2)]
    if draw.random() < 0.5:
        parts.append(Part("points", tuple(story.sentence() for _ in range(draw.randint(3, 5)))))
    hour = draw.randint(14, 21)
    for _ in range(draw.randint(5, 11)):
        parts.append(Part("entry", (story.heading(),), (f"{hour}.{draw.randint(10, 59)}", story.person())))
        hour = max(hour - draw.randint(0, 1), 6)
        parts += [Part("p", (said,)) for said in story.paragraphs(1, 3)]
        if draw.random() < 0.35:
            parts.append(post(draw, story))
        if draw.random() < 0.2:
            parts.append(quote(draw, story))
        if draw.random() < 0.25:
            parts.append(picture(story))
    return parts


def listed(draw: random.Random, story: Story) -> list[Part]:
    """A list: paragraphs, then numbered things or points with a sentence or three each."""
    parts = [Part("p", (said,)) for said in story.paragraphs(2, 4)]
    for _ in range(draw.randint(1, 3)):
        parts.append(Part("h", (story.heading(),)))
        if draw.random() < 0.4:
            parts.append(Part("p", (story.paragraph(),)))
        kind = draw.choice(("ol", "ul", "ul", "steps"))
        parts.append(Part(kind, tuple(story.paragraph(2) for _ in range(draw.randint(3, 8)))))
        parts += [Part("p", (said,)) for said in story.paragraphs(1, 3)]
    return parts


def posts(draw: random.Random, story: Story) -> list[Part]:
    """Embedded posts between paragraphs, some directly after one another, some at the end."""
    parts = [Part("p", (said,)) for said in story.paragraphs(2, 4)]
    for _ in range(draw.randint(2, 5)):
        parts += [post(draw, story) for _ in range(draw.choice((1, 1, 2)))]
        parts += [Part("p", (said,)) for said in story.paragraphs(1, 4)]
    if draw.random() < 0.3:
        parts.append(post(draw, story))
    return parts


def quotes(draw: random.Random, story: Story) -> list[Part]:
    """Block quotes of one or more paragraphs, with and without their speaker; a line pulled from the text."""
    parts = [Part("p", (said,)) for said in story.paragraphs(2, 4)]
    for _ in range(draw.randint(2, 4)):
        parts.append(Part("p", (f"{story.person()} said in a letter to the council:",)))
        parts.append(quote(draw, story))
        parts += [Part("p", (said,)) for said in story.paragraphs(1, 4)]
    if draw.random() < 0.5:
        pulled = parts[0].said[0].split(". ")[0]
        parts.insert(draw.randint(2, len(parts) - 1), Part("pulled", (), (pulled,)))
    return parts


def paywall(draw: random.Random, story: Story) -> list[Part]:
    """The first paragraphs, and then the wall."""
    parts = [Part("p", (said,)) for said in story.paragraphs(3, 6)]
    if draw.random() < 0.3:
        parts.insert(2, quote(draw, story))
    return [*parts, Part("wall")]


def captions(draw: random.Random, story: Story) -> list[Part]:
    """Pictures with captions and credits between the paragraphs."""
    parts = [picture(story)] if draw.random() < 0.7 else []
    for said in story.paragraphs(7, 14):
        parts.append(Part("p", (said,)))
        if draw.random() < 0.45:
            parts.append(picture(story))
    return parts


def post(draw: random.Random, story: Story) -> Part:
    """A post of some platform, with the line that says whose it is, as the platform writes it."""
    name, day = story.person(), f"March {draw.randint(1, 28)}, 2024"
    platform, said = draw.choice(PLATFORMS), story.view()
    if platform == "x":
        return Part("post", (f"{said} — {name} (@{handle(name)}) {day}",), (platform, said, name, day))
    if platform == "bluesky":
        line = f"{said} — {name} (@{handle(name)}.bsky.example) {day} at 10:14 AM"
        return Part("post", (line,), (platform, said, name, f"{day} at 10:14 AM"))
    if platform == "instagram":
        return Part("post", (said, f"A post shared by {name} (@{handle(name)})"), (platform, said, name, day))
    if platform == "facebook":
        return Part("post", (said, f"Posted by {name} on {day}"), (platform, said, name, day))
    if platform == "tiktok":
        return Part("post", (f"@{handle(name)} {said}",), (platform, said, name, day))
    return Part("post", (said,), (platform, said, name, day))


def quote(draw: random.Random, story: Story) -> Part:
    """A block quote, with its speaker in a line of its own now and then."""
    said = tuple(story.view(1, 2) for _ in range(draw.choice((1, 1, 1, 2, 3))))
    if draw.random() < 0.3:
        return Part("quote", (*said, f"— {story.person()}, in a letter"), ("cited",))
    return Part("quote", said)


def picture(story: Story) -> Part:
    """A picture: its caption and credit are no part of the body."""
    return Part("picture", (), (story.sentence(), f"Photograph: {story.person()}/Lantern Pictures"))


LAYOUTS: dict[str, Callable[[random.Random, Story], list[Part]]] = {
    "live": live,
    "list": listed,
    "posts": posts,
    "quotes": quotes,
    "paywall": paywall,
    "captions": captions,
}
