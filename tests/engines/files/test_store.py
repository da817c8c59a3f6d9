from pathlib import Path

import pytest
from tests.cast import NOW, Cast

from dienhong.engines.files.store import fetch, keep
from dienhong.engines.tenancy.scope import in_commune


def put(folder: Path, content: bytes = b"%PDF-1.7", name: str = "kế hoạch.pdf"):
    return keep(folder, content, name=name, content_type="application/pdf", now=NOW)


def test_kept_file_comes_back_byte_for_byte(hoa_phu: Cast, tmp_path: Path) -> None:
    file = put(tmp_path)
    assert (fetch(tmp_path, file), file.size, file.name) == (b"%PDF-1.7", 8, "kế hoạch.pdf")


def test_equal_bytes_are_stored_once(hoa_phu: Cast, tmp_path: Path) -> None:
    put(tmp_path)
    put(tmp_path, name="bản sao.pdf")
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize("name", ["../../etc/passwd", "..\\..\\etc\\passwd", "/etc/passwd", "C:\\etc\\passwd"])
def test_name_is_never_a_path(hoa_phu: Cast, tmp_path: Path, name: str) -> None:
    file = put(tmp_path, name=name)
    assert file.name == "passwd"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [file.digest]


def test_each_commune_has_its_own_copy(hoa_phu: Cast, binh_an: Cast, tmp_path: Path) -> None:
    put(tmp_path)
    with in_commune(binh_an.commune.pk):
        put(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {str(hoa_phu.commune.pk), str(binh_an.commune.pk)}


def test_long_name_keeps_its_ending(hoa_phu: Cast, tmp_path: Path) -> None:
    file = put(tmp_path, name="k" * 300 + ".pdf")
    assert (len(file.name), file.name[-5:]) == (200, "k.pdf")


def test_missing_bytes_say_so(hoa_phu: Cast, tmp_path: Path) -> None:
    file = put(tmp_path)
    with pytest.raises(FileNotFoundError):
        fetch(tmp_path / "elsewhere", file)
