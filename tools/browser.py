"""Print the path of a Chromium for the tests; on Debian as root, install it first when it is missing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The Chromium named by NGUON_CHROMIUM, else the first on the path."""
    named = os.environ.get("NGUON_CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


def install() -> bool:
    """Install Debian's package. False when this machine is no Debian, we are not root, or it fails."""
    release = Path("/etc/os-release")
    if os.geteuid() != 0 or shutil.which("apt-get") is None or not release.exists():
        return False
    if "ID=debian" not in release.read_text().splitlines():
        return False
    sys.stderr.write("Đang cài trình duyệt Chromium của Debian cho các phép thử...\n")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        done = subprocess.run(["apt-get", "-q", *step], env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr)
        if done.returncode:
            return False
    return True


def main() -> int:
    """Exit 0 with the path on standard output, or 1 with what to do."""
    found = find() or (find() if install() else None)
    if found is None:
        sys.stderr.write(
            "Các phép thử cần một trình duyệt Chromium mà máy này chưa có. Trên Debian hãy chạy: sudo apt install "
            "chromium; nơi khác hãy cài Chromium hoặc Chrome rồi đặt biến NGUON_CHROMIUM là đường dẫn tới nó.\n"
        )
        return 1
    print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
