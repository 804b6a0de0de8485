"""How far each OPD of the sample district has come in the open period."""

from dataclasses import dataclass

from smartpns.kebutuhan.rules import StatusUsulan


@dataclass(frozen=True)
class Cerita:
    """Where an OPD stands, and who gave its usulan back with which reason."""

    status: StatusUsulan
    alasan_kembali: str = ""
    oleh_kepala: bool = False


CERITA: dict[str, Cerita] = {
    "2.16": Cerita(StatusUsulan.DRAF),
    "2.17": Cerita(StatusUsulan.DRAF),
    "7.05": Cerita(StatusUsulan.DRAF),
    "2.11": Cerita(StatusUsulan.MENUNGGU_KEPALA),
    "2.23": Cerita(StatusUsulan.MENUNGGU_KEPALA),
    "7.03": Cerita(StatusUsulan.MENUNGGU_KEPALA),
    "1.03": Cerita(StatusUsulan.DIAJUKAN),
    "2.12": Cerita(StatusUsulan.DIAJUKAN),
    "2.19": Cerita(StatusUsulan.DIAJUKAN),
    "3.30": Cerita(StatusUsulan.DIAJUKAN),
    "5.01": Cerita(StatusUsulan.DIAJUKAN),
    "7.07": Cerita(StatusUsulan.DIAJUKAN),
    "1.05": Cerita(
        StatusUsulan.DIKEMBALIKAN,
        "Alasan belum menyebut jumlah anggota yang belum memenuhi kualifikasi. Lengkapi angkanya, lalu ajukan kembali.",
    ),
    "2.15": Cerita(
        StatusUsulan.DIKEMBALIKAN,
        "Program ini dibiayai sekolah kedinasan melalui APBN. Lampirkan kesediaan pemberi biaya pada Keterangan.",
    ),
    "2.18": Cerita(
        StatusUsulan.DIKEMBALIKAN,
        "Jumlah yang diminta melebihi pegawai yang dapat dilepas tahun itu. Kurangi menjadi paling banyak dua orang.",
        oleh_kepala=True,
    ),
} | {
    kode: Cerita(StatusUsulan.DIVERIFIKASI)
    for kode in (
        "1.01 1.02 1.04 1.06 1.07 1.08 2.07 2.08 2.09 2.13 3.25 3.27 3.28 4.01 4.02 5.02 5.03 5.08 6.01 7.01 7.10 8.01"
    ).split()
}
"""By OPD code; an OPD that is not named here has not begun."""

DIPERPANJANG = "7.02"
ALASAN_PERPANJANGAN = (
    "Surat Camat Nomor 800/112-CONTOH (contoh): operator baru mulai bertugas setelah pergantian pejabat."
)
PEMETAAN = {
    "Pend. IPA": "pendidikan-ilmu-pengetahuan-alam",
    "Pend. Anak Usia Dini": "pendidikan-anak-usia-dini",
    "Sistim Informasi": "sistem-informasi",
    "Perencanaan Kewilayahan": "perencanaan-wilayah-dan-kota",
    "Ilmu Komunikasi Publik": "ilmu-komunikasi",
}
"""What the planner maps words to that the nomenclature does not know, by code of the programme."""

ALASAN_PENYESUAIAN = (
    "Disesuaikan dengan jumlah pemangku yang belum memenuhi kualifikasi dan formasi yang kosong.",
    "Dibagi dua angkatan agar pelayanan tetap berjalan; sisanya diusulkan lagi pada periode berikutnya.",
    "Disesuaikan dengan daya tampung program studi dan pegawai yang memenuhi sisa masa kerja.",
)
ALASAN_BARIS_KEMBALI = (
    "Kebutuhan perorangan belum dikaitkan dengan kesenjangan jabatan. Usulkan lagi dengan data pendukung."
)
