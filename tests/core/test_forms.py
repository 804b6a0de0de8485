"""Fields that read what people type."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form, StringField

from smartpns.core.db import db
from smartpns.core.errors import DomainError, TidakDitemukan
from smartpns.core.forms import KolomRupiah, KolomTanggal, form_transaction, pasang_galat
from smartpns.core.instalasi import instalasi_bawaan


class Contoh(Form):
    jumlah = KolomRupiah("Jumlah")
    mulai = KolomTanggal("Mulai")
    nama = StringField("Nama")


@pytest.mark.parametrize("teks", ["8000000", "Rp 8.000.000,-", "Rp8.000.000", "8 juta"])
def test_rupiah_dibaca_seperti_orang_menulisnya(teks: str) -> None:
    form = Contoh(MultiDict({"jumlah": teks, "mulai": "1 Januari 2027"}))
    assert form.validate()
    assert (form.jumlah.data, form.mulai.data) == (8_000_000, date(2027, 1, 1))


def test_yang_tidak_terbaca_tetap_di_kolomnya() -> None:
    form = Contoh(MultiDict({"jumlah": "delapan", "mulai": "31 Februari 2027"}))
    assert not form.validate()
    assert form.jumlah.errors == ["Bukan nilai rupiah. Tulis rupiah penuh, misalnya Rp25.000.000."]
    assert 'value="delapan"' in form.jumlah()
    assert form.mulai.errors[0].startswith("Tanggal ini tidak ada di kalender.")


def test_nilai_tersimpan_ditulis_kembali() -> None:
    form = Contoh(data={"jumlah": 8_000_000, "mulai": date(2027, 1, 1)})
    assert 'value="Rp8.000.000"' in form.jumlah()
    assert 'value="1 Januari 2027"' in form.mulai()


def test_galat_aturan_di_samping_kolomnya_atau_di_atas() -> None:
    form = Contoh()
    pasang_galat(form, DomainError("Nama ini sudah dipakai.", "nama"))
    pasang_galat(form, DomainError("Periode ini sudah ditutup."))
    assert list(form.nama.errors) == ["Nama ini sudah dipakai."]
    assert form.form_errors == ["Periode ini sudah ditutup."]


def test_penolakan_aturan_membatalkan_dan_tinggal_di_formulir(app) -> None:
    form = Contoh()
    with form_transaction(form):
        db.session.add(instalasi_bawaan())
        raise DomainError("Jumlah melewati pagu.", "jumlah")
    assert form.errors == {"jumlah": ["Jumlah melewati pagu."]}
    assert not db.session.new


def test_yang_tidak_ada_bukan_galat_formulir(app) -> None:
    form = Contoh()
    with pytest.raises(TidakDitemukan), form_transaction(form):
        raise TidakDitemukan
    assert not form.errors
