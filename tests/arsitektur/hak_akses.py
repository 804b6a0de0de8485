"""Who may call what, decided by hand from the story of each role; the application's own table is checked against it.

A new page is added here first: by asking who has business there, not by looking at what the code allows.
"""

from smartpns.akun.izin import Peran

OPERATOR, KEPALA_OPD, PERENCANA, PIMPINAN = Peran.OPERATOR, Peran.KEPALA_OPD, Peran.PERENCANA, Peran.PIMPINAN
PENILAI, AUDITOR, ADMIN, PNS = Peran.PENILAI, Peran.AUDITOR, Peran.ADMIN, Peran.PNS

TAMU = None
"""Somebody who is not signed in."""
Siapa = frozenset[Peran | None]

MASUK: Siapa = frozenset({OPERATOR, KEPALA_OPD, PERENCANA, PIMPINAN, PENILAI, AUDITOR, ADMIN, PNS})
PUBLIK: Siapa = MASUK | {TAMU}


def hanya(*peran: Peran) -> Siapa:
    return frozenset(peran)


OPD = hanya(OPERATOR, KEPALA_OPD)
PUSAT = hanya(PERENCANA, PIMPINAN, AUDITOR)
"""Those who look at the whole district."""


def sama(siapa: Siapa, *endpoint: str) -> dict[str, Siapa]:
    return dict.fromkeys(endpoint, siapa)


def impor(siapa: Siapa, nama: str) -> dict[str, Siapa]:
    """The seven pages of one import."""
    akhiran = ("", "_templat", "_pratinjau", "_simpan", "_batal", "_perbaikan", "_pekerjaan")
    return sama(siapa, *(nama + a for a in akhiran))


UMUM = {
    # Anyone finds the required programmes, reads the documents, takes the data.
    **sama(PUBLIK, "publikasi.beranda", "publikasi.daftar", "publikasi.rinci"),
    **sama(PUBLIK, "publikasi.data", "publikasi.kebutuhan_csv", "publikasi.kebutuhan_json"),
    **sama(PUBLIK, "dokumen.daftar", "dokumen.baca", "dokumen.unduh"),
    **sama(PUBLIK, "publikasi.privasi", "publikasi.aksesibilitas", "publikasi.pengaduan", "publikasi.security_txt"),
    **sama(PUBLIK, "publikasi.healthz", "publikasi.readyz"),
}
AKUN = {
    **sama(PUBLIK, "akun.masuk", "akun.keluar", "akun.lupa_sandi", "akun.tautan"),
    **sama(MASUK, "akun.beranda", "akun.saya", "akun.peran", "akun.akhiri_sesi"),
    # The admin opens accounts, gives roles and sets up the installation; who did what the auditor reads too.
    **sama(hanya(ADMIN), "akun.daftar_pengguna", "akun.pengguna", "akun.pengguna_baru", "akun.pengguna_ubah"),
    **sama(hanya(ADMIN), "akun.atur_aktif", "akun.terbitkan_tautan", "akun.tugaskan", "akun.akhiri_tugas"),
    **sama(hanya(ADMIN), "akun.tegaskan_tugas"),
    **sama(hanya(ADMIN), "akun.pengaturan"),
    **sama(hanya(AUDITOR, ADMIN), "akun.jejak", "akun.satu_jejak", "akun.akses"),
}
LIHAT_DATA_INDUK = OPD | PUSAT | {ADMIN}
UBAH_DATA_INDUK = hanya(PERENCANA, ADMIN)
LIHAT_PEGAWAI = OPD | {PERENCANA}
"""Personal data: an OPD's own people, and the planner's whole district. The admin of the machine needs none."""
ORGANISASI = {
    **sama(LIHAT_DATA_INDUK, "organisasi.beranda", "organisasi.ekspor", "organisasi.unit", "organisasi.rinci_unit"),
    **sama(LIHAT_DATA_INDUK, "organisasi.jabatan", "organisasi.rinci_jabatan", "organisasi.formasi"),
    **sama(LIHAT_DATA_INDUK, "organisasi.program_studi", "organisasi.rinci_program"),
    **sama(LIHAT_DATA_INDUK, "organisasi.parameter", "organisasi.rinci_parameter", "organisasi.syarat"),
    **sama(UBAH_DATA_INDUK, "organisasi.tambah_unit", "organisasi.ubah_unit", "organisasi.keaktifan_unit"),
    **sama(UBAH_DATA_INDUK, "organisasi.tambah_jabatan", "organisasi.ubah_jabatan", "organisasi.keaktifan_jabatan"),
    **sama(UBAH_DATA_INDUK, "organisasi.tambah_formasi", "organisasi.ubah_formasi"),
    **sama(UBAH_DATA_INDUK, "organisasi.tambah_program", "organisasi.ubah_program", "organisasi.keaktifan_program"),
    **sama(UBAH_DATA_INDUK, "organisasi.tambah_parameter", "organisasi.ubah_parameter"),
    **impor(UBAH_DATA_INDUK, "organisasi.impor"),
    **sama(LIHAT_PEGAWAI, "organisasi.pegawai", "organisasi.rinci_pegawai", "organisasi.ekspor_pegawai"),
    **sama(LIHAT_PEGAWAI, "organisasi.kelayakan_pegawai", "kebutuhan.kelayakan"),
    **sama(hanya(PERENCANA), "organisasi.tambah_pegawai", "organisasi.ubah_pegawai", "organisasi.keaktifan_pegawai"),
    **sama(hanya(PERENCANA), "organisasi.penilaian"),
    **sama(hanya(PERENCANA), "organisasi.tambah_studi", "organisasi.ubah_studi", "organisasi.selesai_studi"),
    **impor(hanya(PERENCANA), "organisasi.impor_pegawai"),
    **impor(hanya(PERENCANA), "organisasi.impor_studi"),
}
KEBUTUHAN = {
    # The desk of one OPD: the operator fills in, the head reads along and decides.
    **sama(OPD, "kebutuhan.tugas", "kebutuhan.data_dasar", "kebutuhan.isi", "kebutuhan.periksa"),
    **sama(OPD, "kebutuhan.terkirim", "kebutuhan.ekspor"),
    **sama(hanya(OPERATOR), "kebutuhan.mulai", "kebutuhan.nyatakan_data_benar", "kebutuhan.kirim"),
    **sama(hanya(OPERATOR), "kebutuhan.baris", "kebutuhan.baris_baru", "kebutuhan.simpan_sel"),
    **sama(hanya(OPERATOR), "kebutuhan.simpan_sel_baru", "kebutuhan.urutkan", "kebutuhan.simpan_urutan"),
    **sama(hanya(OPERATOR), "kebutuhan.konfirmasi_hapus", "kebutuhan.hapus", "kebutuhan.pulihkan"),
    **impor(hanya(OPERATOR), "kebutuhan.impor"),
    # What the figures propose, and what the former period left: the head reads along, the operator answers.
    **sama(OPD, "kebutuhan.saran", "kebutuhan.sisa"),
    **sama(hanya(OPERATOR), "kebutuhan.pakai_saran", "kebutuhan.abaikan_saran", "kebutuhan.batalkan_abaian"),
    **sama(hanya(OPERATOR), "kebutuhan.pakai_semua_saran"),
    **sama(hanya(OPERATOR), "kebutuhan.ambil_sisa", "kebutuhan.lepas_sisa", "kebutuhan.batalkan_lepas"),
    # Where the gap lies: an OPD sees its own, the others the district.
    **sama(OPD | PUSAT, "kebutuhan.kesenjangan", "kebutuhan.unduh_kesenjangan"),
    **sama(hanya(KEPALA_OPD), "kebutuhan.persetujuan", "kebutuhan.ajukan", "kebutuhan.kembalikan"),
    # The whole district: the planner verifies, leadership and auditor look on.
    **sama(PUSAT, "kebutuhan.pantauan", "kebutuhan.lihat_usulan", "kebutuhan.periode"),
    **sama(PUSAT, "kebutuhan.daftar", "kebutuhan.unduh_daftar", "kebutuhan.gabungan_kebutuhan"),
    **sama(hanya(PERENCANA), "kebutuhan.verifikasi", "kebutuhan.periksa_usulan", "kebutuhan.putuskan"),
    **sama(hanya(PERENCANA), "kebutuhan.terima_sisa", "kebutuhan.selesaikan", "kebutuhan.usulan_selesai"),
    **sama(hanya(PERENCANA), "kebutuhan.kembalikan_usulan", "kebutuhan.buka_kembali"),
    **sama(hanya(PERENCANA), "kebutuhan.pemetaan", "kebutuhan.petakan_kata", "kebutuhan.batalkan_pemetaan"),
    **sama(hanya(PERENCANA), "kebutuhan.terisi", "kebutuhan.isi_tempat", "kebutuhan.lepas_tempat"),
    **sama(hanya(PERENCANA), "kebutuhan.periode_baru", "kebutuhan.periode_ubah", "kebutuhan.perpanjangan"),
}
ANGGARAN = {
    **sama(PUSAT, "anggaran.proyeksi", "anggaran.bagan", "anggaran.rincian", "anggaran.komitmen", "anggaran.pagu"),
    **sama(PUSAT, "anggaran.kode", "anggaran.rka", "anggaran.unduh_rka"),
    **sama(PUSAT, "rencana.realisasi", "rencana.bagan_realisasi"),
    **sama(PUSAT, "biaya.daftar", "biaya.harga"),
    **sama(hanya(PERENCANA), "anggaran.atur_pagu", "biaya.atur"),
    **sama(hanya(PERENCANA), "anggaran.tambah_kode", "anggaran.ubah_kode", "anggaran.akhiri_kode"),
    **sama(hanya(PERENCANA), "anggaran.muat_kode_bawaan", "anggaran.atur_pelaksanaan"),
    # Whoever sees the money may try other assumptions; only the planner keeps a scenario and sets limits.
    **sama(PUSAT, "anggaran.susun", "anggaran.alasan", "anggaran.bagan_susun", "anggaran.coba_susun", "anggaran.batas"),
    **sama(PUSAT, "anggaran.skenario", "anggaran.satu_skenario", "anggaran.banding_skenario"),
    **sama(hanya(PERENCANA), "anggaran.atur_syarat", "anggaran.atur_kuota"),
    **sama(hanya(PERENCANA), "anggaran.simpan_skenario", "anggaran.pekerjaan_skenario"),
    **impor(hanya(PERENCANA), "anggaran.impor"),
    **impor(hanya(PERENCANA), "anggaran.impor_pelaksanaan"),
    **impor(hanya(PERENCANA), "biaya.impor"),
}
RENCANA = {
    **sama(PUSAT, "prioritas.bobot", "rencana.peringkat", "rencana.unduh_peringkat", "rencana.mengapa"),
    **sama(PUSAT, "rencana.pemindahan", "rencana.kekuatan", "rencana.kekuatan_beku", "rencana.topsis"),
    **sama(hanya(PERENCANA), "rencana.pindahkan", "rencana.coret_pemindahan"),
    **sama(PUSAT, "rencana.daftar", "rencana.satu", "rencana.mengapa_beku", "rencana.unduh", "rencana.ditetapkan"),
    # The planner composes, the leadership sets by decree, the planner publishes: nobody does both halves.
    **sama(hanya(PERENCANA), "prioritas.ubah_bobot", "prioritas.coba_bobot"),
    # Weights by comparison: the planner asks and stores, each assessor answers alone, how it came about is read by all.
    **sama(PUSAT, "prioritas.perbandingan", "prioritas.versi_bobot"),
    **sama(hanya(PERENCANA), "prioritas.buka_perbandingan", "prioritas.simpan_perbandingan"),
    **sama(hanya(PERENCANA), "prioritas.batal_perbandingan", "prioritas.lembar_kertas", "prioritas.buka_lembar_kertas"),
    **sama(hanya(PENILAI), "prioritas.lembar", "prioritas.buka_lembar"),
    **sama(hanya(PERENCANA), "prioritas.kunci_bobot", "prioritas.buka_kunci", "rencana.susun", "rencana.kirim"),
    **sama(hanya(PIMPINAN), "rencana.keputusan", "rencana.tetapkan", "rencana.kembalikan"),
    **sama(hanya(PERENCANA), "publikasi.kelola", "publikasi.pratinjau", "publikasi.pratinjau_rinci"),
    **sama(hanya(PERENCANA), "publikasi.konfirmasi", "publikasi.terbitkan", "publikasi.cabut"),
}
PENILAIAN = {
    # Those who judge see their own sheet; the planner runs the judging, the auditor looks on, and neither judges.
    **sama(hanya(PENILAI), "prioritas.penilaian", "prioritas.lembar_nilai", "prioritas.nilai_kebutuhan"),
    **sama(hanya(PENILAI), "prioritas.selesai_menilai"),
    **sama(hanya(PERENCANA, AUDITOR), "prioritas.kelola_penilaian"),
    **sama(hanya(PERENCANA), "prioritas.buka_penilaian", "prioritas.tambah_penilai", "prioritas.akhiri_penilai"),
    **sama(hanya(PERENCANA), "prioritas.langkah_penilaian", "prioritas.buka_kembali_penilaian"),
}
DOKUMEN = {
    **sama(hanya(PERENCANA, ADMIN), "dokumen.kelola", "dokumen.rincian", "dokumen.tambah", "dokumen.ubah"),
    **sama(hanya(PERENCANA, ADMIN), "dokumen.tambah_versi", "dokumen.periksa_berkas", "dokumen.tampilkan"),
}

NASKAH = {
    # Whoever holds a document may ask whether it is genuine.
    **sama(PUBLIK, "naskah.verifikasi", "naskah.verifikasi_kode", "naskah.bandingkan", "naskah.unduh_publik"),
    **sama(OPD | PUSAT, "naskah.daftar", "naskah.satu", "naskah.unduh"),
    # The OPD issues its own letter, the planner everything else; an operator cannot withdraw what the head signed.
    **sama(OPD, "naskah.terbitkan_surat", "naskah.draf_surat"),
    **sama(hanya(PERENCANA), "naskah.terbitkan", "naskah.draf"),
    **sama(hanya(KEPALA_OPD, PERENCANA), "naskah.cabut"),
    **sama(hanya(PERENCANA, ADMIN), "naskah.pengaturan", "naskah.atur", "naskah.atur_opd"),
}

HAK_AKSES: dict[str, Siapa] = {
    **UMUM,
    **AKUN,
    **ORGANISASI,
    **KEBUTUHAN,
    **ANGGARAN,
    **RENCANA,
    **PENILAIAN,
    **DOKUMEN,
    **NASKAH,
}
