"""Settings: what may be fetched and how much is taken, decided once and passed by hand."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from onrecord.errors import SettingsError

MEBIBYTE = 1024 * 1024
PREFIX = "ONRECORD_"
TABLE = "onrecord"
YES = ("1", "true", "yes", "on")
NO = ("0", "false", "no", "off", "")


@dataclass(frozen=True, slots=True)
class Settings:
    """How onrecord receives pages; every limit counts bytes after decompression.

    `max_bytes`: the most of one answer from the web. 15 MiB, as feed readers take it: news pages
    stay under 3 MiB, and a stranger decides what comes.
    `max_file_bytes`: the most of one local file or WARC record. 64 MiB, so that a page of 50 MB
    of markup is still received; its owner chose to give it.
    `timeout`: seconds for one fetch in all: names, redirects, handshakes and body. 20 s.
    `max_redirects`: 5; honest chains (http, https, www, canonical) need no more.
    `allowed_hosts`: hosts that may be fetched although their addresses are not public, as written
    in the address ("intranet.example", "127.0.0.1"). Nothing but a configuration sets it.
    `offline`: nothing is fetched.
    `threads`: threads of the encoder. 2; a desk or a batch shares the machine with others.
    """

    max_bytes: int = 15 * MEBIBYTE
    max_file_bytes: int = 64 * MEBIBYTE
    timeout: float = 20.0
    max_redirects: int = 5
    allowed_hosts: tuple[str, ...] = ()
    offline: bool = False
    threads: int = 2

    def __post_init__(self) -> None:
        for name in ("max_bytes", "max_file_bytes", "timeout", "threads"):
            if not getattr(self, name) > 0:
                raise SettingsError(f"must be above 0, got {getattr(self, name)!r}", about=name)
        if self.max_redirects < 0:
            raise SettingsError(
                f"must not be below 0, got {self.max_redirects}", about="max_redirects"
            )


def load_settings(path: Path | None, environ: Mapping[str, str]) -> Settings:
    """The settings of the table [onrecord] in the TOML file at `path`, and of the environment.

    A variable wins over the file: `ONRECORD_MAX_BYTES=1000000`, `ONRECORD_ALLOWED_HOSTS=a,b`.
    Raises SettingsError for a file that cannot be read, a name that is no setting and a value of
    the wrong type.
    """
    values: dict[str, Any] = {}
    if path is not None:
        for name, value in _read_table(path).items():
            values[name] = _checked(name, value, about=f"{path}: {name}")
    for variable in sorted(name for name in environ if name.startswith(PREFIX)):
        name = variable.removeprefix(PREFIX).lower()
        values[name] = _checked(name, _parsed(name, environ[variable], variable), about=variable)
    return Settings(**values)


def _read_table(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"cannot be read: {error.strerror}", about=str(path)) from error
    except UnicodeDecodeError as error:
        raise SettingsError("is not UTF-8, as TOML must be", about=str(path)) from error
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"is not TOML: {error}", about=str(path)) from error
    if tables and TABLE not in tables:
        found = ", ".join(tables)
        raise SettingsError(f"settings stand in a table [{TABLE}]; found {found}", about=str(path))
    table = tables.get(TABLE, {})
    if not isinstance(table, dict):
        raise SettingsError(f"{TABLE} must be a table: write [{TABLE}]", about=str(path))
    return table


def _default(name: str, about: str) -> object:
    known = {field.name: field.default for field in fields(Settings)}
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        raise SettingsError(f"no such setting; {hint}", about=about)
    return known[name]


def _parsed(name: str, text: str, variable: str) -> object:
    """The value that the text of a variable stands for, or the text itself if it is none."""
    default = _default(name, variable)
    if isinstance(default, bool):
        return {**dict.fromkeys(YES, True), **dict.fromkeys(NO, False)}.get(text.lower(), text)
    if isinstance(default, tuple):
        return [part.strip() for part in text.split(",") if part.strip()]
    convert = type(default)
    try:
        return convert(text)  # type: ignore[call-arg]
    except ValueError:
        return text


def _checked(name: str, value: object, *, about: str) -> object:
    default = _default(name, about)
    if isinstance(default, tuple):
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        raise SettingsError(f"must be a list of host names, got {value!r}", about=about)
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not type(default):
        wanted = {bool: "true or false", int: "a whole number", float: "a number"}[type(default)]
        raise SettingsError(f"must be {wanted}, got {value!r}", about=about)
    return value
