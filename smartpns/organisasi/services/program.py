"""Use cases of programmes: canonical names, the levels they are taught at, the other names people use."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from smartpns.akun.audit import catat
from smartpns.akun.izin import Pelaku
from smartpns.core.db import db
from smartpns.core.errors import DomainError
from smartpns.core.teks import slug
from smartpns.organisasi.models import AliasProgram, JenjangProgram, ProgramStudi, RumpunIlmu
from smartpns.organisasi.rules import LAMA_SEMESTER_MUNGKIN, Jenjang, kunci_nama
from smartpns.organisasi.services.perubahan import rapikan, tambahkan, terapkan, ubah_keaktifan


@dataclass(frozen=True)
class IsianProgram:
    """A programme as filled in; `jenjang` maps a level to its own length in semesters or None (the usual one)."""

    nama: str
    rumpun: RumpunIlmu
    jenjang: Mapping[Jenjang, int | None]
    alias: Sequence[str] = field(default_factory=tuple)
    kode: str = ""
    """Stable short name for addresses; made from the name when left empty."""


def tambah_program(isian: IsianProgram, oleh: Pelaku) -> ProgramStudi:
    """Raises DomainError when the name or an alias already means another programme."""
    nama, kunci = _nama(isian.nama, "nama")
    alias = _alias(isian.alias, kunci)
    _periksa_unik([kunci, *alias], None)
    kode = rapikan(isian.kode, "Kode", "kode", 120) if isian.kode else slug(kunci)
    if db.session.scalar(select(ProgramStudi.id).where(ProgramStudi.kode == kode)):
        raise DomainError(f"Kode {kode} sudah dipakai program studi lain. Pakai kode lain.", "kode")
    baru = ProgramStudi(kode=kode, nama=nama, kunci=kunci, rumpun=isian.rumpun, rumpun_id=isian.rumpun.id, aktif=True)
    baru.jenjang = [JenjangProgram(jenjang=j, lama_semester=lama) for j, lama in _jenjang(isian).items()]
    baru.alias = [AliasProgram(nama=n, kunci=k) for k, n in alias.items()]
    return tambahkan(baru, "tambah_program_studi", oleh)


def ubah_program(program: ProgramStudi, isian: IsianProgram, oleh: Pelaku, alasan: str | None = None) -> bool:
    """Return whether anything changed. A former name stays findable: it becomes an alias."""
    nama, kunci = _nama(isian.nama, "nama")
    alias = _alias(isian.alias, kunci)
    if kunci != program.kunci:
        alias.setdefault(program.kunci, program.nama)
    _periksa_unik([kunci, *alias], program)
    nilai = {"nama": nama, "kunci": kunci, "rumpun": isian.rumpun, "rumpun_id": isian.rumpun.id}
    with db.session.no_autoflush:
        berubah = [
            terapkan(program, nilai),
            _samakan_jenjang(program, _jenjang(isian), oleh),
            _samakan_alias(program, alias),
        ]
        if any(berubah):
            catat("ubah_program_studi", program, oleh, alasan)
    return any(berubah)


def tambah_alias(program: ProgramStudi, nama: str, oleh: Pelaku) -> AliasProgram:
    """Another name for a programme, as met in somebody's free text."""
    rapi, kunci = _nama(nama, "alias")
    _periksa_unik([kunci], None)
    baru = AliasProgram(nama=rapi, kunci=kunci, program_studi_id=program.id)
    program.alias.append(baru)
    catat("tambah_alias", program, oleh)
    return baru


def nonaktifkan_program(program: ProgramStudi, oleh: Pelaku, alasan: str) -> bool:
    """A retired programme stays with the posts and people that name it; it is no longer offered."""
    return ubah_keaktifan(program, False, oleh, alasan)


def aktifkan_program(program: ProgramStudi, oleh: Pelaku, alasan: str | None = None) -> bool:
    """Offer a programme again; return whether that changed anything."""
    return ubah_keaktifan(program, True, oleh, alasan)


def _nama(teks: str, kolom: str) -> tuple[str, str]:
    rapi = rapikan(teks, "Nama program studi", kolom, 200)
    kunci = kunci_nama(rapi)
    if not kunci:
        raise DomainError(f"“{rapi}” bukan nama program studi. Tulis namanya dengan huruf.", kolom)
    return rapi, kunci


def periksa_nama_program(isian: IsianProgram, pemilik: Mapping[str, str], kode: str | None) -> list[str]:
    """The keys of the name and its aliases; raises DomainError when one of them already belongs to another code.

    `pemilik` maps the keys known so far to the code of their programme.
    """
    _, kunci = _nama(isian.nama, "nama")
    _jenjang(isian)
    semua = [kunci, *_alias(isian.alias, kunci)]
    for satu in semua:
        if pemilik.get(satu, kode) != kode:
            kolom = "nama" if satu == kunci else "alias"
            raise DomainError(f"Nama ini sudah berarti program studi lain. Lihat program studi {pemilik[satu]}.", kolom)
    return semua


def _alias(semua: Iterable[str], kunci_program: str) -> dict[str, str]:
    """Aliases by key; one that says the same as the canonical name is not needed."""
    hasil = {kunci: nama for nama, kunci in (_nama(a, "alias") for a in semua if a.strip())}
    hasil.pop(kunci_program, None)
    return hasil


def _jenjang(isian: IsianProgram) -> Mapping[Jenjang, int | None]:
    if not isian.jenjang:
        raise DomainError("Pilih sedikitnya satu jenjang untuk program studi ini.", "jenjang")
    for jenjang, lama in isian.jenjang.items():
        if lama is not None and lama not in LAMA_SEMESTER_MUNGKIN:
            raise DomainError(f"Lama studi {jenjang.label} {lama} semester tidak mungkin. Isi 1 sampai 14.", "jenjang")
    return isian.jenjang


def _periksa_unik(semua_kunci: Sequence[str], program: ProgramStudi | None) -> None:
    """No key may already mean another programme, as a name or as an alias."""
    bernama = db.session.scalars(select(ProgramStudi).where(ProgramStudi.kunci.in_(semua_kunci)))
    bentrok = [(p.nama, p) for p in bernama]
    beralias = db.session.scalars(select(AliasProgram).where(AliasProgram.kunci.in_(semua_kunci)))
    bentrok += [(a.nama, a.program_studi) for a in beralias]
    for nama, pemilik in bentrok:
        if pemilik is not program:
            kolom = "nama" if kunci_nama(nama) == semua_kunci[0] else "alias"
            raise DomainError(
                f"“{nama}” sudah berarti {pemilik.nama}. Satu nama hanya boleh berarti satu program studi.", kolom
            )


def _samakan_jenjang(program: ProgramStudi, ingin: Mapping[Jenjang, int | None], oleh: Pelaku) -> bool:
    ada = {j.jenjang: j for j in program.jenjang}
    for jenjang in ada.keys() - ingin.keys():
        program.jenjang.remove(ada[jenjang])
    program.jenjang.extend(JenjangProgram(jenjang=j, lama_semester=ingin[j]) for j in ingin if j not in ada)
    berubah = ada.keys() != ingin.keys()
    for jenjang in ada.keys() & ingin.keys():
        if terapkan(ada[jenjang], {"lama_semester": ingin[jenjang]}):
            catat("ubah_lama_studi", ada[jenjang], oleh)
            berubah = True
    return berubah


def _samakan_alias(program: ProgramStudi, ingin: Mapping[str, str]) -> bool:
    ada = {a.kunci: a for a in program.alias}
    for kunci in ada.keys() - ingin.keys():
        program.alias.remove(ada[kunci])
    program.alias.extend(AliasProgram(nama=nama, kunci=k) for k, nama in ingin.items() if k not in ada)
    ganti_ejaan = [terapkan(ada[k], {"nama": ingin[k]}) for k in ada.keys() & ingin.keys()]
    return ada.keys() != ingin.keys() or any(ganti_ejaan)
