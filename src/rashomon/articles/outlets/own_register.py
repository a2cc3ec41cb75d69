"""Which outlets does a user's own register name? A file, and the outlets that are known, in; the user's outlets out.

Two forms, told by the file's ending: TOML as in `outlets.toml` (``[outlets]``, then a table or a line an outlet), and
CSV or TSV with the same names for its columns and `name` for the outlet, several domains or aliases parted by ";".
What a file leaves out of an outlet that is known stays; what it gives as empty is empty.
"""

from __future__ import annotations

import csv
import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rashomon.articles import outlets
from rashomon.errors import UsageError
from rashomon.records import Outlet

_FIELDS = tuple(each.name for each in fields(Outlet))
_SEVERAL = ("domains", "aliases")
_YES = {"true", "yes", "1"}
_NO = {"false", "no", "0", ""}
_DOMAIN = re.compile(r"[^\s./@:]+(?:\.[^\s./@:]+)+(?:/[^\s/]+)?")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a file says of one outlet, and where, for messages; `given` holds the fields that it gives."""

    where: str
    name: str
    given: Mapping[str, object]


def read(path: Path, listed: Mapping[str, Outlet]) -> tuple[Outlet, ...]:
    """Give the outlets of the register at `path`, each with what it leaves out taken from the one of its name in
    `listed`, by plain form.

    Raises UsageError where the file cannot be read, or an entry says what cannot be.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise _wrong(path, f"{error.strerror or error}. Check the path.") from None
    except UnicodeDecodeError:
        raise _wrong(path, "it is not in UTF-8. Save it in that encoding.") from None
    if path.suffix.lower() == ".toml":
        entries = _tables(path, text)
    elif path.suffix.lower() in {".csv", ".tsv"}:
        entries = _rows(path, text, "\t" if path.suffix.lower() == ".tsv" else ",")
    else:
        raise _wrong(
            path, f"its name ends in {path.suffix or 'nothing'}. Give a file that ends in .toml, .csv or .tsv."
        )
    return _apart(path, [_outlet(path, entry, listed) for entry in entries])


def _tables(path: Path, text: str) -> Iterator[_Entry]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(path, f"it is no TOML: {error}. Mend that line.") from None
    if others := data.keys() - {"outlets"}:
        raise _wrong(path, f"it has a table {min(others)!r}. Put all outlets under [outlets].")
    if not isinstance(data.get("outlets"), dict):
        raise _wrong(path, 'it has no table [outlets]. Begin with [outlets], then: "Name" = { domains = ["..."] }.')
    for name, given in data["outlets"].items():
        if not isinstance(given, dict):
            raise _wrong(path, f'{name!r} is no outlet. Write: "{name}" = {{ domains = ["..."] }}.')
        yield _Entry(repr(name), name, given)


def _rows(path: Path, text: str, delimiter: str) -> Iterator[_Entry]:
    rows = csv.DictReader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        if "name" not in [(column or "").strip().lower() for column in rows.fieldnames or []]:
            raise _wrong(path, f"it has no column `name`. Its first line names the columns: {', '.join(_FIELDS)}.")
        for row in rows:
            where = f"line {rows.line_num}"
            if None in row or None in row.values():
                raise _wrong(path, f"{where} has more or fewer cells than the first. Put cells with commas in quotes.")
            cells = {column.strip().lower(): cell.strip() for column, cell in row.items()}
            name = cells.pop("name")
            if not name and not any(cells.values()):
                continue
            parts = {
                key: [part.strip() for part in cells[key].split(";") if part.strip()]
                for key in _SEVERAL
                if key in cells
            }
            yield _Entry(where, name, cells | parts)
    except csv.Error as error:
        raise _wrong(path, f"line {rows.line_num} is no row of a table: {error}. Mend that line.") from None


def _outlet(path: Path, entry: _Entry, listed: Mapping[str, Outlet]) -> Outlet:
    """Give the outlet of an entry. Raises UsageError where it says what cannot be."""
    if not outlets.plain(entry.name):
        raise _wrong(path, f"{entry.where} names no outlet. Give each a name of letters or digits.")
    name = " ".join(entry.name.split())
    known = replace(listed.get(outlets.plain(name)) or Outlet(name), name=name)
    given: dict[str, Any] = {}
    for key, value in entry.given.items():
        if key not in _FIELDS or key == "name":
            near = difflib.get_close_matches(key, _FIELDS[1:], n=1)
            hint = f"Did you mean {near[0]}? " if near else ""
            raise _wrong(path, f"{entry.where} has a field {key!r}. {hint}There are {', '.join(_FIELDS[1:])}.")
        try:
            given[key] = _value(key, value)
        except ValueError as error:
            raise _wrong(path, f"{entry.where}: {error}") from None
    return replace(known, **given)


def _value(key: str, value: object) -> tuple[str, ...] | str | bool | None:
    """Give a field as a record holds it. Raises ValueError with what is wrong, and what to do."""
    if key in _SEVERAL:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise ValueError(f'{key} is no list of words. Write: {key} = ["...", "..."].')
        return tuple(_domain(each) if key == "domains" else each for each in value)
    if key == "agency":
        said = str(value).lower()
        if said not in _YES | _NO:
            raise ValueError(f"agency is {value!r}. Write true or false.")
        return said in _YES
    if not isinstance(value, str):
        raise ValueError(f'{key} is no word. Write: {key} = "...".')
    if key == "country" and value and not re.fullmatch(r"[A-Z]{2}", value):
        raise ValueError(f"{value!r} is no country. Write two capitals, as ISO 3166 has them, such as GB.")
    if key == "zone" and value:
        try:
            ZoneInfo(value)
        except (KeyError, OSError, ValueError):  # no zone; a folder of zones, such as Europe; a path out of it
            hint = "Write a name of the IANA database, such as Europe/London."
            raise ValueError(f"{value!r} is no time zone. {hint}") from None
    return value or None


def _domain(said: str) -> str:
    bare = re.sub(r"^https?://", "", said.strip().casefold()).removeprefix("www.").rstrip("/")
    if not _DOMAIN.fullmatch(bare):
        raise ValueError(f"{said!r} is no domain. Write it as in courier.example.")
    return bare


def _apart(path: Path, own: list[Outlet]) -> tuple[Outlet, ...]:
    """Give the outlets, if none has a name or a domain of another. Raises UsageError else."""
    whose: dict[str, str] = {}
    for outlet in own:
        forms = {outlets.plain(form): form for form in (*outlet.aliases, outlet.name)}
        for key, said in (*forms.items(), *((domain, domain) for domain in outlet.domains)):
            if key in whose:
                raise _wrong(path, f"{said!r} is both {whose[key]!r} and {outlet.name!r}. Leave it with one of them.")
            whose[key] = outlet.name
    return tuple(own)


def _wrong(path: Path, why: str) -> UsageError:
    return UsageError(f"Cannot use the register of outlets {path}: {why}")
