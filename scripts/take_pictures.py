"""Takes the README's pictures: the portal on a phone, the desk on a PC. Needs `make run` going, and Chromium.

Run: python scripts/take_pictures.py [http://127.0.0.1:8000]
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PASSWORD = "dienhong-2026"  # of the demonstration, as `make run` prints it
PICTURES = Path(__file__).parent.parent / "docs/pictures"


def main() -> None:
    site = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-background-networking"]
        )
        phone = chromium.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN").new_page()
        phone.goto(f"{site}/hop-thinh/")
        phone.screenshot(path=PICTURES / "portal.png")
        desk = chromium.new_context(viewport={"width": 1366, "height": 844}, locale="vi-VN").new_page()
        desk.goto(f"{site}/hop-thinh/ban-lam-viec/dang-nhap/")
        desk.fill("input[name=username]", "ha")
        desk.fill("input[name=password]", PASSWORD)
        desk.click("main button[type=submit]")
        desk.goto(f"{site}/hop-thinh/ban-lam-viec/y-kien/")
        desk.screenshot(path=PICTURES / "desk.png")
        chromium.close()


if __name__ == "__main__":
    main()
