"""What would stand if the user had not said something? A decision in; the moves back, and the later words, out.

An undone word is as one that was never said: what it brought together parts again, also where other words followed that
took its outcome as they found it. So the log is gone through once more without it, for the articles that it concerns::

    merge A B, merge A C, the first undone       A and C are one, B is a story of its own again
    split x from A, move x to B, the first undone, then the other       x is in A

What the machine has moved on since, out of the story that the word made, stays where it is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from rashomon.desk import Desk, decisions, recall
from rashomon.records import Decision, Move
from rashomon.stories.decisions import Rulings, rule

_HISTORY = (
    "SELECT id, list, record, story, NULL FROM changes WHERE kind = 'added'"
    " AND list = 'decisions' UNION ALL SELECT id, list, record, story, CASE kind WHEN 'moved' THEN"
    " json_extract(after, '$.decision') END FROM changes WHERE kind IN ('placed', 'moved') AND list = 'articles'"
    " AND record IN (SELECT value FROM json_each(?)) ORDER BY id"
)
_SAID = "SELECT max(id) FROM changes WHERE list = 'decisions' AND kind = 'added' AND record = ?"
_WENT_ON = (
    "SELECT merged_into FROM stories WHERE id = ?1 AND EXISTS (SELECT 1 FROM changes WHERE story = merged_into"
    " AND id > ?2 AND before = ?1 AND CASE kind WHEN 'moved' THEN json_extract(after, '$.decision') IS NULL END)"
)
"""The story that the machine has put all of another into since a word was said."""


def without(desk: Desk, decision: Decision) -> tuple[tuple[Move, ...], tuple[Decision, ...]]:
    """Give the moves that take back what `decision` did, and the words said after it that stand, each with the articles
    that its stories would have had."""
    said = (desk.one(_SAID, (decision.id,)) or (0,))[0] or 0
    standing = {each.id: each for each in decisions.standing(desk) if each.id != decision.id}
    family = {id: recall.versions(desk, id) for each in _concerned(decision) for id in recall.versions(desk, each)}
    here: dict[str, str] = {}
    elsewhere: dict[str, str] = {}
    later: dict[str, Decision] = {}
    for change, table, record, story, word in desk.rows(_HISTORY, (json.dumps([*family]),)):
        if table == "decisions":
            if record in standing:
                if change > said:
                    later[record] = _as_if(standing[record], here, elsewhere)
                elsewhere = {article: _put(standing[record], article, held) for article, held in elsewhere.items()}
            continue
        # A version that came since was put beside the others: it goes with them.
        beside = None if record in here else next((id for id in family[record] if here.get(id) == story), None)
        here[record] = story
        # What a word has moved is told by the word, if it stands.
        if word is None:
            elsewhere[record] = elsewhere[beside] if beside else story
    rulings = rule([later.get(each.id, each) for each in standing.values()])
    moves = []
    for article, story in elsewhere.items():
        while (gone := desk.one(_WENT_ON, (story, said))) and _may_be(desk, article, gone[0], rulings):
            story = gone[0]
        if here[article] != story:
            moves.append(Move(article, story, here[article], f"{decision.verb} undone", decision.id))
    return tuple(moves), tuple(later.values())


def _may_be(desk: Desk, article: str, story: str, rulings: Rulings) -> bool:
    """Tell whether no word that stands keeps an article out of a story."""
    others = {row[0] for row in desk.rows("SELECT id FROM articles WHERE story = ?", (story,))}
    return rulings.barred_from([article]).isdisjoint(others) and article not in rulings.barred_from(others)


def _concerned(decision: Decision) -> list[str]:
    """Give the articles that a decision put somewhere."""
    merged = decision.members[1:] if decision.verb == "merge" else ()
    return [*decision.articles, *(article for members in merged for article in members)]


def _as_if(word: Decision, here: Mapping[str, str], elsewhere: Mapping[str, str]) -> Decision:
    """Give a decision with the articles that its stories would have had. Those that the user named stay named."""
    differing = [id for id, story in elsewhere.items() if here[id] != story and id not in word.articles]
    members = tuple(
        (*(id for id in each if id not in differing), *(id for id in differing if elsewhere[id] == story))
        for story, each in zip(word.stories, word.members, strict=False)
    )
    return replace(word, members=members)


def _put(word: Decision, article: str, story: str) -> str:
    """Give the story that an article is in once a word was said."""
    if word.verb == "merge":
        return word.stories[0] if story in word.stories else story
    return word.stories[-1] if article in word.articles else story
