"""The pages of an import, the same for every room: upload, preview in three tabs, result, and the two workbooks.

A room calls `pasang_impor` once; its permission mark is put on every page, and its own `tujuan` decides within the
caller's scope what is imported for whom.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired

from smartpns.core.db import transaction
from smartpns.core.errors import DomainError
from smartpns.core.impor import queries, services
from smartpns.core.impor.models import Impor, StatusImpor
from smartpns.core.impor.rencana import Keadaan, Pelaku, RencanaImpor
from smartpns.core.impor.templat import buku_masalah, templat_rencana
from smartpns.core.pekerjaan import (
    Kerja,
    Lapor,
    Pekerjaan,
    StatusPekerjaan,
    halaman_pekerjaan,
    kerjakan,
    muat_pekerjaan,
)
from smartpns.core.tabel import Paginasi
from smartpns.core.unduhan import kirim_buku

View = Callable[..., ResponseReturnValue]


@dataclass(frozen=True)
class TujuanImpor:
    """What is imported for whom: the plan, its parameters, and where the person comes back to."""

    rencana: RencanaImpor
    kembali: str
    label_kembali: str
    parameter: Mapping[str, Any] = field(default_factory=dict)
    keterangan: str = ""
    remah: Sequence[tuple[str, str | None]] = ()


class FormulirUnggah(FlaskForm):
    berkas = FileField("Berkas", [FileRequired("Pilih berkas .xlsx atau .csv yang akan diunggah.")])


def pasang_impor(
    bp: Blueprint,
    jalan: str,
    *,
    tujuan: Callable[..., TujuanImpor],
    izin: Callable[[View], View],
    pelaku: Callable[[], Pelaku],
    nama: str = "impor",
) -> None:
    """Add the pages of an import under `jalan`.

    tujuan(**url_values): the import that this URL means, loaded within the caller's scope (else TidakDitemukan).
    izin: the room's mark, `perlu_izin(Izin.X)`. The upload page gets the endpoint `<room>.<nama>`.
    """
    halaman = _Halaman(nama, tujuan, pelaku)
    satu = f"{jalan}/<uuid:impor_id>"
    for akhiran, alamat, view, cara in (
        ("", jalan, halaman.unggah, ["GET", "POST"]),
        ("_templat", f"{jalan}/templat.xlsx", halaman.templat, ["GET"]),
        ("_pratinjau", satu, halaman.pratinjau, ["GET"]),
        ("_simpan", f"{satu}/simpan", halaman.simpan, ["POST"]),
        ("_batal", f"{satu}/batal", halaman.batal, ["POST"]),
        ("_perbaikan", f"{satu}/perbaikan.xlsx", halaman.perbaikan, ["GET"]),
        ("_pekerjaan", f"{satu}/pekerjaan/<uuid:pekerjaan_id>", halaman.pekerjaan, ["GET"]),
    ):
        bp.add_url_rule(alamat, f"{nama}{akhiran}", izin(_fungsi(view)), methods=cara)


def _fungsi(metode: View) -> View:
    """A plain function, because a permission mark is an attribute and a bound method takes none."""

    def view(**nilai: Any) -> ResponseReturnValue:
        return metode(**nilai)

    return view


@dataclass(frozen=True)
class _Halaman:
    nama: str
    cari_tujuan: Callable[..., TujuanImpor]
    pelaku: Callable[[], Pelaku]

    def unggah(self, **nilai: Any) -> ResponseReturnValue:
        tujuan = self.cari_tujuan(**nilai)
        formulir = FormulirUnggah()
        if formulir.validate_on_submit():
            try:
                return self._terima(tujuan, formulir)
            except DomainError as e:
                formulir.berkas.errors = [e.pesan]
        isi = render_template("impor/unggah.html", tujuan=tujuan, form=formulir, url_templat=self._url("_templat"))
        return isi, 422 if formulir.is_submitted() else 200

    def _terima(self, tujuan: TujuanImpor, formulir: FormulirUnggah) -> ResponseReturnValue:
        """Keep the file and check it. Raises DomainError when it cannot be used at all."""
        oleh = self.pelaku()
        with transaction():
            impor = services.terima(formulir.berkas.data, tujuan.rencana, tujuan.parameter, oleh)
        label = f"Memeriksa {impor.nama_berkas}"
        pekerjaan = kerjakan("impor_periksa", label, self._kerja_periksa(tujuan, impor.id, oleh), oleh.pengguna_id)
        if pekerjaan.status == StatusPekerjaan.GAGAL:
            with transaction():
                services.batalkan(impor)
            raise DomainError(pekerjaan.galat or "", "berkas")
        return self._lanjut(impor, pekerjaan)

    def templat(self, **nilai: Any) -> ResponseReturnValue:
        tujuan = self.cari_tujuan(**nilai)
        return kirim_buku(templat_rencana(tujuan.rencana, tujuan.parameter), f"templat-{tujuan.rencana.jenis}.xlsx")

    def pratinjau(self, impor_id: UUID, **nilai: Any) -> ResponseReturnValue:
        """What was found, tab by tab; after saving, the result."""
        tujuan, impor = self._muat(impor_id, nilai)
        if impor.status in (StatusImpor.DIUNGGAH, StatusImpor.DIBATALKAN):
            return redirect(self._url(""), 303)
        keadaan = self._tab(impor)
        paginasi = Paginasi.dari(request.args, impor.banyak(keadaan))
        return render_template(
            "impor/pratinjau.html" if impor.status == StatusImpor.DIPERIKSA else "impor/hasil.html",
            tujuan=tujuan,
            impor=impor,
            tab=[(k, impor.banyak(k), self._url("_pratinjau", impor_id=impor.id, tab=k.value)) for k in Keadaan],
            keadaan=keadaan,
            paginasi=paginasi,
            baris=queries.baris_pratinjau(impor, keadaan, paginasi.sebelumnya, paginasi.per_halaman),
            url={a: self._url(f"_{a}", impor_id=impor.id) for a in ("simpan", "batal", "perbaikan")},
            url_unggah=self._url(""),
        )

    def _tab(self, impor: Impor) -> Keadaan:
        """The tab asked for; without one, the first that needs the person: bad rows, then ready ones."""
        diminta = {k.value: k for k in Keadaan}.get(request.args.get("tab", ""))
        if impor.status == StatusImpor.DISIMPAN:
            return Keadaan.BERMASALAH
        if diminta:
            return diminta
        urutan = (Keadaan.BERMASALAH, Keadaan.SIAP)
        return next((k for k in urutan if impor.banyak(k)), Keadaan.TIDAK_BERUBAH)

    def simpan(self, impor_id: UUID, **nilai: Any) -> ResponseReturnValue:
        tujuan, impor = self._muat(impor_id, nilai)
        oleh = self.pelaku()
        label = f"Menyimpan {impor.nama_berkas}"
        pekerjaan = kerjakan("impor_simpan", label, self._kerja_simpan(tujuan, impor.id, oleh), oleh.pengguna_id)
        if pekerjaan.status == StatusPekerjaan.GAGAL:
            flash(pekerjaan.galat or "", "galat")
            return redirect(self._url("_pratinjau", impor_id=impor_id), 303)
        return self._lanjut(impor, pekerjaan)

    def batal(self, impor_id: UUID, **nilai: Any) -> ResponseReturnValue:
        tujuan, impor = self._muat(impor_id, nilai)
        with transaction():
            services.batalkan(impor)
        flash("Impor dibatalkan. Tidak ada yang tersimpan.", "info")
        return redirect(tujuan.kembali, 303)

    def perbaikan(self, impor_id: UUID, **nilai: Any) -> ResponseReturnValue:
        """The bad rows as a workbook."""
        tujuan, impor = self._muat(impor_id, nilai)
        isi = buku_masalah(tujuan.rencana.label, impor.ringkasan.get("judul", []), queries.baris_bermasalah(impor))
        return kirim_buku(isi, f"perbaikan-{tujuan.rencana.jenis}.xlsx")

    def pekerjaan(self, impor_id: UUID, pekerjaan_id: UUID, **nilai: Any) -> ResponseReturnValue:
        _, impor = self._muat(impor_id, nilai)
        pekerjaan = muat_pekerjaan(pekerjaan_id, self.pelaku().pengguna_id)
        hasil = self._url("_pratinjau", impor_id=impor.id)
        ulangi = hasil if impor.status == StatusImpor.DIPERIKSA else self._url("")
        return halaman_pekerjaan(pekerjaan, hasil=hasil, ulangi=ulangi)

    def _muat(self, impor_id: UUID, nilai: dict[str, Any]) -> tuple[TujuanImpor, Impor]:
        tujuan = self.cari_tujuan(**nilai)
        return tujuan, services.muat(impor_id, tujuan.rencana, tujuan.parameter, self.pelaku())

    def _lanjut(self, impor: Impor, pekerjaan: Pekerjaan) -> ResponseReturnValue:
        """Straight to the preview or result when the work is done, else to its progress."""
        if pekerjaan.status == StatusPekerjaan.SELESAI:
            return redirect(self._url("_pratinjau", impor_id=impor.id), 303)
        return redirect(self._url("_pekerjaan", impor_id=impor.id, pekerjaan_id=pekerjaan.id), 303)

    def _url(self, akhiran: str, **nilai: Any) -> str:
        """A page of this import, with the room's own part of the address kept."""
        sendiri = {k: v for k, v in (request.view_args or {}).items() if k not in ("impor_id", "pekerjaan_id")}
        return url_for(f"{request.blueprint}.{self.nama}{akhiran}", **sendiri, **nilai)

    def _kerja_periksa(self, tujuan: TujuanImpor, impor_id: UUID, oleh: Pelaku) -> Kerja:
        def kerja(lapor: Lapor) -> dict[str, Any]:
            with transaction():
                impor = services.muat(impor_id, tujuan.rencana, tujuan.parameter, oleh)
                services.periksa(impor, tujuan.rencana, lapor)
                return {k.value: impor.banyak(k) for k in Keadaan}

        return kerja

    def _kerja_simpan(self, tujuan: TujuanImpor, impor_id: UUID, oleh: Pelaku) -> Kerja:
        def kerja(lapor: Lapor) -> dict[str, Any]:
            with transaction():
                impor = services.muat(impor_id, tujuan.rencana, tujuan.parameter, oleh)
                services.simpan(impor, tujuan.rencana, oleh, lapor)
                hasil = {"tersimpan": impor.ringkasan["tersimpan"]}
            services.buang_berkas(impor)
            return hasil

        return kerja
