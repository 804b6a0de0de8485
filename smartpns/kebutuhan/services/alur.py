"""The road of an usulan: who moves it, when and why. States by `ALUR`.

`pada` is the instant of a step: now, unless a proposal of former days is brought in.
"""

from datetime import datetime

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.akun.services import pastikan_orang_lain
from smartpns.core.alur import maju
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.formats import waktu
from smartpns.core.waktu import hari_ini, sekarang
from smartpns.kebutuhan.models import Periode, RiwayatUsulan, Usulan
from smartpns.kebutuhan.queries.acuan import Acuan
from smartpns.kebutuhan.queries.periode import perpanjangan_opd
from smartpns.kebutuhan.queries.usulan import usulan_opd
from smartpns.kebutuhan.rules import ALUR, DAPAT_DIUBAH, AksiUsulan, StatusUsulan, boleh_mengajukan
from smartpns.organisasi.models import Unit
from smartpns.organisasi.queries import parameter

MENYUSUN = ("kirim_ke_kepala_usulan", "tambah_kebutuhan", "ubah_kebutuhan")
"""What makes somebody a preparer of an usulan, in the words of the audit record."""


def mulai_usulan(periode: Periode, opd: Unit, oleh: Pelaku, pada: datetime | None = None) -> Usulan:
    """The OPD's usulan of the period, made now if there is none. Raises DomainError outside the period."""
    ada = usulan_opd(periode, opd.id)
    if ada is not None:
        return ada
    kini = pada or sekarang()
    pastikan_masa_pengisian(periode, opd, kini)
    usulan = Usulan(
        periode_id=periode.id,
        periode=periode,
        opd_id=opd.id,
        opd=opd,
        status=StatusUsulan.DRAF,
        nomor_terakhir=0,
        created_at=kini,
    )
    db.session.add(usulan)
    catat("mulai_usulan", usulan, oleh)
    db.session.flush()
    return usulan


def nyatakan_data_benar(usulan: Usulan, oleh: Pelaku, pada: datetime | None = None) -> None:
    """The operator confirms posts, holders and formasi on which the gaps rest."""
    pastikan_dapat_diubah(usulan, pada)
    usulan.data_diperiksa_pada = pada or sekarang()
    catat("periksa_data_dasar", usulan, oleh)


def kirim_ke_kepala(usulan: Usulan, oleh: Pelaku, pada: datetime | None = None) -> None:
    """Hand the usulan to the head of the OPD. Raises DomainError when there is nothing to hand over."""
    pastikan_masa_pengisian(usulan.periode, usulan.opd, pada)
    if not usulan.kebutuhan:
        raise DomainError("Usulan ini belum berisi kebutuhan. Tambahkan paling sedikit satu baris, lalu kirim.")
    rusak = {t.baris for t in Acuan(usulan).galat_tersimpan()}
    if rusak:
        raise DomainError(f"Perbaiki dahulu baris {', '.join(map(str, sorted(filter(None, rusak))))}, lalu kirim.")
    jalankan(usulan, AksiUsulan.KIRIM_KE_KEPALA, oleh, pada=pada)


def kembalikan_ke_operator(usulan: Usulan, alasan: str, oleh: Pelaku, pada: datetime | None = None) -> None:
    """The head gives the usulan back to the operator. Raises DomainError without a reason."""
    jalankan(usulan, AksiUsulan.KEMBALIKAN_KE_OPERATOR, oleh, wajib_alasan(alasan), pada)


def ajukan(usulan: Usulan, oleh: Pelaku, pada: datetime | None = None) -> None:
    """The head submits to the BKPSDM.

    Raises DomainError after the deadline (with the server's time), and for who filled it in or handed it on.
    """
    pastikan_masa_pengisian(usulan.periode, usulan.opd, pada)
    sama = pastikan_orang_lain(
        [usulan, *usulan.kebutuhan],
        MENYUSUN,
        oleh,
        apa="usulan ini",
        boleh_sama=bool(parameter("satu_orang_dua_pihak", hari_ini())),
    )
    jalankan(usulan, AksiUsulan.AJUKAN, oleh, sama and f"{sama[:1].upper()}{sama[1:]}.", pada)


def jalankan(
    usulan: Usulan, aksi: AksiUsulan, oleh: Pelaku, alasan: str | None = None, pada: datetime | None = None
) -> None:
    """Take one step of `ALUR` with its evidence: actor, instant, reason. Raises DomainError for any other step."""
    asal, kini = usulan.status, pada or sekarang()
    tujuan = maju(ALUR, asal, aksi)
    usulan.status = tujuan
    usulan.alasan_kembali = alasan if tujuan is StatusUsulan.DIKEMBALIKAN else None
    if aksi is AksiUsulan.AJUKAN:
        usulan.diajukan_pada = kini
    catat(f"{aksi.value}_usulan", usulan, oleh, alasan)
    usulan.riwayat.append(
        RiwayatUsulan(
            aksi=aksi,
            dari=asal,
            ke=tujuan,
            pada=kini,
            oleh_id=oleh.pengguna_id,
            oleh_nama=oleh.nama,
            oleh_peran=oleh.nama_peran,
            alasan=alasan,
        )
    )
    db.session.flush()


def wajib_alasan(
    alasan: str | None, kalimat: str = "Tulis alasan pengembalian, supaya penerima tahu apa yang harus diperbaiki."
) -> str:
    """The reason without needless spaces. Raises DomainError with `kalimat` when there is none."""
    bersih = (alasan or "").strip()
    if not bersih:
        raise DomainError(kalimat, "alasan")
    return bersih


def pastikan_masa_pengisian(periode: Periode, opd: Unit, pada: datetime | None = None) -> None:
    """Raise DomainError unless the server's clock lies between opening and closing for this OPD."""
    boleh_mengajukan(
        pada or sekarang(),
        periode.dibuka_pada,
        periode.ditutup_pada,
        perpanjangan_opd(periode, opd.id),
        tulis_waktu=waktu,
    )


def pastikan_dapat_diubah(usulan: Usulan, pada: datetime | None = None) -> None:
    """Raise DomainError unless the rows may be changed now: state and period."""
    if usulan.status not in DAPAT_DIUBAH:
        raise DomainError(
            f"Baris tidak dapat diubah karena usulan berstatus “{usulan.status.label}”. "
            "Bila ada yang salah, minta Kepala OPD atau perencana mengembalikannya."
        )
    pastikan_masa_pengisian(usulan.periode, usulan.opd, pada)
