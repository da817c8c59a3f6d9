"""Automatic numbers of an .odt come out as the reader of the paper sees them."""

import io
import zipfile

from dienhong.kernel.reading import read_file

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)


def odt_with(styles: str, body: str) -> bytes:
    content = (
        f"<office:document-content {_NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def style(name: str, *levels: tuple[str, str]) -> str:
    inner = "".join(
        f'<text:list-level-style-number text:level="{depth}" style:num-format="{form}" style:num-suffix="{suffix}"/>'
        for depth, (form, suffix) in enumerate(levels, 1)
    )
    return f'<text:list-style style:name="{name}">{inner}</text:list-style>'


def item(words: str, below: str = "") -> str:
    return f"<text:list-item><text:p>{words}</text:p>{below}</text:list-item>"


def lines(styles: str, body: str) -> list[str]:
    return [line for line in read_file(odt_with(styles, body)).text.split("\n") if line]


def test_numbers_and_letters_below_are_written_out() -> None:
    below = f"<text:list>{item('Văn phòng')}{item('Công an')}</text:list>"
    body = f'<text:list text:style-name="L1">{item("Mục đích", below)}{item("Yêu cầu", below)}</text:list>'
    assert lines(style("L1", ("I", "."), ("a", ")")), body) == [
        "I. Mục đích",
        "a) Văn phòng",
        "b) Công an",
        "II. Yêu cầu",
        "a) Văn phòng",
        "b) Công an",
    ]


def test_continued_list_goes_on_and_another_starts_anew() -> None:
    body = (
        f'<text:list text:style-name="L1">{item("Một")}</text:list><text:p>Xen giữa</text:p>'
        f'<text:list text:style-name="L1" text:continue-numbering="true">{item("Hai")}</text:list>'
        f'<text:list text:style-name="L1">{item("Lại một")}</text:list>'
    )
    assert lines(style("L1", ("1", ".")), body) == ["1. Một", "Xen giữa", "2. Hai", "1. Lại một"]


def test_bullets_and_unknown_styles_keep_their_dash() -> None:
    bullets = '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    body = f'<text:list text:style-name="B">{item("Gạch")}</text:list><text:list>{item("Không rõ")}</text:list>'
    assert lines(bullets, body) == ["- Gạch", "- Không rõ"]
