"""The JSON format of a case. Every fault is named with its path and its reason; nothing is guessed or ignored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from smartpns.anggaran.susun.bentuk import Bentuk, Cacat, KasusCacat, baca_json, sebut_nilai
from smartpns.anggaran.susun.kasus import DISKON_BAWAAN, BatasOpd, Kasus, Kebutuhan, batas_pergi
from smartpns.anggaran.susun.pergi import (
    MasaPergi,
    Saat,
    SedangPergi,
    batas_per_saat,
    saat_berangkat,
    saat_menyempit,
)
from smartpns.core.formats import RUPIAH_TERBESAR

SKOR_TERBESAR = 10**9
ORANG_TERBANYAK = 10**6
TAHUN_TERAWAL, TAHUN_TERAKHIR = 1900, 2200
LAMA_TERPANJANG = 20
SEMESTER_TERBANYAK = 40
MASALAH_TERBANYAK = 20

__all__ = ["KasusCacat", "baca_kasus"]


def baca_kasus(teks: str | bytes) -> Kasus:
    """Read a case; raise `KasusCacat` naming the path and reason of each fault (the first twenty)."""
    pembaca = _Pembaca()
    kasus = pembaca.kasus(baca_json(teks))
    if kasus is None or pembaca.masalah:
        raise KasusCacat(pembaca.masalah[:MASALAH_TERBANYAK])
    return kasus


class _Pembaca(Bentuk):
    def kasus(self, mentah: Any) -> Kasus | None:
        return self.coba(lambda: self._kasus(mentah))

    def _kasus(self, mentah: Any) -> Kasus:
        isi = self.objek(mentah, "$", ("tahun", "pagu", "komitmen", "diskon_tunda", "kebutuhan", "opd"))
        tahun = self._tahun(self.ambil(isi, "$", "tahun"))
        pagu = self.coba(lambda: self._per_tahun(self.ambil(isi, "$", "pagu"), "$.pagu", tahun, RUPIAH_TERBESAR), {})
        for satu in tahun:
            if not self.masalah and satu not in pagu:
                self.masalah.append((f"$.pagu.{satu}", "belum diisi; setiap tahun rencana memerlukan pagu"))
        komitmen = self.coba(lambda: self._per_tahun(isi.get("komitmen", {}), "$.komitmen", tahun, RUPIAH_TERBESAR))
        diskon = (
            self.coba(lambda: self.pecahan(isi["diskon_tunda"], "$.diskon_tunda", 1))
            if "diskon_tunda" in isi
            else DISKON_BAWAAN
        )
        kebutuhan = self.coba(lambda: self._semua_kebutuhan(self.ambil(isi, "$", "kebutuhan"), set(tahun)), ())
        opd = self.coba(lambda: self._semua_opd(isi.get("opd", {}), tahun, kebutuhan))
        if self.masalah:
            raise Cacat
        return Kasus(tahun, pagu, komitmen, kebutuhan, opd, diskon)

    def _tahun(self, mentah: Any) -> tuple[int, ...]:
        larik = self.larik(mentah, "$.tahun")
        tahun = [self._satu_tahun(nilai, f"$.tahun[{n}]") for n, nilai in enumerate(larik)]
        if len(set(tahun)) < len(tahun):
            self.tolak("$.tahun", "ada tahun yang tertulis dua kali")
        return tuple(sorted(tahun))

    def _satu_tahun(self, nilai: Any, jalur: str) -> int:
        return self.bulat(nilai, jalur, TAHUN_TERAWAL, TAHUN_TERAKHIR, "(tahun)")

    def _per_tahun(self, mentah: Any, jalur: str, tahun: tuple[int, ...], terbesar: int) -> dict[int, int]:
        """Read {"2027": amount, …}; a year outside the plan is a fault, because its amount would limit nothing."""
        dikenal = {str(t): t for t in tahun}
        hasil = {}
        for kunci, nilai in self.objek(mentah, jalur).items():
            if kunci not in dikenal:
                self.tolak(f"{jalur}.{kunci}", "tahun ini tidak ada dalam $.tahun")
            satuan = "rupiah" if terbesar == RUPIAH_TERBESAR else "orang"
            hasil[dikenal[kunci]] = self.bulat(nilai, f"{jalur}.{kunci}", 0, terbesar, satuan)
        return hasil

    def _semua_kebutuhan(self, mentah: Any, tahun: set[int]) -> tuple[Kebutuhan, ...]:
        if not isinstance(mentah, list):
            self.tolak("$.kebutuhan", f"harus larik […], bukan {sebut_nilai(mentah)}")
        hasil: list[Kebutuhan] = []
        pemilik: dict[str, int] = {}
        for n, satu in enumerate(mentah):
            if len(self.masalah) >= MASALAH_TERBANYAK:
                break
            jalur = f"$.kebutuhan[{n}]"
            try:
                kebutuhan = self._kebutuhan(satu, jalur, tahun)
            except Cacat:
                continue
            if (lain := pemilik.setdefault(kebutuhan.id, n)) != n:
                self.masalah.append((f"{jalur}.id", f"“{kebutuhan.id}” sudah dipakai oleh $.kebutuhan[{lain}]"))
            hasil.append(kebutuhan)
        return tuple(hasil)

    def _kebutuhan(self, mentah: Any, jalur: str, tahun: set[int]) -> Kebutuhan:
        isi = self.objek(mentah, jalur, _KUNCI_KEBUTUHAN)
        mulai = self._mulai(self.ambil(isi, jalur, "mulai"), f"{jalur}.mulai", tahun)
        biaya, biaya_mulai = self._biaya_mulai(
            self.ambil(isi, jalur, "biaya_per_tahun"), f"{jalur}.biaya_per_tahun", mulai
        )
        return Kebutuhan(
            id=self.nama(self.ambil(isi, jalur, "id"), f"{jalur}.id"),
            opd=self.nama(self.ambil(isi, jalur, "opd"), f"{jalur}.opd"),
            skor=self.pecahan(self.ambil(isi, jalur, "skor"), f"{jalur}.skor", SKOR_TERBESAR),
            jumlah=self.bulat(self.ambil(isi, jalur, "jumlah"), f"{jalur}.jumlah", 1, ORANG_TERBANYAK, "orang"),
            biaya=biaya,
            mulai=mulai,
            wajib=self.benar(isi.get("wajib", False), f"{jalur}.wajib"),
            semua_atau_tidak=self.benar(isi.get("semua_atau_tidak", False), f"{jalur}.semua_atau_tidak"),
            biaya_mulai=biaya_mulai,
            pergi=self._pergi(isi.get("pergi", True), f"{jalur}.pergi"),
        )

    def _pergi(self, mentah: Any, jalur: str) -> MasaPergi | bool:
        """Read how long a study keeps people away: semesters from a month, or true or false for whole years."""
        if not isinstance(mentah, dict):
            return self.benar(mentah, jalur)
        return self._masa(self.objek(mentah, jalur, ("semester", "bulan_mulai")), jalur)

    def _masa(self, isi: dict[str, Any], jalur: str) -> MasaPergi:
        semester = self.ambil(isi, jalur, "semester")
        return MasaPergi(
            self.bulat(semester, f"{jalur}.semester", 1, SEMESTER_TERBANYAK, "semester"),
            self.bulat(self.ambil(isi, jalur, "bulan_mulai"), f"{jalur}.bulan_mulai", 1, 12, "(bulan)"),
        )

    def _biaya_mulai(
        self, mentah: Any, jalur: str, mulai: tuple[int, ...]
    ) -> tuple[tuple[int, ...], dict[int, tuple[int, ...]]]:
        """Read one list of costs for every start year, or {"2027": list, …} with a list for each of them."""
        if not isinstance(mentah, dict):
            return self._biaya(mentah, jalur), {}
        isi = self.objek(mentah, jalur, map(str, mulai))
        per_mulai = {t: self._biaya(self.ambil(isi, jalur, str(t)), f"{jalur}.{t}") for t in mulai}
        dasar = per_mulai[mulai[0]]
        return dasar, {t: biaya for t, biaya in per_mulai.items() if biaya != dasar}

    def _biaya(self, mentah: Any, jalur: str) -> tuple[int, ...]:
        larik = self.larik(mentah, jalur)
        if len(larik) > LAMA_TERPANJANG:
            self.tolak(jalur, f"paling banyak {LAMA_TERPANJANG} tahun anggaran, bukan {len(larik)}")
        return tuple(self.bulat(n, f"{jalur}[{i}]", 0, RUPIAH_TERBESAR, "rupiah") for i, n in enumerate(larik))

    def _mulai(self, mentah: Any, jalur: str, tahun: set[int]) -> tuple[int, ...]:
        larik = self.larik(mentah, jalur)
        for n, satu in enumerate(larik):
            if self._satu_tahun(satu, f"{jalur}[{n}]") not in tahun:
                self.tolak(f"{jalur}[{n}]", f"tahun {satu} tidak ada dalam $.tahun")
        if len(set(larik)) < len(larik):
            self.tolak(jalur, "ada tahun yang tertulis dua kali")
        return tuple(sorted(larik))

    def _semua_opd(self, mentah: Any, tahun: tuple[int, ...], kebutuhan: Sequence[Kebutuhan]) -> dict[str, BatasOpd]:
        isi = self.objek(mentah, "$.opd")
        per_opd: dict[str, list[Kebutuhan]] = {kode: [] for kode in isi}
        for satu in kebutuhan:
            per_opd.get(satu.opd, []).append(satu)
        return {
            self.nama(kode, "$.opd"): self._opd(batas, f"$.opd.{kode}", tahun, per_opd[kode])
            for kode, batas in isi.items()
        }

    def _opd(self, mentah: Any, jalur: str, tahun: tuple[int, ...], kebutuhan: Sequence[Kebutuhan]) -> BatasOpd:
        isi = self.objek(mentah, jalur, _KUNCI_OPD)
        maks = isi.get("maks_tempat")
        return BatasOpd(
            min_tempat=self.bulat(isi.get("min_tempat", 0), f"{jalur}.min_tempat", 0, ORANG_TERBANYAK, "orang"),
            maks_tempat=None if maks is None else self.bulat(maks, f"{jalur}.maks_tempat", 0, ORANG_TERBANYAK, "orang"),
            maks_pergi=self._maks_pergi(isi, jalur, tahun, kebutuhan),
        )

    def _maks_pergi(
        self, isi: dict[str, Any], jalur: str, tahun: tuple[int, ...], kebutuhan: Sequence[Kebutuhan]
    ) -> dict[Saat, int]:
        """Read the optional limit on absence: people by year or month, or a share of the staff less those away."""
        if "maks_pergi" in isi:
            for kunci in ("pegawai", "maks_porsi_pergi", "sedang_pergi"):
                if kunci in isi:
                    self.tolak(f"{jalur}.{kunci}", "tidak dipakai bersama maks_pergi")
            return self._pergi_tersisa(isi["maks_pergi"], f"{jalur}.maks_pergi", tahun, kebutuhan)
        if "maks_porsi_pergi" not in isi:
            for kunci in ("pegawai", "sedang_pergi"):
                if kunci in isi:
                    self.tolak(f"{jalur}.{kunci}", "hanya bermakna bersama maks_porsi_pergi")
            return {}
        pegawai = self.bulat(self.ambil(isi, jalur, "pegawai"), f"{jalur}.pegawai", 1, ORANG_TERBANYAK, "orang")
        batas = batas_pergi(pegawai, self.pecahan(isi["maks_porsi_pergi"], f"{jalur}.maks_porsi_pergi", 1))
        mentah = isi.get("sedang_pergi", {})
        if isinstance(mentah, list):
            sedang = [self._sedang(satu, f"{jalur}.sedang_pergi[{n}]") for n, satu in enumerate(mentah)]
            return _menurut_saat(dict.fromkeys(tahun, batas), tahun, kebutuhan, sedang)
        per_tahun = self._per_tahun(mentah, f"{jalur}.sedang_pergi", tahun, ORANG_TERBANYAK)
        return _menurut_saat({t: max(batas - per_tahun.get(t, 0), 0) for t in tahun}, tahun, kebutuhan)

    def _sedang(self, mentah: Any, jalur: str) -> SedangPergi:
        isi = self.objek(mentah, jalur, ("mulai", "bulan_mulai", "semester", "orang"))
        return SedangPergi(
            self._satu_tahun(self.ambil(isi, jalur, "mulai"), f"{jalur}.mulai"),
            self._masa(isi, jalur),
            self.bulat(isi.get("orang", 1), f"{jalur}.orang", 1, ORANG_TERBANYAK, "orang"),
        )

    def _pergi_tersisa(
        self, mentah: Any, jalur: str, tahun: tuple[int, ...], kebutuhan: Sequence[Kebutuhan]
    ) -> dict[Saat, int]:
        """Read people by "2027", which holds for every month of that year, and by "2027-09" for that month alone."""
        isi = self.objek(mentah, jalur)
        bulan = {f"{t}-{b:02}": Saat(t, b) for t in tahun for b in range(1, 13)}
        tahunan = {kunci: nilai for kunci, nilai in isi.items() if kunci not in bulan}
        hasil = _menurut_saat(self._per_tahun(tahunan, jalur, tahun, ORANG_TERBANYAK), tahun, kebutuhan)
        for kunci in isi.keys() - tahunan.keys():
            orang = self.bulat(isi[kunci], f"{jalur}.{kunci}", 0, ORANG_TERBANYAK, "orang")
            hasil[bulan[kunci]] = min(orang, hasil.get(bulan[kunci], orang))
        return dict(sorted(hasil.items()))


def _menurut_saat(
    batas: Mapping[int, int], tahun: Sequence[int], kebutuhan: Sequence[Kebutuhan], sedang: Sequence[SedangPergi] = ()
) -> dict[Saat, int]:
    """Return a limit by year at every moment that matters for the needs of its OPD."""
    saat = saat_berangkat(tahun, [(k.pergi, k.mulai) for k in kebutuhan], sedang)
    if any(satu.bulan for satu in saat):
        saat = sorted({*saat, *saat_menyempit(batas, tahun[0])})
    return batas_per_saat(batas, saat, sedang)


_KUNCI_KEBUTUHAN = ("id", "opd", "skor", "jumlah", "biaya_per_tahun", "mulai", "wajib", "semua_atau_tidak", "pergi")
_KUNCI_OPD = ("min_tempat", "maks_tempat", "maks_pergi", "pegawai", "maks_porsi_pergi", "sedang_pergi")
