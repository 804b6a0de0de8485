"""The grid of needs: every row with what stands beside it, saved by itself when its cells change."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from flask import get_template_attribute, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from smartpns.akun.izin import Izin, boleh, pelaku, perlu_izin
from smartpns.core.formats import jam
from smartpns.kebutuhan.forms.opd import FormKebutuhan, asal_tertulis, baca_asal, nilai_form
from smartpns.kebutuhan.models import Kebutuhan, Usulan
from smartpns.kebutuhan.queries import Posisi, kebutuhan_opd, posisi_opd, usulan_pelaku
from smartpns.kebutuhan.queries.acuan import Acuan, isian_dari
from smartpns.kebutuhan.queries.kesenjangan import celah_dari
from smartpns.kebutuhan.queries.saran import isian_awal
from smartpns.kebutuhan.rules import Berat, HasilVerifikasi, IsianKebutuhan, Temuan
from smartpns.kebutuhan.services.alur import pastikan_dapat_diubah
from smartpns.kebutuhan.views.blueprint import bp
from smartpns.kebutuhan.views.isian import berbeda, formulir, halaman_bentrok, kembali_ke_kisi, simpan_formulir
from smartpns.organisasi.models import ProgramStudi
from smartpns.organisasi.queries import HitunganKelayakan, program_terdekat_semua
from smartpns.organisasi.rules import JENJANG_STUDI

KOLOM_KISI = ("jenjang_tujuan", "program_studi", "jumlah", "tahun_mulai", "prioritas_opd")
"""What the grid asks beside the post; everything else of a row is on its form."""


@dataclass
class BarisKisi:
    """One row of the grid; `nilai` holds texts by field, `galat` what stops it, `saran` what deserves a look."""

    baris: Kebutuhan | None
    nilai: dict[str, str]
    asal: str = ""
    galat: dict[str, str] = field(default_factory=dict)
    saran: list[str] = field(default_factory=list)
    pilihan: list[ProgramStudi] = field(default_factory=list)
    kesenjangan: str = ""
    kelayakan: HitunganKelayakan | None = None

    @property
    def nomor(self) -> int | None:
        return self.baris.nomor if self.baris else None

    @property
    def keadaan(self) -> tuple[str, str, str]:
        """State in words, its tone, its symbol."""
        if self.galat:
            return "perlu perbaikan", "galat", "seru"
        if self.baris and self.baris.verifikasi is HasilVerifikasi.DIKEMBALIKAN:
            return "dikembalikan", "perhatian", "tukar"
        if self.saran or self.pilihan:
            return "periksa lagi", "perhatian", "segitiga"
        return "tersimpan", "selesai", "centang"


def susun_kisi(acuan: Acuan, posisi: Mapping[UUID, Posisi]) -> list[BarisKisi]:
    """The rows in the OPD's order with everything that stands beside them."""
    usulan = acuan.usulan
    temuan: defaultdict[int, list[Temuan]] = defaultdict(list)
    for t in acuan.periksa_tersimpan(celah_dari(posisi)):
        temuan[t.baris or 0].append(t)
    terdekat = program_terdekat_semua(b.prodi_teks for b in usulan.kebutuhan if b.program_studi_id is None)
    urutan = sorted(usulan.kebutuhan, key=lambda b: b.prioritas_opd)
    return [_baris(b, posisi, temuan[b.nomor], terdekat.get(b.prodi_teks, []), acuan.kelayakan[b.id]) for b in urutan]


def _baris(
    baris: Kebutuhan,
    posisi: Mapping[UUID, Posisi],
    temuan: list[Temuan],
    terdekat: list[ProgramStudi],
    kelayakan: HitunganKelayakan,
) -> BarisKisi:
    isian = isian_dari(baris)
    dikenal = baris.program_studi_id is not None
    return BarisKisi(
        baris,
        nilai_kisi(nilai_form(isian), baris.jabatan.nama),
        asal_tertulis(isian),
        {t.kolom: t.kalimat for t in temuan if t.berat is Berat.GALAT},
        [t.kalimat for t in temuan if t.berat is Berat.PERINGATAN],
        [] if dikenal else terdekat,
        posisi[baris.jabatan_id].kalimat,
        kelayakan,
    )


def nilai_kisi(nilai: Mapping[str, str], jabatan: str) -> dict[str, str]:
    return {"nama_jabatan": jabatan, **{n: nilai[n] for n in KOLOM_KISI}}


@bp.get("/isi")
@perlu_izin(Izin.LIHAT_USULAN)
def isi() -> ResponseReturnValue:
    return _halaman_isi()


def _halaman_isi(tertolak: BarisKisi | None = None, status: int = 200) -> ResponseReturnValue:
    """The grid; `tertolak` is a row that came back with what was typed."""
    meja, usulan = usulan_pelaku(pelaku())
    posisi = posisi_opd(meja.opd.id, {b.jabatan_id for b in usulan.kebutuhan}, periode=meja.periode)
    acuan = Acuan(usulan)
    kisi = susun_kisi(acuan, posisi)
    if tertolak and tertolak.baris:
        kisi = [_dengan_ketikan(b, tertolak) if b.nomor == tertolak.nomor else b for b in kisi]
    kosong = BarisKisi(None, dict.fromkeys((*KOLOM_KISI, "nama_jabatan"), ""))
    baru = tertolak if tertolak and tertolak.baris is None else kosong
    halaman = render_template(
        "kebutuhan/isi.html",
        meja=meja,
        usulan=usulan,
        kisi=kisi,
        baru=baru,
        posisi=list(posisi.values()),
        program=sorted({p.nama for p in acuan.program.values()}),
        jenjang=JENJANG_STUDI,
        dihapus=request.args.get("dihapus", type=UUID),
        dapat_diubah=meja.dapat_diubah and boleh(pelaku(), Izin.ISI_USULAN),
    )
    return halaman, status


def _dengan_ketikan(baris: BarisKisi, tertolak: BarisKisi) -> BarisKisi:
    tertolak.kesenjangan, tertolak.kelayakan = baris.kesenjangan, baris.kelayakan
    return tertolak


@bp.post("/baris/baru/sel")
@perlu_izin(Izin.ISI_USULAN)
def simpan_sel_baru() -> ResponseReturnValue:
    _, usulan = usulan_pelaku(pelaku(), kunci=True)
    posisi = posisi_opd(usulan.opd_id, periode=usulan.periode)
    pilihan = _jabatan_bernama(posisi, request.form.get("nama_jabatan", ""))
    awal = isian_awal(usulan, pilihan)
    if pilihan and awal.alasan and request.form.get("jumlah"):  # the gap alone: how the proposed number came about
        awal = replace(awal, alasan=f"{pilihan.kalimat}.")  # says nothing about the one typed here
    return _simpan_sel(usulan, None, awal, posisi)


@bp.post("/baris/<uuid:id_>/sel")
@perlu_izin(Izin.ISI_USULAN)
def simpan_sel(id_: UUID) -> ResponseReturnValue:
    _, usulan = usulan_pelaku(pelaku(), kunci=True)
    baris = kebutuhan_opd(usulan, id_)
    posisi = posisi_opd(usulan.opd_id, {baris.jabatan_id}, periode=usulan.periode)
    if berbeda(baris, request.form):
        if _minta_json():
            return jsonify(keadaan="bentrok", nomor=baris.nomor), 409
        kini = nilai_form(isian_dari(baris))
        kiriman = baca_asal(request.form.get("asal")) | _ketikan(posisi)
        return halaman_bentrok(
            formulir(usulan, posisi, MultiDict(kiriman)), baris, kini, kiriman | {"asal": request.form.get("asal", "")}
        )
    return _simpan_sel(usulan, baris, isian_dari(baris), posisi)


def _ketikan(posisi: Mapping[UUID, Posisi]) -> dict[str, str]:
    """The cells that were sent, as the form's fields; the post by its name."""
    isi = {n: request.form[n] for n in KOLOM_KISI if n in request.form}
    if "nama_jabatan" in request.form:
        bernama = _jabatan_bernama(posisi, request.form["nama_jabatan"])
        isi["jabatan"] = str(bernama.jabatan.id) if bernama else ""
    return isi


def _jabatan_bernama(posisi: Mapping[UUID, Posisi], nama: str) -> Posisi | None:
    dicari = " ".join(nama.split()).casefold()
    return next((p for p in posisi.values() if p.jabatan.nama.casefold() == dicari), None)


def _simpan_sel(
    usulan: Usulan, baris: Kebutuhan | None, dasar: IsianKebutuhan, posisi: Mapping[UUID, Posisi]
) -> ResponseReturnValue:
    pastikan_dapat_diubah(usulan)
    ketikan = {n: teks for n, teks in _ketikan(posisi).items() if teks or baris}  # a new row keeps what is usual
    form = formulir(usulan, posisi, MultiDict(nilai_form(dasar) | ketikan | _token()))
    tersimpan = simpan_formulir(form, usulan, dasar, baris)
    _namai_jabatan_asing(form)
    if _minta_json():
        return _jawab_sel(form, tersimpan)
    if tersimpan is None:
        ketikan = {n: request.form.get(n, "") for n in (*KOLOM_KISI, "nama_jabatan")}
        return _halaman_isi(BarisKisi(baris, ketikan, request.form.get("asal", ""), _galat(form)), 422)
    return kembali_ke_kisi(tersimpan)


def _token() -> dict[str, str]:
    return {"csrf_token": request.form.get("csrf_token", "")}


def _namai_jabatan_asing(form: FormKebutuhan) -> None:
    """A post typed by name that the OPD does not have gets a sentence of its own; its reason can only follow."""
    nama = request.form.get("nama_jabatan", "").strip()
    if form.jabatan.errors and nama:
        form.jabatan.errors = [f"Jabatan “{nama}” tidak ada di OPD Anda. Pilih dari saran yang muncul saat mengetik."]
        form.alasan.errors = []


def _galat(form: FormKebutuhan) -> dict[str, str]:
    return {n or "": " ".join(pesan) for n, pesan in form.errors.items()}


def _minta_json() -> bool:
    return request.accept_mimetypes.best_match(("text/html", "application/json")) == "application/json"


def _jawab_sel(form: FormKebutuhan, tersimpan: Kebutuhan | None) -> ResponseReturnValue:
    """What the page's script needs to show the truth: this row's state, and rank and version of all."""
    if tersimpan is None:
        return jsonify(keadaan="galat", galat=_galat(form)), 422
    usulan = tersimpan.usulan
    kisi = susun_kisi(
        Acuan(usulan), posisi_opd(usulan.opd_id, {b.jabatan_id for b in usulan.kebutuhan}, periode=usulan.periode)
    )
    return jsonify(
        keadaan="tersimpan",
        disimpan=jam(tersimpan.updated_at),
        baris=next(_baris_json(b, b.baris) for b in kisi if b.baris is tersimpan),
        urutan={str(b.baris.id): [b.baris.prioritas_opd, b.baris.versi] for b in kisi if b.baris},
    )


def _baris_json(satu: BarisKisi, baris: Kebutuhan) -> dict[str, Any]:
    label, nada, simbol = satu.keadaan
    return {
        "id": str(baris.id),
        "nomor": baris.nomor,
        "versi": baris.versi,
        "asal": satu.asal,
        "nilai": satu.nilai,
        "keadaan": {"label": label, "nada": nada, "simbol": simbol},
        "saran": satu.saran,
        "pilihan": [p.nama for p in satu.pilihan],
        "kesenjangan": satu.kesenjangan,
        "kelayakan": _kelayakan_json(satu, baris),
    }


def _kelayakan_json(satu: BarisKisi, baris: Kebutuhan) -> dict[str, Any]:
    """How many holders may fill the row in the words of the page, and who they are for those who may see names."""
    kata = get_template_attribute("kebutuhan/_kelayakan.html", "kata_kelayakan")
    tautan = url_for("kebutuhan.kelayakan", kebutuhan_id=baris.id) if boleh(pelaku(), Izin.LIHAT_PEGAWAI) else None
    return {"kata": str(kata(satu.kelayakan)), "tautan": tautan}
