"""Long tables: is memory flat, and how many rows are read a second, against reading the rows and nothing else?

usage: python -m benchmarks.rows [--rows N]

Makes 10,000 and N (100,000) invented articles of 600 words each (`invented`), as JSON Lines and as Parquet, in a
temporary folder, and reads each through the path that users run, `articles.stream`, in a process of its own. Beside it
stands what the bare rows cost: `json.loads` of each line, and pyarrow's batches as Python rows. That is no peer - it
settles no outlet, time, people, agency or language - but the least that any reader must do.

Fails (exit 1) where 100,000 rows take 50 MB more than 10,000.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from benchmarks.invented import Newsroom
from benchmarks.measured import apart, report

_SMALL = 10_000
_FLAT = 50
"""MB."""
_GROUP = 5_000
"""Rows of a group of a Parquet file."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--loop", choices=sorted(LOOPS), help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.loop:
        report(LOOPS[given.loop](given.file))
        return 0
    flat = True
    print(f"{'':24}{'rows':>9}{'articles':>10}{'seconds':>9}{'rows/s':>10}{'peak MB':>9}")
    for ending, bare in (("jsonl", "json.loads"), ("parquet", "pyarrow")):
        peaks = []
        for loop, rows in (("rashomon", _SMALL), ("rashomon", given.rows), (bare, given.rows)):
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / f"rows.{ending}"
                _WRITERS[ending](file, rows)
                cost = apart("benchmarks.rows", "--loop", loop, "--file", str(file))
            name = f"{loop}, {ending}"
            rate = rows / cost.seconds
            print(
                f"{name:24}{rows:>9,}{cost.count:>10,}{cost.seconds:>9.1f}{rate:>10,.0f}{cost.peak:>9.0f}", flush=True
            )
            peaks.append(cost.peak)
        growth = peaks[1] - peaks[0]
        flat = flat and growth <= _FLAT
        print(f"memory: {growth:+.0f} MB for {given.rows:,} rows of {ending} against {_SMALL:,}")
    return 0 if flat else 1


def _ours(file: Path) -> Callable[[], int]:
    from rashomon import articles
    from rashomon.records import Article

    return lambda: sum(isinstance(found, Article) for _, found in articles.stream([file]))


def _json(file: Path) -> Callable[[], int]:
    def read() -> int:
        with file.open("rb") as lines:
            return sum(isinstance(json.loads(line), dict) for line in lines)

    return read


def _pyarrow(file: Path) -> Callable[[], int]:
    from pyarrow import parquet

    def read() -> int:
        table = parquet.ParquetFile(file, pre_buffer=False, buffer_size=2**16)
        return sum(len(batch.to_pylist()) for batch in table.iter_batches(64, use_threads=False))

    return read


LOOPS: dict[str, Callable[[Path], Callable[[], int]]] = {"rashomon": _ours, "json.loads": _json, "pyarrow": _pyarrow}


def _write_lines(file: Path, rows: int) -> None:
    newsroom = Newsroom()
    with file.open("w", encoding="utf-8") as lines:
        for number in range(rows):
            lines.write(json.dumps(newsroom.row(number)) + "\n")


def _write_parquet(file: Path, rows: int) -> None:
    import pyarrow
    from pyarrow import parquet

    newsroom = Newsroom()
    made = (newsroom.row(number) for number in range(rows))
    first = pyarrow.Table.from_pylist(list(islice(made, _GROUP)))
    with parquet.ParquetWriter(file, first.schema) as table:
        table.write_table(first)
        while group := list(islice(made, _GROUP)):
            table.write_table(pyarrow.Table.from_pylist(group, first.schema))


_WRITERS: dict[str, Callable[[Path, int], None]] = {"jsonl": _write_lines, "parquet": _write_parquet}


if __name__ == "__main__":
    sys.exit(main())
