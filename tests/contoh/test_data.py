"""The reference lists and the sample district's files agree with each other and with the published figures."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

import smartpns
from smartpns.biaya.rules import Komponen
from smartpns.organisasi.rules import (
    JenisJabatan,
    JenisKelamin,
    JenisUnit,
    Jenjang,
    JenjangJabatan,
    Lokasi,
    Pembiayaan,
    StatusJabatan,
    kunci_nama,
)

AKAR = Path(smartpns.__file__).parent
CONTOH = AKAR / "contoh" / "data"
RUJUKAN = AKAR / "organisasi" / "data"
GOLONGAN = ("gol_i", "gol_ii", "gol_iii", "gol_iv")
KELOMPOK = ("eselon_ii", "eselon_iii", "eselon_iv", "fungsional", "guru", "pengawas", "pelaksana")
PENDIDIKAN = ("sd", "smp", "sma", "d1_d3", "d4", "s1", "s2", "s3")
TOTAL = 5259


def baca(folder: Path, nama: str) -> list[dict[str, str]]:
    with (folder / f"{nama}.csv").open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


def kode(teks: str) -> list[str]:
    return [bagian for bagian in teks.split("|") if bagian]


RUMPUN = baca(RUJUKAN, "rumpun")
PRODI = baca(RUJUKAN, "program_studi")
UNIT = baca(CONTOH, "unit")
JABATAN = {baris["kode"]: baris for baris in baca(CONTOH, "jabatan")}
FORMASI = baca(CONTOH, "formasi_pola")
PENDIDIKAN_POLA = baca(CONTOH, "pendidikan_pola")
KEBUTUHAN = baca(CONTOH, "kebutuhan_pola")
DOKUMEN = sorted((CONTOH / "dokumen").glob("*.md"))


def terisi(baris: dict[str, str]) -> int:
    return sum(int(baris[golongan]) for golongan in GOLONGAN)


@pytest.mark.parametrize(
    ("folder", "nama"), [(folder, berkas.stem) for folder in (RUJUKAN, CONTOH) for berkas in folder.glob("*.csv")]
)
def test_every_row_fills_its_columns_without_stray_space(folder: Path, nama: str) -> None:
    for baris in baca(folder, nama):
        assert None not in baris and None not in baris.values(), baris
        assert all(nilai == nilai.strip() for nilai in baris.values()), baris


def test_rumpun_is_a_tree_of_the_six_rumpun_of_uu_12_2012() -> None:
    semua = {baris["kode"] for baris in RUMPUN}
    assert len(semua) == len(RUMPUN)
    assert [baris["kode"] for baris in RUMPUN if not baris["induk"]] == list("123456")
    assert all(baris["kode"].startswith(f"{baris['induk']}.") for baris in RUMPUN if baris["induk"])


def test_program_studi_has_over_three_hundred_distinct_names() -> None:
    assert len({kunci_nama(baris["nama"]) for baris in PRODI}) == len(PRODI) >= 320
    assert len({baris["kode"] for baris in PRODI}) == len(PRODI)
    rumpun = {baris["kode"] for baris in RUMPUN}
    for baris in PRODI:
        assert baris["rumpun"] in rumpun, baris
        assert kode(baris["jenjang"]), baris
        assert all(Jenjang(jenjang).tingkat >= Jenjang.D3.tingkat for jenjang in kode(baris["jenjang"])), baris


def test_an_alias_leads_to_one_programme_and_is_never_a_name() -> None:
    alias = Counter(kunci_nama(teks) for baris in PRODI for teks in kode(baris["alias"]))
    assert [kunci for kunci, banyak in alias.items() if banyak > 1] == []
    assert {kunci_nama(baris["nama"]) for baris in PRODI} & alias.keys() == set()


def test_unit_points_to_its_parent_and_to_its_printed_row() -> None:
    sumber = baca(CONTOH, "asn_per_unit")
    semua = {unit["kode"]: unit for unit in UNIT}
    assert len(semua) == len(UNIT) == len(sumber) - 1, "the last printed row, CPNS Baru, is empty"
    for unit in UNIT:
        assert JenisUnit(unit["jenis"])
        baris = sumber[int(unit["baris_sumber"]) - 1]
        assert baris["no"] == unit["nomor_sumber"]
        assert bool(baris["induk"]) == bool(unit["induk_kode"])
        assert not unit["induk_kode"] or semua[unit["induk_kode"]]["nomor_sumber"] == baris["no"]


def test_jabatan_states_known_levels_and_requirements() -> None:
    prodi = {baris["kode"] for baris in PRODI}
    rumpun = {baris["kode"] for baris in RUMPUN}
    assert len(JABATAN) >= 80
    assert len({baris["nama"] for baris in JABATAN.values()}) == len(JABATAN)
    for baris in JABATAN.values():
        assert JenjangJabatan(baris["jenjang_jabatan"]).jenis is JenisJabatan(baris["jenis"]), baris
        assert Jenjang(baris["jenjang_syarat"])
        assert set(kode(baris["program_studi"])) <= prodi, baris
        assert set(kode(baris["rumpun"])) <= rumpun, baris
        assert baris["kritikal"] in set("0123")
        assert bool(baris["bup_khusus"]) == bool(baris["dasar_bup"]), baris
        assert baris["kelompok"] in KELOMPOK


def test_required_programmes_are_taught_at_the_required_level_or_above() -> None:
    jenjang = {baris["kode"]: [Jenjang(nilai) for nilai in kode(baris["jenjang"])] for baris in PRODI}
    for baris in JABATAN.values():
        syarat = Jenjang(baris["jenjang_syarat"])
        diajarkan = [tingkat for prodi in kode(baris["program_studi"]) for tingkat in jenjang[prodi]]
        assert baris["rumpun"] or not diajarkan or any(t.tingkat >= syarat.tingkat for t in diajarkan), baris


def test_formasi_holds_its_people_and_names_each_pair_once() -> None:
    unit = {baris["kode"] for baris in UNIT}
    pasangan = [(baris["unit_kode"], baris["jabatan_kode"]) for baris in FORMASI]
    assert len(set(pasangan)) == len(pasangan)
    for baris in FORMASI:
        assert baris["unit_kode"] in unit and baris["jabatan_kode"] in JABATAN, baris
        assert terisi(baris) <= int(baris["formasi"]), baris
        assert int(baris["formasi"]) > 0, baris


def test_formasi_adds_up_to_the_published_golongan_of_every_unit() -> None:
    sumber = baca(CONTOH, "asn_per_unit")
    for unit in UNIT:
        tercetak = sumber[int(unit["baris_sumber"]) - 1]
        for golongan in GOLONGAN:
            dihitung = sum(int(baris[golongan]) for baris in FORMASI if baris["unit_kode"] == unit["kode"])
            assert dihitung == int(tercetak[golongan]), (unit["nama"], golongan)
    assert sum(terisi(baris) for baris in FORMASI) == TOTAL


def test_one_printed_total_differs_from_its_parts() -> None:
    """SUMBER.md tells why the parts are used: the grand totals only agree with them."""
    beda = [
        (baris["unit"], int(baris["jumlah"]), terisi(baris))
        for baris in baca(CONTOH, "asn_per_unit")
        if int(baris["jumlah"]) != terisi(baris)
    ]
    assert beda == [("Guru SD", 2210, 2220)]


def test_formasi_adds_up_to_the_published_groups_of_jabatan() -> None:
    dihitung: Counter[str] = Counter()
    for baris in FORMASI:
        dihitung[JABATAN[baris["jabatan_kode"]]["kelompok"]] += terisi(baris)
    tercetak = [int(baris["jumlah"]) for baris in baca(CONTOH, "asn_per_jabatan")]
    assert dihitung == dict(zip(KELOMPOK, tercetak, strict=True))


def test_golongan_suits_the_level_of_the_post() -> None:
    boleh = {
        JenjangJabatan.JPT_PRATAMA: {"gol_iv"},
        JenjangJabatan.ADMINISTRATOR: {"gol_iii", "gol_iv"},
        JenjangJabatan.PENGAWAS: {"gol_iii", "gol_iv"},
        JenjangJabatan.AHLI_MADYA: {"gol_iv"},
        JenjangJabatan.AHLI_MUDA: {"gol_iii"},
        JenjangJabatan.AHLI_PERTAMA: {"gol_iii"},
        JenjangJabatan.PENYELIA: {"gol_iii"},
        JenjangJabatan.MAHIR: {"gol_iii"},
        JenjangJabatan.TERAMPIL: {"gol_ii"},
        JenjangJabatan.PELAKSANA: set(GOLONGAN),
    }
    for baris in FORMASI:
        jenjang = JenjangJabatan(JABATAN[baris["jabatan_kode"]]["jenjang_jabatan"])
        assert {golongan for golongan in GOLONGAN if int(baris[golongan])} <= boleh[jenjang], baris


@pytest.mark.parametrize(
    ("kolom", "urutan", "sumber"),
    [("kelompok", KELOMPOK, "asn_per_jabatan"), ("pendidikan", PENDIDIKAN, "asn_per_pendidikan")],
)
def test_education_pattern_meets_both_published_tables(kolom: str, urutan: tuple[str, ...], sumber: str) -> None:
    for nama, tercetak in zip(urutan, baca(CONTOH, sumber), strict=True):
        for kelamin in ("laki_laki", "perempuan"):
            dihitung = sum(int(baris[kelamin]) for baris in PENDIDIKAN_POLA if baris[kolom] == nama)
            assert dihitung == int(tercetak[kelamin]), (nama, kelamin)


@pytest.mark.parametrize("nama", ["nama_depan", "nama_belakang"])
def test_names_are_many_and_unique(nama: str) -> None:
    baris = [(isi["nama"], isi["jenis_kelamin"]) for isi in baca(CONTOH, nama)]
    assert len(set(baris)) == len(baris) >= 150
    assert {kelamin for _, kelamin in baris} <= {*JenisKelamin, ""}
    assert {*JenisKelamin} <= {kelamin for _, kelamin in baris}


def test_every_cost_component_has_an_assumed_amount() -> None:
    baris = baca(CONTOH, "standar_biaya")
    kunci = {(isi["komponen"], isi["jenjang"], isi["lokasi"]) for isi in baris}
    jenjang = ("d3", "d4", "s1", "profesi", "s2", "sp1", "sp2", "s3")
    lokasi = (Lokasi.DALAM_PROVINSI, Lokasi.LUAR_PROVINSI)
    assert kunci == {(k, j, lok) for k in Komponen for j in jenjang for lok in lokasi}
    assert len(kunci) == len(baris)
    assert all(int(isi["jumlah"]) > 0 and "asumsi" in isi["dasar_hukum"].lower() for isi in baris)


def test_ceilings_cover_last_year_and_five_years() -> None:
    baris = baca(CONTOH, "pagu")
    assert [int(isi["tahun"]) for isi in baris] == list(range(2026, 2032))
    assert all(int(isi["jumlah"]) > 0 and "asumsi" in isi["dasar_hukum"].lower() for isi in baris)


def test_needs_name_a_post_of_the_unit_and_a_target_above_its_requirement_of_school() -> None:
    formasi = {(baris["unit_kode"], baris["jabatan_kode"]) for baris in FORMASI}
    assert len(KEBUTUHAN) >= 60
    for baris in KEBUTUHAN:
        assert (baris["unit_kode"], baris["jabatan_kode"]) in formasi, baris
        assert Jenjang(baris["jenjang"]).tingkat >= Jenjang.D3.tingkat
        assert Pembiayaan(baris["pembiayaan"]) and StatusJabatan(baris["status_jabatan"])
        assert 2027 <= int(baris["tahun_mulai"]) <= 2031 and int(baris["jumlah"]) >= 1
        assert baris["dukungan_rpjmd"] in set("0123")
        assert bool(baris["dukungan_teks"]) == (baris["dukungan_rpjmd"] != "0"), baris
        assert baris["alasan"].endswith(".") and len(baris["alasan"].split()) >= 8, baris


def test_needs_are_unique_within_their_opd() -> None:
    kolom = ("unit_kode", "jabatan_kode", "jenjang", "tahun_mulai", "pembiayaan", "status_jabatan")
    kunci = [(kunci_nama(baris["program_studi"]), *(baris[nama] for nama in kolom)) for baris in KEBUTUHAN]
    assert len(set(kunci)) == len(kunci)


def test_about_a_third_of_the_needs_are_typed_as_alias_or_misspelt() -> None:
    nama = {kunci_nama(baris["nama"]): baris for baris in PRODI}
    alias = {kunci_nama(teks): baris for baris in PRODI for teks in kode(baris["alias"])}
    ditulis = [kunci_nama(baris["program_studi"]) for baris in KEBUTUHAN]
    baku = sum(kunci in nama for kunci in ditulis)
    tidak_dikenal = sum(kunci not in nama and kunci not in alias for kunci in ditulis)
    assert 0.5 <= baku / len(ditulis) <= 0.75
    assert 2 <= tidak_dikenal <= 5, "the planner has something to map by hand"
    for baris, kunci in zip(KEBUTUHAN, ditulis, strict=True):
        prodi = nama.get(kunci) or alias.get(kunci)
        assert prodi is None or baris["jenjang"] in kode(prodi["jenjang"]), baris


def kepala_dan_isi(berkas: Path) -> tuple[dict[str, str], str]:
    _, kepala, isi = berkas.read_text(encoding="utf-8").split("---\n", 2)
    return {kunci: nilai.strip() for kunci, _, nilai in (baris.partition(":") for baris in kepala.splitlines())}, isi


@pytest.mark.parametrize("berkas", DOKUMEN, ids=lambda berkas: berkas.stem)
def test_document_carries_its_identity(berkas: Path) -> None:
    kepala, isi = kepala_dan_isi(berkas)
    wajib = {"jenis", "judul", "slug", "versi", "nomor", "tanggal", "berlaku_mulai", "unit_kode", "ringkasan"}
    assert all(kepala[kunci] for kunci in wajib)
    assert berkas.stem == f"{kepala['slug']}-v{kepala['versi']}"
    assert kepala["jenis"] in {"sp", "sop", "panduan", "regulasi"}
    assert kepala["unit_kode"] in {unit["kode"] for unit in UNIT}
    assert kepala["tanggal"] <= kepala["berlaku_mulai"]
    assert not kepala["berlaku_sampai"] or kepala["berlaku_mulai"] <= kepala["berlaku_sampai"]
    assert isi.lstrip().startswith("# ")


def test_document_kinds_and_versions_are_all_shown() -> None:
    kepala = [kepala_dan_isi(berkas)[0] for berkas in DOKUMEN]
    assert {isi["jenis"] for isi in kepala} == {"sp", "sop", "panduan", "regulasi"}
    assert len({isi["nomor"] for isi in kepala}) == len(kepala)
    assert max(Counter(isi["slug"] for isi in kepala).values()) == 2, "one document shows two versions"


@pytest.mark.parametrize(
    "berkas", [berkas for berkas in DOKUMEN if berkas.stem.startswith("sp-")], ids=lambda b: b.stem
)
def test_standar_pelayanan_has_its_fourteen_components(berkas: Path) -> None:
    """PermenPANRB 15/2014: six components of delivery, eight of internal management."""
    bagian = kepala_dan_isi(berkas)[1].split("\n### ")[1:]
    judul = [isi.splitlines()[0] for isi in bagian]
    assert [teks.partition(".")[0] for teks in judul] == [str(nomor) for nomor in range(1, 15)]
    assert all("".join(isi.splitlines()[1:]).strip() for isi in bagian)
