"""Judging K2 and K3: opening, sheets of values, handing in, opening the values, the second look, closing.

Source of the separation of duties: the one who runs a judging does not judge in it (two pairs of eyes).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from math import ceil
from uuid import UUID

from sqlalchemy import select

from smartpns.akun.audit import catat, catat_baris_baru
from smartpns.akun.izin import Pelaku, Peran
from smartpns.akun.models import Pengguna
from smartpns.core.alur import maju
from smartpns.core.db import db
from smartpns.core.errors import Bentrok, DomainError
from smartpns.core.waktu import hari_ini, sekarang
from smartpns.kebutuhan.models import Periode
from smartpns.kebutuhan.queries import BarisDinilai, untuk_dinilai
from smartpns.organisasi.queries import parameter
from smartpns.prioritas.models import ButirPenilaian, LembarNilai, NilaiPenilai, Penilai, Penilaian, Putaran
from smartpns.prioritas.queries import (
    ButirSaya,
    berselisih_lebar,
    hasil_penilaian,
    isi_lembar,
    kebutuhan_baru,
    nilai_putaran,
    penilaian_periode,
)
from smartpns.prioritas.rules import (
    ALUR_PENILAIAN,
    MIN_PENILAI,
    AksiPenilaian,
    IsianNilai,
    StatusPenilaian,
    periksa_isian,
)


def buka_penilaian(
    periode: Periode, orang: Sequence[Pengguna], oleh: Pelaku, pada: datetime | None = None
) -> Penilaian:
    """Begin judging the verified needs of a period with these assessors.

    `pada` is now unless a judging of former days is brought in. Raises DomainError (field `penilai`) for fewer than two
    assessors or one who may not judge, and when there is nothing to judge or it was begun already.
    """
    if penilaian_periode(periode) is not None:
        raise Bentrok(f"Penilaian periode {periode} sudah dibuka. Muat ulang halaman untuk melihatnya.")
    kebutuhan = untuk_dinilai(periode)
    if not kebutuhan:
        raise DomainError("Belum ada kebutuhan terverifikasi. Selesaikan dahulu verifikasi sedikitnya satu usulan OPD.")
    if len(set(orang)) < MIN_PENILAI:
        raise DomainError(f"Pilih sedikitnya {MIN_PENILAI} penilai, supaya nilainya dapat dibandingkan.", "penilai")
    for satu in orang:
        periksa_penilai(satu, oleh)
    ambang = max(1, ceil(parameter("ambang_selisih_nilai", hari_ini())))
    penilaian = Penilaian(periode=periode, periode_id=periode.id, status=StatusPenilaian.MENILAI, ambang=ambang)
    db.session.add(penilaian)
    catat("buka_penilaian", penilaian, oleh)
    db.session.flush()
    for satu in orang:
        _tugaskan(penilaian, satu, oleh)
    _mulai_putaran(penilaian, kebutuhan, oleh, pada or sekarang())
    return penilaian


def tambah_penilai(penilaian: Penilaian, orang: Pengguna, oleh: Pelaku) -> None:
    """Let one more person judge; only in the first round, because later values rest on what others gave before.

    Raises DomainError (field `penilai`) otherwise, and for somebody who may not judge.
    """
    _pastikan_bukan_penilai(penilaian, oleh)
    putaran = penilaian.putaran_kini
    if penilaian.status is not StatusPenilaian.MENILAI or putaran.nomor > 1:
        raise DomainError("Penilai hanya dapat ditambah selama putaran 1, sebelum nilai terbuka.", "penilai")
    if any(satu.pengguna_id == orang.id for satu in penilaian.penilai):
        raise DomainError(f"{orang.nama} sudah tercatat sebagai penilai di sini.", "penilai")
    periksa_penilai(orang, oleh)
    penilai = _tugaskan(penilaian, orang, oleh)
    _beri_lembar(putaran, penilai, oleh)
    db.session.flush()


def akhiri_penilai(penilai: Penilai, alasan: str, oleh: Pelaku, pada: datetime | None = None) -> None:
    """End an assessor's part; what was handed in stays, an unfinished sheet counts for nothing.

    Raises DomainError when fewer than two would be left who judge or have judged.
    """
    penilaian = penilai.penilaian
    _pastikan_bukan_penilai(penilaian, oleh)
    rapi = alasan.strip()
    if not rapi:
        raise DomainError("Tulis alasan mengakhiri tugas penilai ini.", "alasan")
    if penilaian.status is not StatusPenilaian.MENILAI:
        raise DomainError("Tidak ada putaran yang berjalan, jadi tidak ada tugas yang perlu diakhiri.")
    if penilai.diakhiri_pada is not None:
        raise Bentrok(f"Tugas {penilai.nama} sudah diakhiri.")
    tersisa = [satu for satu in penilaian.penilai if satu is not penilai and _ikut_dihitung(satu)]
    if len(tersisa) + _pernah_selesai(penilai) < MIN_PENILAI:
        raise DomainError(
            f"Tanpa {penilai.nama} tersisa kurang dari {MIN_PENILAI} penilai. Tambahkan penilai lain dahulu."
        )
    penilai.diakhiri_pada, penilai.alasan_akhir = pada or sekarang(), rapi
    catat("akhiri_penilai", penilai, oleh, rapi)
    for lembar in penilai.lembar:
        if lembar.selesai_pada is None:  # a save that is under way must not slip in behind this
            lembar.updated_at = sekarang()
            catat("akhiri_lembar", lembar, oleh, rapi)
    db.session.flush()


def simpan_nilai(
    lembar: LembarNilai, isian: Mapping[UUID, IsianNilai], oleh: Pelaku, pada: datetime | None = None
) -> int:
    """Write values into one's own sheet, by butir; returns how many needs changed.

    Raises DomainError (field `k2`, `k3` or `catatan`) for what the rules refuse, Bentrok for a sheet that is handed in.
    """
    _pastikan_terbuka(lembar, oleh)
    butir = {satu.id: satu for satu in isi_lembar(lembar)}
    lama = {
        n.butir_id: n
        for n in db.session.scalars(
            select(NilaiPenilai).where(NilaiPenilai.lembar_id == lembar.id, NilaiPenilai.butir_id.in_(isian))
        )
    }
    berubah = sum(_tulis(lembar, butir, lama, id_, satu) for id_, satu in isian.items())
    if berubah:
        lembar.disimpan_pada = pada or sekarang()
        catat("simpan_nilai", lembar, oleh)
        db.session.flush()
    return berubah


def _tulis(
    lembar: LembarNilai,
    butir: Mapping[UUID, ButirSaya],
    lama: Mapping[UUID, NilaiPenilai],
    id_: UUID,
    isian: IsianNilai,
) -> bool:
    """Write the values of one need; False when they are what they were."""
    if id_ not in butir:
        raise Bentrok("Kebutuhan ini tidak lagi termasuk yang dinilai. Muat ulang daftar Anda.")
    rapi = IsianNilai(isian.k2, isian.k3, isian.catatan.strip())
    if rapi == butir[id_].isian:
        return False
    periksa_isian(rapi, butir[id_].sebelum)
    nilai = lama.get(id_) or NilaiPenilai(lembar_id=lembar.id, butir_id=id_)
    nilai.k2, nilai.k3, nilai.catatan = rapi.k2, rapi.k3, rapi.catatan
    db.session.add(nilai)
    return True


def selesai_menilai(lembar: LembarNilai, oleh: Pelaku, pada: datetime | None = None) -> None:
    """Hand the sheet in for good. Raises DomainError while a need lacks a value."""
    _pastikan_terbuka(lembar, oleh)
    belum = [satu for satu in isi_lembar(lembar) if not satu.isian.lengkap]
    if belum:
        raise DomainError(f"{len(belum)} kebutuhan belum bernilai lengkap. Isi K2 dan K3-nya dahulu.")
    lembar.selesai_pada = pada or sekarang()
    lembar.disimpan_pada = lembar.disimpan_pada or lembar.selesai_pada
    catat("selesai_menilai", lembar, oleh)
    db.session.flush()


def ungkap(penilaian: Penilaian, oleh: Pelaku, pada: datetime | None = None) -> None:
    """Open the values of the running round to all who may see them; from here on they are in the audit record.

    Raises DomainError while an assessor has not handed in.
    """
    _pastikan_bukan_penilai(penilaian, oleh)
    status = maju(ALUR_PENILAIAN, penilaian.status, AksiPenilaian.UNGKAP)
    putaran = penilaian.putaran_kini
    belum = belum_selesai(penilaian)
    if belum:
        nama = ", ".join(satu.nama for satu in belum)
        raise DomainError(f"Nilai belum dapat dibuka: {nama} belum selesai menilai.")
    penilaian.status = status
    catat("ungkap_nilai", penilaian, oleh)
    putaran.diungkap_pada = pada or sekarang()
    catat("ungkap_nilai", putaran, oleh)
    db.session.flush()
    terungkap = [
        (id_, f"{kode}, putaran {n.putaran}: {n.nama}", {"k2": n.k2, "k3": n.k3, "catatan": n.catatan or None})
        for id_, kode, n in nilai_putaran(putaran)
    ]
    if terungkap:
        catat_baris_baru("ungkap_nilai", NilaiPenilai, terungkap, oleh)


def minta_ulang(penilaian: Penilaian, oleh: Pelaku, pada: datetime | None = None) -> Putaran:
    """Begin the next round: needs with a wide spread come back, needs verified meanwhile are judged as well.

    Raises DomainError when there is neither, or nobody left to judge.
    """
    _pastikan_bukan_penilai(penilaian, oleh)
    status = maju(ALUR_PENILAIAN, penilaian.status, AksiPenilaian.MINTA_ULANG)
    lebar = [h.baris for h in berselisih_lebar(penilaian, hasil_penilaian(penilaian))]
    kebutuhan = [*lebar, *kebutuhan_baru(penilaian)]
    if not penilaian.bertugas:
        raise DomainError("Tidak ada penilai yang masih bertugas. Penilaian dapat ditutup dengan nilai yang ada.")
    if not kebutuhan:
        raise DomainError("Tidak ada kebutuhan yang perlu dinilai lagi. Penilaian dapat ditutup.")
    penilaian.status = status
    catat("minta_nilai_ulang", penilaian, oleh)
    db.session.flush()
    return _mulai_putaran(penilaian, kebutuhan, oleh, pada or sekarang())


def tutup(penilaian: Penilaian, oleh: Pelaku, pada: datetime | None = None) -> None:
    """Close the judging: from here on its means count in the ranking.

    Raises DomainError while a wide spread has not had its second look.
    """
    _pastikan_bukan_penilai(penilaian, oleh)
    status = maju(ALUR_PENILAIAN, penilaian.status, AksiPenilaian.TUTUP)
    sekali = [h for h in berselisih_lebar(penilaian, hasil_penilaian(penilaian)) if h.kali == 1]
    if sekali:
        raise DomainError(f"{len(sekali)} kebutuhan berselisih lebar belum dilihat lagi. Kirim kembali dahulu.")
    penilaian.status, penilaian.ditutup_pada = status, pada or sekarang()
    catat("tutup_penilaian", penilaian, oleh)
    db.session.flush()


def buka_kembali(penilaian: Penilaian, alasan: str, oleh: Pelaku) -> None:
    """Open a closed judging again with the reason; until it is closed, its values leave the ranking."""
    _pastikan_bukan_penilai(penilaian, oleh)
    rapi = alasan.strip()
    if not rapi:
        raise DomainError("Tulis alasan membuka kembali penilaian.", "alasan")
    penilaian.status = maju(ALUR_PENILAIAN, penilaian.status, AksiPenilaian.BUKA_KEMBALI)
    penilaian.ditutup_pada = None
    catat("buka_kembali_penilaian", penilaian, oleh, rapi)
    db.session.flush()


def belum_selesai(penilaian: Penilaian) -> list[Penilai]:
    """The assessors of the running round who have not handed in."""
    selesai = {lembar.penilai_id for lembar in penilaian.putaran_kini.lembar if lembar.selesai_pada is not None}
    return [satu for satu in penilaian.bertugas if satu.id not in selesai]


def _mulai_putaran(penilaian: Penilaian, kebutuhan: Iterable[BarisDinilai], oleh: Pelaku, pada: datetime) -> Putaran:
    putaran = Putaran(
        penilaian=penilaian,
        penilaian_id=penilaian.id,
        nomor=len(penilaian.putaran) + 1,
        dimulai_pada=pada,
        butir=[ButirPenilaian(kebutuhan_id=baris.id, kode=baris.kode) for baris in kebutuhan],
    )
    db.session.add(putaran)
    catat("mulai_putaran", putaran, oleh)
    db.session.flush()
    for penilai in penilaian.bertugas:
        _beri_lembar(putaran, penilai, oleh)
    db.session.flush()
    return putaran


def periksa_penilai(orang: Pengguna, oleh: Pelaku) -> None:
    """Raise DomainError (field `penilai`) for somebody who may not judge here."""
    peran = {tugas.peran for tugas in orang.penugasan_berlaku()}
    if not orang.aktif or Peran.PENILAI not in peran:
        raise DomainError(f"{orang.nama} tidak berperan Penilai hari ini. Minta admin memberi peran itu.", "penilai")
    if Peran.PERENCANA in peran or orang.id == oleh.pengguna_id:
        raise DomainError(f"{orang.nama} juga perencana. Yang menjalankan penilaian tidak ikut menilai.", "penilai")


def _tugaskan(penilaian: Penilaian, orang: Pengguna, oleh: Pelaku) -> Penilai:
    penilai = Penilai(penilaian=penilaian, penilaian_id=penilaian.id, pengguna_id=orang.id, nama=orang.nama)
    db.session.add(penilai)
    catat("tunjuk_penilai", penilai, oleh)
    db.session.flush()
    return penilai


def _beri_lembar(putaran: Putaran, penilai: Penilai, oleh: Pelaku) -> None:
    lembar = LembarNilai(putaran=putaran, putaran_id=putaran.id, penilai=penilai, penilai_id=penilai.id)
    db.session.add(lembar)
    catat("beri_lembar_nilai", lembar, oleh)


def _pastikan_terbuka(lembar: LembarNilai, oleh: Pelaku) -> None:
    if lembar.penilai.pengguna_id != oleh.pengguna_id:
        raise DomainError("Lembar ini milik penilai lain.")
    if not lembar.terbuka:
        raise Bentrok("Lembar ini sudah selesai dan tidak dapat diubah lagi.")


def _pastikan_bukan_penilai(penilaian: Penilaian, oleh: Pelaku) -> None:
    if oleh.pengguna_id is not None and oleh.pengguna_id in {satu.pengguna_id for satu in penilaian.penilai}:
        raise DomainError("Anda penilai dalam penilaian ini, jadi tidak dapat juga menjalankannya. Minta rekan Anda.")


def _ikut_dihitung(penilai: Penilai) -> bool:
    return penilai.diakhiri_pada is None or _pernah_selesai(penilai)


def _pernah_selesai(penilai: Penilai) -> bool:
    return any(lembar.selesai_pada is not None for lembar in penilai.lembar)
