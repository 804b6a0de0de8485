"""Use cases of civil servants: their data, yearly appraisals, discipline and running study."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert, select

from smartpns.akun.audit import catat, catat_baris_baru
from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.waktu import hari_ini
from smartpns.organisasi.models import (
    Jabatan,
    Pegawai,
    PenilaianKinerja,
    ProgramStudi,
    StudiBerjalan,
    Unit,
)
from smartpns.organisasi.rules import (
    BULAN_PER_SEMESTER,
    LAMA_SEMESTER_MUNGKIN,
    SUMBER_UTAMA_SAJA,
    Golongan,
    HasilStudi,
    JenisKelamin,
    Jenjang,
    Kedudukan,
    Lokasi,
    Nip,
    Pembagian,
    Pembiayaan,
    Predikat,
    StatusJabatan,
    StatusPegawai,
    TingkatHukdis,
    format_nip,
    ketidakcocokan,
    periksa_pembagian,
    sebut_lama,
    selisih_bulan,
    urai_nip,
)
from smartpns.organisasi.services.perubahan import rapikan, tambahkan, terapkan, ubah_keaktifan

TAHUN_PENILAIAN = range(2000, 2100)
TAHUN_MUNGKIN = range(1940, 2101)
"""Years in which anything about somebody now serving can lie; slips of the pen lie outside."""
TANGGAL = {
    "tmt_pns": "TMT PNS",
    "tmt_jabatan": "TMT jabatan",
    "hukdis_mulai": "Mulai hukuman disiplin",
    "hukdis_sampai": "Akhir hukuman disiplin",
    "tubel_gagal_pada": "Tanggal tugas belajar dibatalkan atau gagal",
    "ikatan_dinas_sampai": "Akhir ikatan dinas",
    "riwayat_diperiksa": "Tanggal pemeriksaan riwayat",
}


@dataclass(frozen=True)
class IsianPegawai:
    """A civil servant as filled in; what is unknown stays None, birth date and gender come from the NIP.

    `prodi_teks` keeps the words of a programme that the nomenclature does not know.
    """

    nip: str
    nama: str
    unit: Unit
    jabatan: Jabatan
    status: StatusPegawai = StatusPegawai.PNS
    golongan: Golongan | None = None
    tanggal_lahir: date | None = None
    jenis_kelamin: JenisKelamin | None = None
    tmt_pns: date | None = None
    tmt_jabatan: date | None = None
    jenjang: Jenjang | None = None
    program_studi: ProgramStudi | None = None
    prodi_teks: str | None = None
    hukdis_tingkat: TingkatHukdis | None = None
    hukdis_mulai: date | None = None
    hukdis_sampai: date | None = None
    kedudukan: Kedudukan | None = None
    tubel_gagal_pada: date | None = None
    ikatan_dinas_sampai: date | None = None
    riwayat_diperiksa: date | None = None
    penilaian: Mapping[int, Predikat] = field(default_factory=dict)


def tambah_pegawai(isian: IsianPegawai, oleh: Pelaku) -> Pegawai:
    """Raises DomainError with the field when the NIP is taken or the data contradict it."""
    nilai = nilai_pegawai(isian)
    _periksa_nip_bebas(nilai["nip"])
    baru = Pegawai(**nilai, aktif=True, unit=isian.unit, jabatan=isian.jabatan, program_studi=isian.program_studi)
    baru.penilaian = [PenilaianKinerja(tahun=t, predikat=p) for t, p in sorted(isian.penilaian.items())]
    return tambahkan(baru, "tambah_pegawai", oleh)


def tambah_banyak_pegawai(semua: Sequence[IsianPegawai], oleh: Pelaku) -> list[UUID]:
    """All of them or none, in a handful of statements; the ids in the order given."""
    if not semua:
        return []
    pemilik = dict(db.session.execute(select(Pegawai.nip, Pegawai.nama)).all())
    baris, penilaian, catatan = [], [], []
    for isian in semua:
        nilai = nilai_pegawai(isian) | {"id": uuid4(), "aktif": True}
        if nilai["nip"] in pemilik:
            raise nip_dipakai(nilai["nip"], pemilik[nilai["nip"]])
        pemilik[nilai["nip"]] = nilai["nama"]
        baris.append(nilai)
        tahunan = [PenilaianKinerja(tahun=t, predikat=p) for t, p in sorted(isian.penilaian.items())]
        penilaian += [
            {"id": p.id, "pegawai_id": nilai["id"], "tahun": p.tahun, "predikat": p.predikat} for p in tahunan
        ]
        catatan.append((nilai["id"], nilai["nama"], nilai | {"penilaian": [str(p) for p in tahunan]}))
    db.session.flush()
    db.session.execute(insert(Pegawai), baris)
    if penilaian:
        db.session.execute(insert(PenilaianKinerja), penilaian)
    catat_baris_baru("tambah_pegawai", Pegawai, catatan, oleh)
    return [b["id"] for b in baris]


def ubah_pegawai(pegawai: Pegawai, isian: IsianPegawai, oleh: Pelaku, alasan: str | None = None) -> bool:
    """Return whether anything changed; appraisals of years that `isian` does not name are left alone."""
    nilai = nilai_pegawai(isian)
    if nilai["nip"] != pegawai.nip:
        _periksa_nip_bebas(nilai["nip"])
    berubah = terapkan(pegawai, nilai)
    if berubah:
        catat("ubah_pegawai", pegawai, oleh, alasan)
    return _samakan_penilaian(pegawai, isian.penilaian, oleh) or berubah


def nonaktifkan_pegawai(pegawai: Pegawai, oleh: Pelaku, alasan: str) -> bool:
    """For those who retired, moved away or died."""
    return ubah_keaktifan(pegawai, False, oleh, alasan)


def aktifkan_pegawai(pegawai: Pegawai, oleh: Pelaku, alasan: str | None = None) -> bool:
    """For those who came back; return whether that changed anything."""
    return ubah_keaktifan(pegawai, True, oleh, alasan)


def catat_penilaian(pegawai: Pegawai, tahun: int, predikat: Predikat, oleh: Pelaku) -> bool:
    """Set the appraisal of one year."""
    return _samakan_penilaian(pegawai, {tahun: predikat}, oleh)


def _periksa_nip_bebas(nip: str) -> None:
    pemilik = db.session.scalar(select(Pegawai.nama).where(Pegawai.nip == nip))
    if pemilik:
        raise nip_dipakai(nip, pemilik)


def nip_dipakai(nip: str, pemilik: str) -> DomainError:
    """The refusal of a NIP that somebody else has."""
    return DomainError(
        f"NIP {format_nip(nip)} sudah dipakai {pemilik}. Cocokkan NIP dengan SK CPNS masing-masing.", "nip"
    )


def nilai_pegawai(isian: IsianPegawai) -> dict[str, Any]:
    """The column values of a filled-in civil servant; raises DomainError at the first contradiction."""
    nip = urai_nip(isian.nip)
    for kolom, kalimat in ketidakcocokan(nip, isian.tanggal_lahir, isian.jenis_kelamin):
        raise DomainError(kalimat, kolom)
    for bidang, label in TANGGAL.items():
        _periksa_mungkin(bidang, label, getattr(isian, bidang))
    _periksa_status(isian, nip)
    _periksa_tanggal(isian, nip)
    _periksa_hukdis(isian)
    _periksa_riwayat(isian)
    for tahun in isian.penilaian:
        _periksa_tahun(tahun)
    teks = " ".join((isian.prodi_teks or "").split())[:200]
    return {
        "nip": nip.digits,
        "nama": rapikan(isian.nama, "Nama", "nama", 150),
        "tanggal_lahir": nip.tanggal_lahir,
        "jenis_kelamin": nip.jenis_kelamin,
        "status": isian.status,
        "golongan": isian.golongan,
        "unit_id": isian.unit.id,
        "jabatan_id": isian.jabatan.id,
        "tmt_pns": isian.tmt_pns,
        "tmt_jabatan": isian.tmt_jabatan,
        "jenjang": isian.jenjang,
        "program_studi_id": isian.program_studi.id if isian.program_studi else None,
        "prodi_teks": None if isian.program_studi else teks or None,
        "hukdis_tingkat": isian.hukdis_tingkat,
        "hukdis_mulai": isian.hukdis_mulai,
        "hukdis_sampai": isian.hukdis_sampai,
        "kedudukan": isian.kedudukan,
        "tubel_gagal_pada": isian.tubel_gagal_pada,
        "ikatan_dinas_sampai": isian.ikatan_dinas_sampai,
        "riwayat_diperiksa": isian.riwayat_diperiksa,
    }


def _periksa_mungkin(bidang: str, label: str, nilai: date | None) -> None:
    if nilai and nilai.year not in TAHUN_MUNGKIN:
        raise DomainError(f"{label} {nilai:%d-%m-%Y} tidak mungkin. Periksa tahunnya.", bidang)


def _periksa_status(isian: IsianPegawai, nip: Nip) -> None:
    if nip.pppk != (isian.status is StatusPegawai.PPPK):
        menurut_nip = "PPPK" if nip.pppk else "PNS atau CPNS"
        raise DomainError(
            f"Status {isian.status.label} berbeda dengan NIP, yang menunjukkan {menurut_nip} (angka ke-13 dan 14). "
            "Samakan keduanya menurut SK pengangkatan.",
            "status",
        )
    if isian.status is StatusPegawai.PPPK and isian.golongan is not None:
        raise DomainError(
            f"Golongan {isian.golongan.value} adalah golongan PNS. Kosongkan golongan untuk PPPK.", "golongan"
        )


def _periksa_tanggal(isian: IsianPegawai, nip: Nip) -> None:
    for kolom, nilai in (("tmt_pns", isian.tmt_pns), ("tmt_jabatan", isian.tmt_jabatan)):
        if nilai and nip.tmt_cpns and (nilai.year, nilai.month) < nip.tmt_cpns:
            tahun, bulan = nip.tmt_cpns
            raise DomainError(
                f"{TANGGAL[kolom]} {nilai:%d-%m-%Y} lebih awal daripada TMT CPNS menurut NIP ({bulan:02d}-{tahun}). "
                "Cocokkan dengan SK.",
                kolom,
            )


def _periksa_hukdis(isian: IsianPegawai) -> None:
    if isian.hukdis_tingkat and not isian.hukdis_mulai:
        raise DomainError("Tanggal mulai hukuman disiplin belum diisi. Isi menurut SK-nya.", "hukdis_mulai")
    if isian.hukdis_mulai and not isian.hukdis_tingkat:
        raise DomainError("Tingkat hukuman disiplin belum diisi. Pilih ringan, sedang, atau berat.", "hukdis_tingkat")
    if isian.hukdis_sampai and not isian.hukdis_mulai:
        raise DomainError("Hukuman disiplin belum lengkap. Isi juga tingkat dan tanggal mulainya.", "hukdis_sampai")
    if isian.hukdis_sampai and isian.hukdis_mulai and isian.hukdis_sampai < isian.hukdis_mulai:
        raise DomainError("Hukuman disiplin berakhir sebelum mulai. Periksa kedua tanggalnya.", "hukdis_sampai")


def _periksa_riwayat(isian: IsianPegawai) -> None:
    for kolom, nilai in (
        ("tubel_gagal_pada", isian.tubel_gagal_pada),
        ("riwayat_diperiksa", isian.riwayat_diperiksa),
    ):
        if nilai and nilai > hari_ini():
            raise DomainError(
                f"{TANGGAL[kolom]} {nilai:%d-%m-%Y} belum terjadi. Isi tanggal hari ini atau sebelumnya.", kolom
            )


def _samakan_penilaian(pegawai: Pegawai, ingin: Mapping[int, Predikat], oleh: Pelaku) -> bool:
    ada = {p.tahun: p for p in pegawai.penilaian}
    berubah = False
    for tahun, predikat in sorted(ingin.items()):
        _periksa_tahun(tahun)
        if tahun not in ada:
            baru = PenilaianKinerja(tahun=tahun, predikat=predikat, pegawai=pegawai, pegawai_id=pegawai.id)
            tambahkan(baru, "tambah_penilaian", oleh)
            berubah = True
        elif terapkan(ada[tahun], {"predikat": predikat}):
            catat("ubah_penilaian", ada[tahun], oleh)
            berubah = True
    return berubah


def _periksa_tahun(tahun: int) -> None:
    if tahun not in TAHUN_PENILAIAN:
        raise DomainError(f"Tahun penilaian {tahun} tidak mungkin. Isi empat angka, misalnya 2025.", "tahun_penilaian")


@dataclass(frozen=True)
class IsianStudi:
    """A running tugas belajar: length in semesters, and how its cost is divided."""

    jenjang: Jenjang
    program_studi: ProgramStudi
    mulai: date
    lama_semester: int
    pembiayaan: Pembiayaan
    status_jabatan: StatusJabatan
    lokasi: Lokasi
    pembagian: Pembagian = SUMBER_UTAMA_SAJA


def tambah_studi(pegawai: Pegawai, isian: IsianStudi, oleh: Pelaku) -> StudiBerjalan:
    """Raises DomainError when another study still runs."""
    if any(s.selesai_pada is None for s in pegawai.studi):
        raise DomainError(f"{pegawai.nama} masih menempuh studi lain. Catat selesainya dahulu.")
    baru = StudiBerjalan(**_nilai_studi(isian))
    baru.pegawai, baru.pegawai_id = pegawai, pegawai.id
    return tambahkan(baru, "tambah_studi", oleh)


def ubah_studi(studi: StudiBerjalan, isian: IsianStudi, oleh: Pelaku, alasan: str | None = None) -> bool:
    """Return whether anything changed. Raises DomainError for an impossible length or share."""
    if not terapkan(studi, _nilai_studi(isian)):
        return False
    catat("ubah_studi", studi, oleh, alasan)
    return True


@dataclass(frozen=True)
class IsianSelesai:
    """The end of a study; `ikatan_dinas_sampai` is the last day of the bond it brings, None without one.

    A graduation has a diploma; `yakin` says that one after less than half of the usual time is no slip.
    """

    selesai_pada: date
    hasil: HasilStudi
    keterangan: str
    ikatan_dinas_sampai: date | None = None
    nomor_ijazah: str = ""
    tanggal_ijazah: date | None = None
    gelar_dicantumkan_pada: date | None = None
    yakin: bool = False


def selesaikan_studi(studi: StudiBerjalan, isian: IsianSelesai, oleh: Pelaku) -> None:
    """The study ends: no semester after that day is a commitment.

    A graduation changes the last education of the person, unless a higher one is on record; so the gap of the post
    falls. A failed study gives its place back. Failure and bond become facts about the person. Raises DomainError.
    """
    if isian.selesai_pada < studi.mulai:
        raise DomainError("Studi selesai sebelum mulai. Periksa tanggalnya.", "selesai_pada")
    if isian.selesai_pada > hari_ini():
        raise DomainError("Akhir studi belum terjadi. Isi tanggal hari ini atau sebelumnya.", "selesai_pada")
    _periksa_mungkin("ikatan_dinas_sampai", "Akhir ikatan dinas", isian.ikatan_dinas_sampai)
    orang = studi.pegawai
    if isian.hasil is HasilStudi.LULUS:
        _periksa_ijazah(studi, isian)
        fakta = _pendidikan_baru(studi)
        studi.nomor_ijazah, studi.tanggal_ijazah = " ".join(isian.nomor_ijazah.split()), isian.tanggal_ijazah
        studi.gelar_dicantumkan_pada = isian.gelar_dicantumkan_pada
    else:
        fakta = {"tubel_gagal_pada": isian.selesai_pada}
        studi.tempat = None
    studi.selesai_pada, studi.hasil = isian.selesai_pada, isian.hasil
    catat("selesaikan_studi", studi, oleh, f"{isian.hasil.label}. {isian.keterangan}")
    if isian.ikatan_dinas_sampai:
        fakta["ikatan_dinas_sampai"] = isian.ikatan_dinas_sampai
    if terapkan(orang, fakta):
        catat("ubah_pegawai", orang, oleh, f"Studi {studi} selesai.")


def _periksa_ijazah(studi: StudiBerjalan, isian: IsianSelesai) -> None:
    if not isian.nomor_ijazah.strip():
        raise DomainError("Tulis nomor ijazah. Selama belum terbit, biarkan studi tetap berjalan.", "nomor_ijazah")
    if isian.tanggal_ijazah is None:
        raise DomainError("Isi tanggal ijazah.", "tanggal_ijazah")
    if not studi.mulai < isian.tanggal_ijazah <= hari_ini():
        raise DomainError("Tanggal ijazah harus sesudah mulai studi dan tidak sesudah hari ini.", "tanggal_ijazah")
    ditempuh = selisih_bulan(studi.mulai, isian.selesai_pada)
    lazim = studi.lama_semester * BULAN_PER_SEMESTER
    if 2 * ditempuh < lazim and not isian.yakin:
        raise DomainError(
            f"{studi} lazimnya {sebut_lama(lazim)}, tetapi tercatat lulus setelah {sebut_lama(ditempuh)}. Periksa "
            "tanggalnya; bila memang demikian, centang di bawah.",
            "yakin",
        )


def _pendidikan_baru(studi: StudiBerjalan) -> dict[str, Any]:
    """What a graduation makes of the last education of the person; nothing where a higher degree is on record."""
    lama = studi.pegawai.jenjang
    if lama is not None and lama.kkni > studi.jenjang.kkni:
        return {}
    return {"jenjang": studi.jenjang, "program_studi": studi.program_studi, "program_studi_id": studi.program_studi_id}


def periksa_studi(isian: IsianStudi) -> None:
    """Raise DomainError for an impossible day, length or share."""
    _periksa_mungkin("mulai", "Mulai kuliah", isian.mulai)
    if isian.lama_semester not in LAMA_SEMESTER_MUNGKIN:
        raise DomainError(f"Lama studi {isian.lama_semester} semester tidak mungkin. Isi 1 sampai 14.", "lama_semester")
    for salah in periksa_pembagian(isian.pembiayaan, isian.pembagian):
        raise DomainError(f"{salah.masalah} {salah.saran}", salah.kolom)


def _nilai_studi(isian: IsianStudi) -> dict[str, Any]:
    periksa_studi(isian)
    return {
        "jenjang": isian.jenjang,
        "program_studi": isian.program_studi,
        "program_studi_id": isian.program_studi.id,
        "mulai": isian.mulai,
        "lama_semester": isian.lama_semester,
        "pembiayaan": isian.pembiayaan,
        **asdict(isian.pembagian),
        "nama_sponsor": isian.pembagian.nama_sponsor or None,
        "status_jabatan": isian.status_jabatan,
        "lokasi": isian.lokasi,
    }
