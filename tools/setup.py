"""Set up .venv for running (`base`) or for developing (`dev`). Needs only Python's own library; safe to repeat.

Must be readable by any Python 3, so that one that is too old can say so.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
FILES = {"base": ["base.txt"], "dev": ["base.txt", "dev.txt"]}
LAUNCHER = """#!/bin/sh
export PYTHONUTF8=1
exec "{python}" -m nguon "$@"
"""


def main(kind):
    """Make `.venv` hold exactly what the locks of this kind say, and the command `nguon`. Exits 1 with a sentence."""
    if sys.version_info < OLDEST:
        give_up("Nguồn cần Python 3.11 trở lên; máy này đang dùng Python {}.{}.".format(*sys.version_info))
    if any(
        stamp(each).exists() and stamp(each).read_text() == fingerprint(each) for each in FILES if covers(each, kind)
    ):
        return
    try:
        make_venv()
        install(kind)
        link()
        stamp(kind).write_text(fingerprint(kind))
    except OSError as error:
        give_up(
            f"Không ghi được vào {error.filename or VENV} ({error.strerror}). Hãy chép mã nguồn sang thư mục mà bạn có "
            "quyền ghi rồi chạy lại."
        )
    print("Cài đặt xong.", flush=True)


def covers(installed, wanted):
    """True when a venv of kind `installed` serves for `wanted`."""
    return set(FILES[installed]) >= set(FILES[wanted])


def is_installed(kind):
    """True when everything of this kind was installed completely, from these locks, by this Python, in this place."""
    return stamp(kind).exists() and stamp(kind).read_text() == fingerprint(kind)


def stamp(kind):
    """The file that says: this kind was installed completely."""
    return VENV / ("installed-" + kind)


def fingerprint(kind):
    """Changes when the locks, this script, the Python or the place of the project change."""
    text = hashlib.sha256()
    for path in [Path(__file__), *(ROOT / "requirements" / name for name in FILES[kind])]:
        text.update(path.read_bytes())
    return f"{text.hexdigest()} {sys.version.split()[0]} {ROOT}"


def make_venv():
    """Make `.venv` unless a working one of this place and Python is there."""
    try:
        import ensurepip  # noqa: F401, PLC0415  (reason: only its presence is asked)
        import venv  # noqa: F401, PLC0415  (reason: only its presence is asked)
    except ImportError:
        give_up(
            "Python của máy này thiếu phần venv. Trên Debian, Ubuntu hãy chạy: sudo apt install python3-venv, "
            "rồi chạy lại."
        )
    place = VENV / "place"
    here = f"{sys.version.split()[0]} {ROOT}"
    if place.exists() and place.read_text() == here and runs(python()):
        return
    print(f"Đang tạo môi trường Python riêng trong {VENV}...", flush=True)
    if VENV.exists():
        shutil.rmtree(str(VENV))
    done = subprocess.run([sys.executable, "-m", "venv", str(VENV)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        sys.stderr.write(done.stdout.decode(errors="replace"))
        give_up(f"Không tạo được môi trường Python trong {VENV}.")
    place.write_text(here)


def install(kind):
    """Install the locked files, each checked against its hash."""
    print("Đang tải và cài các thư viện (lần đầu mất vài phút)...", flush=True)
    command = [str(python()), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    command += ["--no-deps", "--require-hashes", "--only-binary", ":all:"]
    for name in FILES[kind]:
        command += ["-r", str(ROOT / "requirements" / name)]
    if subprocess.run(command, stdin=subprocess.DEVNULL).returncode:
        give_up(
            "Không cài được thư viện (lý do ở trên). Máy cần truy cập được kho gói Python; trong mạng kín hãy đặt biến "
            "PIP_INDEX_URL trỏ tới kho nội bộ, rồi chạy lại."
        )


def link():
    """Make `import nguon` and the command `.venv/bin/nguon` work from the source folder."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(subprocess.check_output([str(python()), "-c", code]).decode().strip())
    (packages / "nguon.pth").write_text(str(ROOT / "src") + "\n", encoding="utf-8")
    launcher = VENV / "bin" / "nguon"
    launcher.write_text(LAUNCHER.format(python=python()), encoding="utf-8")
    launcher.chmod(0o755)


def python():
    """The Python inside `.venv`."""
    return VENV / "bin" / "python"


def runs(program):
    """True when the program starts (a venv breaks when its Python is removed)."""
    return program.exists() and subprocess.run([str(program), "-c", ""], stderr=subprocess.DEVNULL).returncode == 0


def give_up(sentence):
    """Say it and stop."""
    sys.stderr.write(sentence + "\n")
    sys.exit(1)


if __name__ == "__main__":
    os.chdir(str(ROOT))
    main(sys.argv[1] if len(sys.argv) > 1 else "base")
