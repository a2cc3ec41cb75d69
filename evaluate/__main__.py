"""Score every finding on the development gold and hold the scores against `floors.json`.

usage: python -m evaluate [--pin] [--lower REASON] [--only NAME ...]

Fails (exit 1) when a score falls below its floor. `--pin` raises the floors to what was reached; it never lowers one
unless `--lower` gives a reason, which is kept in the file. Skips, and says so, where the gold is absent.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import json
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from rashomon import articles, pipeline, stories
from rashomon.pages import as_json

SHARED = Path(__file__).parent.parent.parent / "shared"
DATA = SHARED / "data"
FLOORS = Path(__file__).parent / "floors.json"
NOISE = 0.002
"""A drop no larger than this is no drop: one quote of a small set."""


@dataclass(frozen=True)
class Measure:
    """One row of the table: builds a result from inputs and scores it."""

    name: str
    inputs: tuple[str, ...]
    score: Callable[[Path], Mapping[str, float]]
    keep_stories: bool = False
    grouping_only: bool = False


def _scorer(name: str) -> ModuleType:
    """Load a scorer by its file; scorers are scripts and no package."""
    spec = importlib.util.spec_from_file_location(f"score_{name}", SHARED / "score" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _quiet(call: Callable[..., Any], *arguments: Any) -> Any:
    with contextlib.redirect_stdout(io.StringIO()):
        return call(*arguments)


def _stories(*golds: str) -> Callable[[Path], Mapping[str, float]]:
    def score(result: Path) -> Mapping[str, float]:
        module = _scorer("stories")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            f1 = module.main(str(result), *(str(DATA / gold) for gold in golds))
        precision = float(printed.getvalue().split("precision ")[1].split()[0])
        return {"B-cubed F1": f1, "B-cubed precision": precision}

    return score


def _quotes(gold: str) -> Callable[[Path], Mapping[str, float]]:
    def score(result: Path) -> Mapping[str, float]:
        figures = _quiet(_scorer("quotes").main, str(result), str(DATA / gold))
        return {
            f"{which} {what if what == 'speaker' else f'F1 at {what}'}": value
            for (which, what), value in figures.items()
        }

    return score


def _dates(gold: str) -> Callable[[Path], Mapping[str, float]]:
    return lambda result: {"value F1": _quiet(_scorer("dates").main, str(result), str(DATA / gold))}


def _statements(result: Path) -> Mapping[str, float]:
    recall, precision = _quiet(_scorer("statements").main, str(result), str(DATA / "quotes/same_utterance_dev.jsonl"))
    return {"recall": recall, "precision": precision}


def _agreement(result: Path) -> Mapping[str, float]:
    figures = dict(_quiet(_scorer("agreement").main, str(result), str(DATA / "agreement/dev.jsonl")))
    copies = _quiet(_scorer("copies").main, str(result), str(DATA / "agreement/dev.jsonl"))
    return figures | {f"copies {name}": value for name, value in copies.items()}


def _anchors(result: Path) -> Mapping[str, float]:
    return {"without fault": float(_quiet(_scorer("anchors").main, str(result)) == 0)}


_COLLECTIONS = ("stories/basil_dev.jsonl", "stories/giveme5w1h_dev.jsonl", "stories/allsides_dev.jsonl")
MEASURES = (
    *(Measure(f"stories, {Path(path).stem}", (path,), _stories(path), grouping_only=True) for path in _COLLECTIONS),
    Measure("stories, all three", _COLLECTIONS, _stories(*_COLLECTIONS), grouping_only=True),
    Measure("quotes, polnear_dev", ("quotes/polnear_dev.jsonl",), _quotes("quotes/polnear_dev.jsonl")),
    Measure("statements", _COLLECTIONS[:2], _statements, keep_stories=True),
    Measure("dates, timebank", ("dates/timebank.jsonl",), _dates("dates/timebank.jsonl")),
    Measure("dates, aquaint", ("dates/aquaint.jsonl",), _dates("dates/aquaint.jsonl")),
    Measure("agreement", ("agreement/dev_articles.jsonl",), _agreement, keep_stories=True),
    Measure("anchors, agreement", ("agreement/dev_articles.jsonl",), _anchors, keep_stories=True),
    Measure("anchors, basil_dev", ("stories/basil_dev.jsonl",), _anchors),
    Measure("anchors, seeds", ("../seeds",), _anchors),
)


def main() -> int:
    """Run the measures, print the table, and say whether every floor holds."""
    options = _options()
    if not DATA.is_dir():
        print("No gold in ../shared: nothing was scored.")
        return 0
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    reached: dict[str, dict[str, float]] = {}
    built: dict[tuple[object, ...], tuple[Path, float]] = {}
    fallen = []
    with tempfile.TemporaryDirectory() as folder:
        for measure in MEASURES:
            if options.only and not any(name in measure.name for name in options.only):
                continue
            key = (measure.inputs, measure.keep_stories, measure.grouping_only)
            if key not in built:
                built[key] = _build(measure, Path(folder) / f"{len(built)}.json")
            path, seconds = built[key]
            print(f"{measure.name}  ({seconds:.1f} s)")
            for name, value in measure.score(path).items():
                floor = floors.get(measure.name, {}).get(name)
                low = floor is not None and value < floor - NOISE
                fallen += [f"{measure.name}, {name}"] * low
                note = "" if floor is None else f"  floor {floor:.3f}{'  BELOW' if low else ''}"
                print(f"    {name:24s} {value:.3f}{note}", flush=True)
                reached.setdefault(measure.name, {})[name] = round(value, 3)
    if options.pin:
        return _pin(floors, reached, options.lower)
    if fallen:
        print(f"Below the floor: {'; '.join(fallen)}.")
    return int(bool(fallen))


def _build(measure: Measure, path: Path) -> tuple[Path, float]:
    begin = time.perf_counter()
    inputs = [DATA / name for name in measure.inputs]
    if measure.grouping_only:
        read, _ = articles.read(inputs)
        story_of = {article: story.id for story in stories.form(read) for article in story.articles}
        rows = [asdict(replace(article, story=story_of[article.id])) for article in read]
        path.write_text(json.dumps({"articles": rows}), encoding="utf-8")
    else:
        path.write_text(
            as_json.dumps(pipeline.build(inputs, keep_stories=measure.keep_stories, processes=0)), encoding="utf-8"
        )
    return path, time.perf_counter() - begin


def _pin(floors: dict[str, Any], reached: dict[str, dict[str, float]], reason: str | None) -> int:
    lowered = []
    for measure, scores in reached.items():
        for name, value in scores.items():
            old = floors.get(measure, {}).get(name)
            if old is not None and value < old:
                lowered.append(f"{measure}, {name}: {old} to {value}")
                if reason is None:
                    continue
            floors.setdefault(measure, {})[name] = value
    if lowered and reason is None:
        print("Not lowered (give --lower REASON to): " + "; ".join(lowered))
    elif lowered:
        floors.setdefault("lowered", {})["; ".join(lowered)] = reason
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--lower", metavar="REASON")
    parser.add_argument("--only", nargs="*", metavar="NAME")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
