from pathlib import Path

import pytest

from onrecord.config import Settings, load_settings
from onrecord.errors import OnRecordError, SettingsError


def write(folder: Path, text: str) -> Path:
    path = folder / "onrecord.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_given_gives_the_defaults() -> None:
    settings = load_settings(None, {"PATH": "/bin"})
    assert settings == Settings()
    assert (settings.max_bytes, settings.max_file_bytes) == (15 * 1024**2, 64 * 1024**2)
    assert (settings.timeout, settings.max_redirects) == (20.0, 5)
    assert settings.allowed_hosts == ()
    assert not settings.offline


def test_file_is_read_and_variables_win(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '[onrecord]\nmax_bytes = 1000\ntimeout = 3\nallowed_hosts = ["a"]\n[other]\nx = 1\n',
    )
    settings = load_settings(path, {"ONRECORD_MAX_BYTES": "2000"})
    assert settings == Settings(max_bytes=2000, timeout=3.0, allowed_hosts=("a",))


@pytest.mark.parametrize(
    ("variable", "text", "field", "value"),
    [
        ("ONRECORD_TIMEOUT", "1.5", "timeout", 1.5),
        ("ONRECORD_OFFLINE", "yes", "offline", True),
        ("ONRECORD_OFFLINE", "0", "offline", False),
        ("ONRECORD_ALLOWED_HOSTS", "a.b, c", "allowed_hosts", ("a.b", "c")),
        ("ONRECORD_ALLOWED_HOSTS", "", "allowed_hosts", ()),
        ("ONRECORD_THREADS", "4", "threads", 4),
    ],
)  # fmt: skip
def test_variable(variable: str, text: str, field: str, value: object) -> None:
    assert getattr(load_settings(None, {variable: text}), field) == value


@pytest.mark.parametrize(
    "environ",
    [
        {"ONRECORD_MAX_BYTES": "many"},
        {"ONRECORD_MAX_BYTES": "1.5"},
        {"ONRECORD_MAX_BYTES": "0"},
        {"ONRECORD_MAX_REDIRECTS": "-1"},
        {"ONRECORD_TIMEOUT": "nan"},
        {"ONRECORD_OFFLINE": "perhaps"},
        {"ONRECORD_MAX_BITES": "1"},
    ],
)
def test_bad_variable_is_named(environ: dict[str, str]) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(None, environ)
    assert next(iter(environ)).removeprefix("ONRECORD_").lower() in str(caught.value).lower()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[onrecord]\nmax_byte = 1", "did you mean max_bytes?"),
        ("[onrecord]\nmax_bytes = '1'", "must be a whole number"),
        ("[onrecord]\nmax_bytes = true", "must be a whole number"),
        ("[onrecord]\noffline = 1", "must be true or false"),
        ("[onrecord]\nallowed_hosts = 'a'", "must be a list"),
        ("[onrecord]\nallowed_hosts = [1]", "must be a list"),
        ("onrecord = 1", "must be a table"),
        ("[onrecord", "is not TOML"),
    ],
)
def test_bad_file_is_named(tmp_path: Path, text: str, says: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(SettingsError, match=says.replace("?", r"\?")) as caught:
        load_settings(path, {})
    assert str(path) in str(caught.value)


def test_missing_or_undecodable_file(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match="cannot be read"):
        load_settings(tmp_path / "none.toml", {})
    path = tmp_path / "latin.toml"
    path.write_bytes(b"# \xff")
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings(path, {})


def test_a_file_without_the_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("offline = true\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"settings\.toml: .*\[onrecord\]; found offline"):
        load_settings(path, {})
