"""The wheel alone, in an environment of its own far from the checkout, gives the record."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "evening-gazette.html"
PACKED = ("pyproject.toml", "README.md", "LICENSE", "src")
OF_THE_MODEL = {"model.json", "model.onnx", "tokenizer.json"}
# The packages here, but not the links to the checkout: those stand in .pth files, unread so.
LEND = "import sys; sys.path.append({0!r}); sys.meta_path[:] = [f for f in sys.meta_path if 'editable' not in str(f)]"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that nothing is left behind in the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in PACKED:
        found = ROOT / name
        if found.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
            shutil.copytree(found, source / name, ignore=ignored)
        elif found.exists():
            shutil.copy(found, source / name)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, source]
    done = subprocess.run(build, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = folder.glob("*.whl")
    return made


def test_wheel_holds_the_model_and_the_types(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    assert {f"onrecord/statements/model/{name}" for name in OF_THE_MODEL} <= names
    assert "onrecord/py.typed" in names
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"onrecord"}


def test_wheel_gives_the_record_outside_of_the_checkout(wheel: Path, tmp_path: Path) -> None:
    home, elsewhere = tmp_path / "venv", tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(SAMPLE, elsewhere / "story.html")
    venv.create(home, symlinks=True)
    where = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    install = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    options = ["--no-deps", "--no-index", "--no-compile", "--prefix", str(home)]
    subprocess.run([*install, *options, "--ignore-installed", wheel], check=True, timeout=60)
    lent = LEND.format(sysconfig.get_paths()["purelib"])
    (Path(where["purelib"]) / "lent.pth").write_text(lent + "\n", encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def run(*words: str) -> str:
        return subprocess.run(
            words, cwd=elsewhere, env=kept, capture_output=True, text=True, timeout=60, check=True
        ).stdout

    scripts = Path(where["scripts"])
    (python,) = scripts.glob("python.exe") if os.name == "nt" else scripts.glob("python")
    used = "import onrecord.statements.bundle as it; print(it.OWN)"
    assert Path(run(str(python), "-c", used).strip()).is_relative_to(home)
    assert ROOT / "src" not in map(Path, run(str(python), "-c", PATHS).split("\n"))
    record = json.loads(run(str(python), "-m", "onrecord", "read", "--json", "story.html"))
    assert record["capture"]["url"] == "story.html"
    assert len(record["statements"]) >= 8
    assert (scripts / "onrecord").exists() or (scripts / "onrecord.exe").exists()


PATHS = "import sys; print(*sys.path, sep='\\n')"
