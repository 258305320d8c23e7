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
WHERE = """
import json, sys, onrecord, onrecord.statements.bundle as bundle
print(json.dumps({"used": [onrecord.__file__, str(bundle.OWN)], "path": sys.path}))
"""


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
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation"]
    build += ["--outdir", str(folder), str(source)]
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
    venv.create(home, symlinks=os.name != "nt")
    pip = [sys.executable, "-m", "pip", "--python", str(home), "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--no-index", wheel], check=True)
    scripts, packages = (
        Path(sysconfig.get_path(name, "venv", {"base": str(home), "platbase": str(home)}))
        for name in ("scripts", "purelib")
    )
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def run(name: str, *words: str) -> str:
        command = [str(scripts / name), *words]
        done = subprocess.run(command, cwd=elsewhere, env=bare, capture_output=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout.decode()

    places = json.loads(run("python", "-c", WHERE))
    assert all(Path(place).is_relative_to(home) for place in places["used"]), places["used"]
    assert not any(Path(place).is_relative_to(ROOT / "src") for place in places["path"])
    record = json.loads(run("onrecord", "read", "--json", "story.html"))
    assert record["capture"]["url"] == "story.html"
    assert len(record["statements"]) >= 8
