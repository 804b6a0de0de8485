"""The gap engine over the database: the planted town, sums that agree, the page that opens them, who sees what."""

from collections import Counter
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from flask import Flask
from sqlalchemy import event

from smartpns.akun.izin import Peran
from smartpns.core.db import db
from smartpns.core.formats import angka
from smartpns.kebutuhan.queries.celah import CelahJabatan, celah_jabatan
from smartpns.kebutuhan.queries.rekap_celah import MENURUT, Rekap, SaringCelah, jumlahkan_celah, kelompokkan
from smartpns.organisasi.queries import jumlahkan, keadaan_jabatan
from smartpns.organisasi.rules import Jenjang
from tests import pabrik
from tests.halaman import Klien, teks
from tests.kebutuhan.dunia import Dunia
from tests.kebutuhan.kota_celah import ATURAN, PADA, Penanam
from tests.kebutuhan.kota_tersimpan import KotaTersimpan


@pytest.mark.parametrize("benih", [101, 102])
def test_setiap_celah_tertanam_disarankan_dan_tidak_ada_yang_dibuat_buat(app: Flask, benih: int) -> None:
    """5,000 staff in 60 units of 15 OPDs, through the stored tables."""
    kota = Penanam(benih, unit=60).kota(5_000)
    kunci = KotaTersimpan(kota).kunci
    semua = {(c.unit.id, c.jabatan.id): c for c in celah_jabatan(ATURAN)}
    for tempat, pos in zip(kunci, kota, strict=True):
        c = semua.get(tempat)
        usul = Counter({s.tahun_mulai: s.jumlah for s in c.saran}) if c else Counter()
        assert usul == +pos.harap, (benih, pos)
        assert not usul or (c and list(c.program) == ["Program benar"])
    _jumlah_sepakat(list(semua.values()))


def _jumlah_sepakat(semua: list[CelahJabatan]) -> None:
    """Every way of summing gives the same figures, at every level, and those of the OPDs' state."""
    total = jumlahkan_celah(semua)
    for menurut in MENURUT:
        baris = kelompokkan(semua, SaringCelah(menurut))
        assert sum((b.rekap for b in baris), Rekap()) == total
        for b in baris[:5]:
            if b.buka:
                isi = [c for c in semua if b.buka.cocok(c)]
                assert jumlahkan_celah(isi) == b.rekap
                assert sum((x.rekap for x in kelompokkan(isi, b.buka)), Rekap()) == b.rekap
    keadaan = jumlahkan(keadaan_jabatan(PADA, pensiun_sampai=ATURAN.batas_pensiun).values())
    assert (total.pemangku, total.belum_memenuhi, total.belum_dapat_dinilai, total.pensiun, total.sedang_studi) == (
        keadaan.pemangku,
        keadaan.belum_memenuhi,
        keadaan.belum_dapat_dinilai,
        keadaan.pensiun,
        keadaan.sedang_studi,
    )


def test_jumlah_pernyataan_tetap(app: Flask) -> None:
    def hitung() -> int:
        banyak: list[str] = []
        db.session.expire_all()
        pendengar = lambda *argumen: banyak.append(argumen[2])  # noqa: E731
        event.listen(db.engine, "before_cursor_execute", pendengar)
        celah_jabatan(ATURAN)
        event.remove(db.engine, "before_cursor_execute", pendengar)
        return len(banyak)

    KotaTersimpan(Penanam(7, unit=4).kota(40))
    sedikit = hitung()
    for _ in range(30):
        pabrik.pegawai(pabrik.unit(), pabrik.jabatan())
    db.session.commit()
    assert hitung() == sedikit


class TestHalaman:
    @pytest.fixture
    def dunia(self, app: Flask) -> Dunia:
        dunia = Dunia()
        opd = dunia.opd.id
        bidang = pabrik.unit(kode="4.01.1", nama="Bidang Data", jenis="bidang", induk_id=opd, opd_id=opd)
        pabrik.pegawai(bidang, dunia.jabatan, jenjang=Jenjang.D3)
        lain = pabrik.unit(kode="5.01", nama="Dinas Lain")
        pabrik.pegawai(lain, pabrik.jabatan((dunia.prodi,), nama="Analis Lain"), jenjang=Jenjang.D3)
        db.session.commit()
        return dunia

    def test_dari_opd_turun_sampai_kalimatnya(self, dunia: Dunia, masuk_sebagai: Any) -> None:
        klien: Klien = masuk_sebagai(pabrik.pengguna(Peran.PIMPINAN))
        halaman = klien.sup("/kebutuhan/kesenjangan")
        assert "5 dari 6 pemangku belum memenuhi syarat jabatannya" in teks(halaman.h1)
        jabatan = klien.sup(str(halaman.select_one("tbody th a")["href"]))
        assert "4 dari 5 pemangku" in teks(jabatan.h1)
        unit = klien.sup(str(jabatan.select_one("tbody td a")["href"]))
        assert [teks(t) for t in unit.select("tbody .rincian-baris")] == [
            "3 dari 4 Pranata Komputer Ahli Pertama belum S1 Informatika; 1 formasi kosong.",
            "1 dari 1 Pranata Komputer Ahli Pertama belum S1 Informatika.",
        ]
        assert [teks(t) for t in unit.select(".chip strong")] == [dunia.opd.nama, dunia.jabatan.nama]

    @pytest.mark.parametrize("menurut", MENURUT)
    def test_buku_berisi_tepat_yang_tampil(self, dunia: Dunia, masuk_sebagai: Any, menurut: str) -> None:
        klien: Klien = masuk_sebagai(pabrik.pengguna(Peran.AUDITOR))
        halaman = klien.sup(f"/kebutuhan/kesenjangan?menurut={menurut}&opd=4.01")
        jawaban = klien.get(f"/kebutuhan/kesenjangan.xlsx?menurut={menurut}&opd=4.01")
        lembar = openpyxl.load_workbook(BytesIO(jawaban.get_data())).worksheets[0]
        baris = [r for r in lembar.iter_rows(values_only=True) if isinstance(r[2], int)]
        tampil = [[teks(sel).split()[0] for sel in tr.select("td.angka")] for tr in halaman.select("tr")]
        assert [[angka(n) for n in r[2:9]] for r in baris] == [tr for tr in tampil if tr]
        assert any("OPD: Dinas Komunikasi dan Informatika" in str(r) for r in lembar.iter_rows(values_only=True))

    def test_operator_hanya_melihat_opd_sendiri(self, dunia: Dunia, masuk_sebagai: Any) -> None:
        klien: Klien = masuk_sebagai(dunia.operator)
        for alamat in ("/kebutuhan/kesenjangan", "/kebutuhan/kesenjangan?opd=5.01&menurut=opd"):
            halaman = klien.sup(alamat)
            assert "4 dari 5 pemangku" in teks(halaman.h1)
            assert "Analis Lain" not in teks(halaman)
        assert "Saringan yang tidak dikenal diabaikan: 5.01" in teks(halaman)
        buku = openpyxl.load_workbook(BytesIO(klien.get("/kebutuhan/kesenjangan.xlsx?menurut=jabatan").get_data()))
        assert "Analis Lain" not in str([*buku.worksheets[0].iter_rows(values_only=True)])

    def test_kosong(self, app: Flask, masuk_sebagai: Any) -> None:
        klien: Klien = masuk_sebagai(pabrik.pengguna(Peran.PERENCANA))
        assert "Kesenjangan belum dapat dihitung" in teks(klien.sup("/kebutuhan/kesenjangan").h1)
        Dunia()
        db.session.commit()
        assert "tidak dikenal diabaikan: tidak-ada" in teks(klien.sup("/kebutuhan/kesenjangan?jabatan=tidak-ada"))
