"""Does the education of a holder meet what the post requires (SKJ, PP 11/2017 ps 166)?"""

from __future__ import annotations

from dataclasses import dataclass

from .pilihan import Jenjang
from .putusan import Penilaian, Putusan, belum_dapat_dinilai, lolos, tidak

JALUR_PROFESI = frozenset({Jenjang.PROFESI, Jenjang.SP1, Jenjang.SP2})


@dataclass(frozen=True)
class Prodi:
    """A program studi as the rules see it; `kunci` is its normalised name, the same at every jenjang.

    `rumpun` is its code in the tree of fields of science, e.g. `6.01`.
    """

    kunci: str
    rumpun: str | None = None


@dataclass(frozen=True)
class SyaratJabatan:
    """What a post requires: a lowest jenjang and, unless both sets are empty, one of the prodi or rumpun."""

    jenjang: Jenjang | None
    prodi: frozenset[str] = frozenset()
    rumpun: frozenset[str] = frozenset()


def memenuhi_syarat(jenjang: Jenjang | None, prodi: Prodi | None, syarat: SyaratJabatan) -> Penilaian:
    """Judge the last degree of a holder against the requirement; missing data is never a pass."""
    tingkat = _nilai_jenjang(jenjang, syarat.jenjang)
    if tingkat is not None:
        return tingkat
    if not syarat.prodi and not syarat.rumpun:
        return lolos("Jenjang memenuhi; jabatan ini tidak mensyaratkan program studi tertentu.")
    return _nilai_prodi(prodi, syarat)


def dalam_rumpun(kode: str, induk: str) -> bool:
    """Return whether rumpun `kode` equals `induk` or lies below it: `6.01` lies in `6`, `61` does not."""
    return kode == induk or kode.startswith(f"{induk}.")


def _nilai_jenjang(jenjang: Jenjang | None, syarat: Jenjang | None) -> Penilaian | None:
    """Return the verdict that the level alone already decides, or None when it meets the requirement."""
    if syarat is None:
        return belum_dapat_dinilai("Syarat jenjang jabatan belum diisi; lengkapi data jabatan.")
    if jenjang is None:
        return belum_dapat_dinilai("Jenjang pendidikan pegawai belum ada; lengkapi data pegawai.")
    if jenjang.tingkat < syarat.tingkat:
        return tidak(f"Pendidikan {jenjang.label}, disyaratkan paling rendah {syarat.label}.")
    if syarat in JALUR_PROFESI and jenjang not in JALUR_PROFESI:
        return belum_dapat_dinilai(
            f"Pendidikan terakhir {jenjang.label} tidak menunjukkan apakah {syarat.label} sudah ditempuh; "
            "lengkapi riwayat pendidikan pegawai."
        )
    return None


def bidang_cocok(prodi: Prodi | None, syarat: SyaratJabatan) -> Putusan:
    """Return whether a field is among those a post accepts, the level apart; a post that names none accepts any."""
    if not syarat.prodi and not syarat.rumpun:
        return Putusan.LOLOS
    if prodi is None:
        return Putusan.BELUM_DAPAT_DINILAI
    if prodi.kunci in syarat.prodi:
        return Putusan.LOLOS
    if prodi.rumpun is None:
        return Putusan.BELUM_DAPAT_DINILAI if syarat.rumpun else Putusan.TIDAK
    cocok = any(dalam_rumpun(prodi.rumpun, induk) for induk in syarat.rumpun)
    return Putusan.LOLOS if cocok else Putusan.TIDAK


def _nilai_prodi(prodi: Prodi | None, syarat: SyaratJabatan) -> Penilaian:
    match bidang_cocok(prodi, syarat):
        case Putusan.LOLOS if prodi is not None and prodi.kunci in syarat.prodi:
            return lolos("Jenjang dan program studi memenuhi syarat jabatan.")
        case Putusan.LOLOS:
            return lolos("Jenjang dan rumpun ilmu memenuhi syarat jabatan.")
        case Putusan.TIDAK:
            return tidak("Jenjang memenuhi, tetapi program studi tidak termasuk yang disyaratkan jabatan.")
    if prodi is None:
        return belum_dapat_dinilai("Program studi pegawai belum ada; lengkapi data pegawai.")
    return belum_dapat_dinilai("Rumpun ilmu program studi pegawai belum ada; lengkapi data program studi.")
