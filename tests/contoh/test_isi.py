"""Kabupaten Contoh as built: the published figures, people that fit together, every state, and no second time."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from smartpns.akun.models import Jejak, Pengguna
from smartpns.akun.rules import SANDI_PERAGAAN
from smartpns.anggaran.models import Pagu
from smartpns.anggaran.queries import studi_berjalan
from smartpns.biaya.models import StandarBiaya
from smartpns.core.db import Base, db
from smartpns.core.waktu import hari_ini, lokal, sekarang
from smartpns.dokumen.models import VersiDokumen
from smartpns.dokumen.rules import periksa_pdf
from smartpns.kebutuhan.models import Kebutuhan, Periode, Perpanjangan, Usulan
from smartpns.kebutuhan.queries import periode_berjalan, periode_tahun
from smartpns.kebutuhan.rules import HasilVerifikasi, StatusUsulan
from smartpns.organisasi.models import Formasi, Jabatan, Pegawai, StudiBerjalan, Unit
from smartpns.organisasi.queries import jumlahkan, keadaan_jabatan
from smartpns.organisasi.rules import Jenjang, di_atas, urai_nip
from smartpns.prioritas.queries import (
    berselisih_lebar,
    hasil_penilaian,
    keadaan_penilaian,
    penilaian_periode,
    peringkat,
)
from smartpns.publikasi.models import Publikasi
from smartpns.rencana.models import BarisRencana, Rencana
from smartpns.rencana.rules import StatusRencana
from tests.contoh.conftest import Bangunan, bangun
from tests.contoh.test_data import CONTOH as DATA
from tests.contoh.test_data import FORMASI, JABATAN, KELOMPOK, PENDIDIKAN, TOTAL, baca
from tests.halaman import Klien, sup, teks

pytestmark = pytest.mark.xdist_group("contoh")

ROMAWI = ("I", "II", "III", "IV")
BARIS_PENDIDIKAN = {
    "d1": "d1_d3",
    "d2": "d1_d3",
    "d3": "d1_d3",
    "profesi": "s1",
    "sp1": "s2",
}
"""Where the published table puts a level that it does not name."""
PERAN = ("operator", "kepala", "perencana", "penilai.1", "penilai.2", "pimpinan", "auditor", "admin")


def semua_pegawai() -> Iterable[Any]:
    return db.session.execute(
        select(Pegawai, Unit.kode, Jabatan.kode).join(Pegawai.unit).join(Pegawai.jabatan).order_by(Pegawai.nip)
    )


def test_people_meet_the_published_figures_of_every_unit_and_golongan(contoh: Flask) -> None:
    dihitung = Counter((kode, p.golongan.value.split("/")[0]) for p, kode, _ in semua_pegawai())
    sumber = baca(DATA, "asn_per_unit")
    for unit in baca(DATA, "unit"):
        tercetak = sumber[int(unit["baris_sumber"]) - 1]
        for romawi in ROMAWI:
            assert dihitung[unit["kode"], romawi] == int(tercetak[f"gol_{romawi.lower()}"]), (unit["nama"], romawi)
    assert dihitung.total() == TOTAL


def test_people_meet_the_published_figures_of_posts_and_gender(contoh: Flask) -> None:
    dihitung = Counter((JABATAN[kode]["kelompok"], p.jenis_kelamin.value) for p, _, kode in semua_pegawai())
    for kelompok, tercetak in zip(KELOMPOK, baca(DATA, "asn_per_jabatan"), strict=True):
        assert dihitung[kelompok, "l"] == int(tercetak["laki_laki"]), kelompok
        assert dihitung[kelompok, "p"] == int(tercetak["perempuan"]), kelompok


def test_people_meet_the_published_figures_of_education_and_gender(contoh: Flask) -> None:
    dihitung = Counter(
        (BARIS_PENDIDIKAN.get(p.jenjang.value, p.jenjang.value), p.jenis_kelamin.value) for p, _, _ in semua_pegawai()
    )
    for pendidikan, tercetak in zip(PENDIDIKAN, baca(DATA, "asn_per_pendidikan"), strict=True):
        assert dihitung[pendidikan, "l"] == int(tercetak["laki_laki"]), pendidikan
        assert dihitung[pendidikan, "p"] == int(tercetak["perempuan"]), pendidikan


def test_every_place_of_the_files_is_there(contoh: Flask) -> None:
    assert db.session.scalar(select(func.sum(Formasi.jumlah))) == sum(int(b["formasi"]) for b in FORMASI)
    assert db.session.scalar(select(func.count()).select_from(Jabatan)) == len(JABATAN)


def test_every_nip_is_valid_unique_and_says_what_the_person_is(contoh: Flask) -> None:
    nip = [(p, urai_nip(p.nip)) for p, _, _ in semua_pegawai()]
    assert len({n.digits for _, n in nip}) == TOTAL
    for p, n in nip:
        assert not n.peringatan, n
        assert (n.tanggal_lahir, n.jenis_kelamin) == (p.tanggal_lahir, p.jenis_kelamin)
        assert n.tmt_cpns and p.tmt_pns and (p.tmt_pns.year, p.tmt_pns.month) > n.tmt_cpns
        assert p.tmt_pns <= p.tmt_jabatan <= hari_ini()


def test_gaps_vacancies_and_retirements_are_real_but_not_absurd(contoh: Flask) -> None:
    jumlah = jumlahkan(keadaan_jabatan(hari_ini()).values())
    assert 0.05 <= jumlah.pensiun / TOTAL <= 0.08
    assert 0.05 <= jumlah.belum_memenuhi / TOTAL <= 0.15
    assert 0 < jumlah.belum_dapat_dinilai < 300, "some data are missing"
    assert jumlah.kosong > 500


def test_running_students_leave_commitments_for_the_years_to_come(contoh: Flask) -> None:
    studi = db.session.scalars(select(StudiBerjalan)).all()
    assert 40 <= len(studi) <= 60
    assert all(s.mulai <= hari_ini() and di_atas(s.jenjang, s.pegawai.jenjang) for s in studi)
    assert {s.baris.butir.tahun_mulai for s in studi_berjalan()} == {hari_ini().year - i for i in range(3)}


def test_prices_and_ceilings_say_that_they_are_assumed(contoh: Flask) -> None:
    dasar = [*db.session.scalars(select(StandarBiaya.dasar_hukum)), *db.session.scalars(select(Pagu.dasar_hukum))]
    assert dasar and all("asumsi" in d.lower() for d in dasar)
    tahun = hari_ini().year
    assert sorted(db.session.scalars(select(Pagu.tahun))) == list(range(tahun, tahun + 6))


def test_the_open_period_shows_every_state(contoh: Flask) -> None:
    periode = periode_berjalan()
    assert periode is not None and periode.tahun == hari_ini().year + 1
    assert lokal(periode.ditutup_pada).strftime("%H.%M") == "16.00"
    assert timedelta(days=17) < periode.ditutup_pada - sekarang() < timedelta(days=23)
    usulan = db.session.scalars(select(Usulan).where(Usulan.periode_id == periode.id)).all()
    assert {u.status for u in usulan} == set(StatusUsulan)
    opd = db.session.scalar(select(func.count()).select_from(Unit).where(Unit.opd_id == Unit.id))
    assert len(usulan) < (opd or 0), "some have not begun"
    assert all(u.alasan_kembali for u in usulan if u.status is StatusUsulan.DIKEMBALIKAN)
    assert db.session.scalars(select(Perpanjangan)).one().sampai > periode.ditutup_pada


def test_every_step_was_taken_in_its_order_and_before_now(contoh: Flask) -> None:
    for usulan in db.session.scalars(select(Usulan)):
        pada = [usulan.created_at, *(r.pada for r in usulan.riwayat)]
        assert pada == sorted(pada) and pada[-1] <= sekarang(), usulan
        assert usulan.periode.dibuka_pada <= pada[0]


def test_the_planner_finds_work_of_every_kind(contoh: Flask) -> None:
    periode = periode_tahun(hari_ini().year + 1)
    baris = db.session.scalars(select(Kebutuhan).join(Usulan).where(Usulan.periode_id == periode.id)).all()
    asing = {b.usulan.status for b in baris if b.program_studi_id is None}
    assert asing == {StatusUsulan.DRAF, StatusUsulan.DIAJUKAN}, "words nobody has mapped yet"
    assert {b.verifikasi for b in baris} == set(HasilVerifikasi)
    assert all(b.alasan_verifikasi for b in baris if b.verifikasi is HasilVerifikasi.DISESUAIKAN)


def test_last_years_judging_is_closed_after_a_second_look(contoh: Flask) -> None:
    lalu, kini = periode_tahun(hari_ini().year), periode_tahun(hari_ini().year + 1)
    penilaian = penilaian_periode(lalu)
    assert penilaian is not None and len(penilaian.bertugas) == 2 and len(penilaian.putaran) == 2
    hasil = hasil_penilaian(penilaian)
    semula = [h for h in hasil if h.awal.selisih_terbesar >= penilaian.ambang]
    assert len(semula) >= 5 and all(h.kali == 2 for h in semula)
    assert len(berselisih_lebar(penilaian, hasil)) < len(semula) / 2, "most were resolved"
    assert all(t.dinilai_tim for t in peringkat(lalu)) and not any(t.dinilai_tim for t in peringkat(kini))
    keadaan = keadaan_penilaian(kini)
    assert keadaan is not None and (keadaan.terbuka, keadaan.selesai, keadaan.penilai) == (True, 1, 2)


def test_the_cut_line_falls_inside_the_ranking(contoh: Flask) -> None:
    assert 60 <= len(peringkat(periode_tahun(hari_ini().year + 1))) <= 100
    termuat = Counter(db.session.scalars(select(BarisRencana.termuat)))
    assert termuat[True] >= 20 and termuat[False] >= 5


def test_last_years_plan_is_decided_and_published(contoh: Flask) -> None:
    lalu = periode_tahun(hari_ini().year)
    assert lalu.ditutup_pada < sekarang()
    usulan = db.session.scalars(select(Usulan).where(Usulan.periode_id == lalu.id)).all()
    assert {u.status for u in usulan} == {StatusUsulan.DIVERIFIKASI}
    assert all(lalu.dibuka_pada < u.diajukan_pada < lalu.ditutup_pada for u in usulan if u.diajukan_pada)
    rencana = db.session.scalars(select(Rencana)).one()
    assert rencana.status is StatusRencana.DITETAPKAN and rencana.sk_nomor and rencana.sk_tanggal
    publikasi = db.session.scalars(select(Publikasi)).one()
    assert publikasi.rencana_id == rencana.id
    assert lokal(publikasi.diterbitkan_pada).date() > rencana.sk_tanggal


@pytest.mark.parametrize("nama", PERAN)
def test_each_demonstration_account_signs_in(contoh: Flask, nama: str) -> None:
    klien: Any = contoh.test_client()
    assert klien.kirim("/masuk", {"nama": nama, "sandi": SANDI_PERAGAAN}).status_code == 302
    assert klien.get("/akun").status_code in (200, 404)


def test_sign_in_page_names_the_accounts_of_the_demonstration(contoh: Flask) -> None:
    klien: Any = contoh.test_client()
    isi = teks(sup(klien.get("/masuk")))
    assert all(nama in isi for nama in PERAN) and SANDI_PERAGAAN in isi


def test_somebody_holds_two_assignments(contoh: Flask) -> None:
    kepala = db.session.scalars(select(Pengguna).where(Pengguna.nama_pengguna == "kepala")).one()
    assert len(kepala.penugasan_berlaku()) == 2
    assert any(p.sampai and "Pelaksana Tugas" in p.dasar for p in kepala.penugasan)


def test_public_pages_are_full_at_once(contoh: Flask) -> None:
    klien: Any = contoh.test_client()
    assert klien.get("/").status_code == 200
    assert str(hari_ini().year) in teks(sup(klien.get("/program-studi")))
    assert "Standar Pelayanan Rekomendasi Tugas Belajar" in teks(sup(klien.get("/dokumen")))


def test_the_public_reads_what_was_granted_to_the_person(contoh: Flask) -> None:
    """78 needs, 171 asked, 88 granted, 62 of them by the APBD; the files say the same."""
    klien: Klien = contoh.test_client()  # type: ignore[assignment]
    angka = [teks(li) for li in klien.sup("/").select(".hero-angka li")]
    assert angka[1].startswith("88 tempat ditetapkan") and "62 dibiayai APBD" in angka[1]
    assert angka[2] == "83 lagi menunggu anggaran"
    data = klien.get("/data/kebutuhan.json").get_json()["data"]
    assert len({baris["prioritas"] for baris in data}) == 78
    assert [sum(baris[kolom] for baris in data) for kolom in ("jumlah", "jumlah_ditetapkan")] == [171, 88]
    assert sum(b["jumlah_ditetapkan"] for b in data if b["jenis_pembiayaan"] == "apbd") == 62


def test_documents_have_their_pdf_and_the_older_version_stays(contoh: Flask) -> None:
    versi = db.session.scalars(select(VersiDokumen)).all()
    assert len(versi) == len(list((DATA / "dokumen").glob("*.md")))
    assert max(Counter(v.dokumen_id for v in versi).values()) == 2
    for v in versi:
        isi = (Path(contoh.config["DATA_DIR"]) / "berkas" / v.berkas).read_bytes()
        periksa_pdf(isi)
        assert b"pdfaid" in isi and len(isi) == v.ukuran


def test_everything_is_in_the_audit_record(contoh: Flask) -> None:
    jenis = set(db.session.scalars(select(Jejak.objek_jenis).distinct()))
    diaudit = {m.class_ for m in Base.registry.mappers if getattr(m.class_, "__diaudit__", False)}
    terisi = {m.__tablename__ for m in diaudit if db.session.scalar(select(func.count()).select_from(m))}
    assert terisi <= jenis
    assert db.session.scalar(select(func.count()).select_from(Jejak).where(Jejak.objek_jenis == "pegawai")) == TOTAL


def test_command_says_what_it_does(bangunan: Bangunan) -> None:
    assert bangunan.jawaban["diisi"] is True
    assert bangunan.jawaban["pegawai"] == TOTAL
    assert "Kabupaten Contoh: pegawai" in bangunan.kemajuan


def test_second_run_changes_nothing(contoh: Flask) -> None:
    sebelum = sidik()
    jalan = contoh.test_cli_runner()
    bila_kosong = jalan.invoke(args=["contoh", "isi", "--bila-kosong", "--json"])
    assert (bila_kosong.exit_code, bila_kosong.stdout.strip()) == (0, '{"diisi": false}')
    tegas = jalan.invoke(args=["contoh", "isi"])
    assert tegas.exit_code == 1
    assert "sudah berisi" in tegas.stderr and "make run" in tegas.stderr
    assert sidik() == sebelum


def test_production_is_refused(contoh: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(contoh.config, "PERAGAAN", False)
    hasil = contoh.test_cli_runner().invoke(args=["contoh", "isi", "--bila-kosong"])
    assert hasil.exit_code == 1
    assert "produksi" in hasil.stderr


def test_same_day_gives_the_same_district(contoh: Flask, tmp_path: Path) -> None:
    """Built again, in another database: the same content, ids and instants apart."""
    kembar = bangun(f"sqlite:///{tmp_path / 'kembar.db'}", tmp_path)
    with kembar.app.app_context():
        kedua = sidik()
        db.engine.dispose()
    assert kedua == sidik()


def test_another_day_gives_a_district_that_works_as_well(tmp_path: Path) -> None:
    """Nothing rests on the year in which the files were written; New Year's Day is the hardest day."""
    with time_machine.travel("2029-01-01 02:00:00+00:00"):
        lain = bangun(f"sqlite:///{tmp_path / 'lain.db'}", tmp_path)
        with lain.app.app_context():
            assert [p.tahun for p in db.session.scalars(select(Periode).order_by(Periode.tahun))] == [2029, 2030]
            assert 60 <= len(peringkat(periode_tahun(2030))) <= 100
            assert 0.05 <= jumlahkan(keadaan_jabatan(hari_ini()).values()).pensiun / TOTAL <= 0.08
            db.engine.dispose()


def sidik() -> dict[str, list[Any]]:
    """What the district holds, by things that people know: no ids, no instants."""
    pilihan = {
        "pegawai": select(
            Pegawai.nip, Pegawai.nama, Pegawai.golongan, Pegawai.jenjang, Pegawai.prodi_teks, Pegawai.tmt_jabatan
        ),
        "tempat": select(Pegawai.nip, Unit.kode, Jabatan.kode).join(Pegawai.unit).join(Pegawai.jabatan),
        "studi": select(Pegawai.nip, StudiBerjalan.mulai, StudiBerjalan.jenjang, StudiBerjalan.pembiayaan).join(
            StudiBerjalan.pegawai
        ),
        "akun": select(Pengguna.nama_pengguna, Pengguna.nama, Pengguna.nip),
        "usulan": select(Periode.tahun, Unit.kode, Usulan.status).join(Usulan.periode).join(Usulan.opd),
        "kebutuhan": select(
            Periode.tahun,
            Unit.kode,
            Kebutuhan.nomor,
            Kebutuhan.prodi_teks,
            Kebutuhan.jumlah,
            Kebutuhan.jenjang_saat_ini,
            Kebutuhan.verifikasi,
            Kebutuhan.jumlah_disetujui,
        )
        .join(Kebutuhan.usulan)
        .join(Usulan.periode)
        .join(Usulan.opd),
        "rencana": select(
            BarisRencana.peringkat, BarisRencana.kode, BarisRencana.termuat, func.round(BarisRencana.skor)
        ),
        "dokumen": select(VersiDokumen.nomor, VersiDokumen.sha256),
    }
    return {nama: sorted(map(repr, db.session.execute(pilih))) for nama, pilih in pilihan.items()}


def test_levels_of_the_published_table_cover_all_levels_of_people(contoh: Flask) -> None:
    jenjang = set(db.session.scalars(select(Pegawai.jenjang).distinct()))
    assert {Jenjang.D2, Jenjang.PROFESI, Jenjang.SP1} < jenjang
