"""The schema Smart PNS starts with"""

import sqlalchemy as sa
from alembic import op

revision = "0001_awal"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "instalasi",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nama_pemda", sa.String(), nullable=False),
        sa.Column("kode_wilayah", sa.String(), nullable=False),
        sa.Column("zona", sa.String(), nullable=False),
        sa.Column("ibu_kota", sa.String(), nullable=False),
        sa.Column("nama_bkpsdm", sa.String(), nullable=False),
        sa.Column("singkatan_bkpsdm", sa.String(), nullable=False),
        sa.Column("alamat", sa.String(), nullable=False),
        sa.Column("telepon", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("jam_layanan", sa.String(), nullable=False),
        sa.Column("jabatan_penetap", sa.String(), nullable=False),
        sa.CheckConstraint(
            "zona IN ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')", name=op.f("ck_instalasi_zona")
        ),
        sa.CheckConstraint("id = 1", name=op.f("ck_instalasi_satu_baris")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instalasi")),
    )
    op.create_table(
        "jabatan",
        sa.Column("kode", sa.String(length=60), nullable=False),
        sa.Column("nama", sa.String(length=200), nullable=False),
        sa.Column(
            "jenis",
            sa.Enum(
                "jpt",
                "administrasi",
                "fungsional_keahlian",
                "fungsional_keterampilan",
                name="jenis",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "jenjang_jabatan",
            sa.Enum(
                "jpt_utama",
                "jpt_madya",
                "jpt_pratama",
                "administrator",
                "pengawas",
                "pelaksana",
                "ahli_pertama",
                "ahli_muda",
                "ahli_madya",
                "ahli_utama",
                "pemula",
                "terampil",
                "mahir",
                "penyelia",
                name="jenjang_jabatan",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("bup_khusus", sa.Integer(), nullable=True),
        sa.Column("dasar_bup", sa.String(length=200), nullable=True),
        sa.Column(
            "jenjang_syarat",
            sa.Enum(
                "sd",
                "smp",
                "sma",
                "d1",
                "d2",
                "d3",
                "d4",
                "s1",
                "profesi",
                "s2",
                "sp1",
                "sp2",
                "s3",
                name="jenjang_syarat",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("kritikal", sa.Integer(), nullable=False),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(bup_khusus IS NULL) = (dasar_bup IS NULL)", name=op.f("ck_jabatan_bup_khusus_berdasar")),
        sa.CheckConstraint("bup_khusus IS NULL OR bup_khusus BETWEEN 50 AND 75", name=op.f("ck_jabatan_bup_khusus")),
        sa.CheckConstraint("kritikal BETWEEN 0 AND 3", name=op.f("ck_jabatan_kritikal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jabatan")),
        sa.UniqueConstraint("kode", name=op.f("uq_jabatan_kode")),
        sa.UniqueConstraint("nama", name=op.f("uq_jabatan_nama")),
    )
    op.create_table(
        "pagu",
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("jumlah", sa.BigInteger(), nullable=False),
        sa.Column("dasar_hukum", sa.String(length=250), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("jumlah >= 0", name=op.f("ck_pagu_jumlah")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pagu")),
        sa.UniqueConstraint("tahun", name=op.f("uq_pagu_tahun")),
    )
    op.create_table(
        "parameter",
        sa.Column("kode", sa.String(length=60), nullable=False),
        sa.Column("nilai", sa.JSON(), nullable=False),
        sa.Column("berlaku_mulai", sa.Date(), nullable=False),
        sa.Column("berlaku_sampai", sa.Date(), nullable=True),
        sa.Column("dasar_hukum", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("berlaku_sampai IS NULL OR berlaku_sampai >= berlaku_mulai", name=op.f("ck_parameter_masa")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parameter")),
        sa.UniqueConstraint("kode", "berlaku_mulai", name=op.f("uq_parameter_kode_berlaku_mulai")),
    )
    op.create_table(
        "pengguna",
        sa.Column("nama_pengguna", sa.String(length=60), nullable=False),
        sa.Column("nip", sa.String(length=18), nullable=True),
        sa.Column("nama", sa.String(length=150), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.Column("sandi_hash", sa.String(length=200), nullable=True),
        sa.Column("versi_sesi", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("nama_pengguna = lower(nama_pengguna)", name=op.f("ck_pengguna_nama_pengguna_kecil")),
        sa.CheckConstraint("nip IS NULL OR length(nip) = 18", name=op.f("ck_pengguna_nip")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pengguna")),
        sa.UniqueConstraint("nama_pengguna", name=op.f("uq_pengguna_nama_pengguna")),
        sa.UniqueConstraint("nip", name=op.f("uq_pengguna_nip")),
    )
    op.create_table(
        "percobaan_masuk",
        sa.Column("nama", sa.String(length=60), nullable=False),
        sa.Column("gagal", sa.Integer(), nullable=False),
        sa.Column("tunda_sampai", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("nama", name=op.f("pk_percobaan_masuk")),
    )
    op.create_table(
        "periode",
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("dibuka_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ditutup_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ditutup_pada > dibuka_pada", name=op.f("ck_periode_masa")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_periode")),
        sa.UniqueConstraint("tahun", name=op.f("uq_periode_tahun")),
    )
    op.create_table(
        "rumpun_ilmu",
        sa.Column("kode", sa.String(length=10), nullable=False),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("induk_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["induk_id"], ["rumpun_ilmu.id"], name=op.f("fk_rumpun_ilmu_induk_id_rumpun_ilmu")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rumpun_ilmu")),
        sa.UniqueConstraint("kode", name=op.f("uq_rumpun_ilmu_kode")),
    )
    with op.batch_alter_table("rumpun_ilmu", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rumpun_ilmu_induk_id"), ["induk_id"], unique=False)

    op.create_table(
        "standar_biaya",
        sa.Column(
            "komponen",
            sa.Enum(
                "PDFT",
                "UKT",
                "HIDUP",
                "MONDOK",
                "BUKU",
                "RISET",
                "TRANSP",
                "WISUDA",
                name="komponen",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "jenjang",
            sa.Enum(
                "sd",
                "smp",
                "sma",
                "d1",
                "d2",
                "d3",
                "d4",
                "s1",
                "profesi",
                "s2",
                "sp1",
                "sp2",
                "s3",
                name="jenjang",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "lokasi",
            sa.Enum(
                "dalam_provinsi",
                "luar_provinsi",
                "luar_negeri",
                name="lokasi",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("jumlah", sa.BigInteger(), nullable=False),
        sa.Column("berlaku_mulai", sa.Date(), nullable=False),
        sa.Column("berlaku_sampai", sa.Date(), nullable=True),
        sa.Column("dasar_hukum", sa.String(length=250), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "berlaku_sampai IS NULL OR berlaku_sampai >= berlaku_mulai", name=op.f("ck_standar_biaya_masa")
        ),
        sa.CheckConstraint("jumlah >= 0", name=op.f("ck_standar_biaya_jumlah")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standar_biaya")),
        sa.UniqueConstraint(
            "komponen",
            "jenjang",
            "lokasi",
            "berlaku_mulai",
            name=op.f("uq_standar_biaya_komponen_jenjang_lokasi_berlaku_mulai"),
        ),
    )
    op.create_table(
        "unit",
        sa.Column("kode", sa.String(length=30), nullable=False),
        sa.Column("nama", sa.String(length=200), nullable=False),
        sa.Column("singkatan", sa.String(length=60), nullable=False),
        sa.Column(
            "jenis",
            sa.Enum(
                "opd",
                "upt",
                "kelurahan",
                "bidang",
                "kelompok",
                name="jenis",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("induk_id", sa.Uuid(), nullable=True),
        sa.Column("opd_id", sa.Uuid(), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(jenis = 'opd') = (opd_id = id)", name=op.f("ck_unit_opd_diri_sendiri")),
        sa.CheckConstraint("induk_id IS NULL OR induk_id <> id", name=op.f("ck_unit_induk_lain")),
        sa.ForeignKeyConstraint(["induk_id"], ["unit.id"], name=op.f("fk_unit_induk_id_unit")),
        sa.ForeignKeyConstraint(["opd_id"], ["unit.id"], name=op.f("fk_unit_opd_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("kode", name=op.f("uq_unit_kode")),
    )
    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_induk_id"), ["induk_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_unit_opd_id"), ["opd_id"], unique=False)

    op.create_table(
        "dokumen",
        sa.Column(
            "jenis",
            sa.Enum(
                "sp", "sop", "panduan", "regulasi", name="jenis", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("judul", sa.String(length=250), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("ringkasan", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_dokumen_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dokumen")),
        sa.UniqueConstraint("slug", name=op.f("uq_dokumen_slug")),
    )
    op.create_table(
        "formasi",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("jabatan_id", sa.Uuid(), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("jumlah >= 0", name=op.f("ck_formasi_jumlah")),
        sa.ForeignKeyConstraint(["jabatan_id"], ["jabatan.id"], name=op.f("fk_formasi_jabatan_id_jabatan")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_formasi_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_formasi")),
        sa.UniqueConstraint("unit_id", "jabatan_id", name=op.f("uq_formasi_unit_id_jabatan_id")),
    )
    with op.batch_alter_table("formasi", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_formasi_jabatan_id"), ["jabatan_id"], unique=False)

    op.create_table(
        "impor",
        sa.Column("jenis", sa.String(length=40), nullable=False),
        sa.Column("nama_berkas", sa.String(length=150), nullable=False),
        sa.Column("berkas", sa.String(length=50), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("ukuran", sa.BigInteger(), nullable=False),
        sa.Column("oleh_id", sa.Uuid(), nullable=True),
        sa.Column("parameter", sa.JSON(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "diunggah",
                "diperiksa",
                "disimpan",
                "dibatalkan",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ringkasan", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["oleh_id"], ["pengguna.id"], name=op.f("fk_impor_oleh_id_pengguna")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_impor")),
        sa.UniqueConstraint("berkas", name=op.f("uq_impor_berkas")),
    )
    with op.batch_alter_table("impor", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_impor_jenis"), ["jenis"], unique=False)

    op.create_table(
        "jejak",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("oleh_id", sa.Uuid(), nullable=True),
        sa.Column("oleh_nama", sa.String(length=150), nullable=False),
        sa.Column("oleh_peran", sa.String(length=20), nullable=False),
        sa.Column("aksi", sa.String(length=60), nullable=False),
        sa.Column("objek_jenis", sa.String(length=60), nullable=False),
        sa.Column("objek_id", sa.String(length=40), nullable=False),
        sa.Column("objek_label", sa.String(length=250), nullable=False),
        sa.Column("alasan", sa.Text(), nullable=True),
        sa.Column("sebelum", sa.JSON(), nullable=True),
        sa.Column("sesudah", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["oleh_id"], ["pengguna.id"], name=op.f("fk_jejak_oleh_id_pengguna")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jejak")),
    )
    with op.batch_alter_table("jejak", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_jejak_aksi"), ["aksi"], unique=False)
        batch_op.create_index("ix_jejak_objek", ["objek_jenis", "objek_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_jejak_oleh_id"), ["oleh_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_jejak_pada"), ["pada"], unique=False)

    op.create_table(
        "pekerjaan",
        sa.Column("jenis", sa.String(length=60), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "antre",
                "berjalan",
                "selesai",
                "gagal",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("langkah", sa.String(length=200), nullable=False),
        sa.Column("maju", sa.Integer(), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=True),
        sa.Column("hasil", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("galat", sa.Text(), nullable=True),
        sa.Column("oleh_id", sa.Uuid(), nullable=True),
        sa.Column("heartbeat", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["oleh_id"], ["pengguna.id"], name=op.f("fk_pekerjaan_oleh_id_pengguna")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pekerjaan")),
    )
    op.create_table(
        "penugasan",
        sa.Column("pengguna_id", sa.Uuid(), nullable=False),
        sa.Column(
            "peran",
            sa.Enum(
                "operator",
                "kepala_opd",
                "perencana",
                "pimpinan",
                "auditor",
                "admin",
                "pns",
                name="peran",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("nama_unit", sa.String(length=200), nullable=False),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=True),
        sa.Column("dasar", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "peran NOT IN ('operator', 'kepala_opd') OR unit_id IS NOT NULL",
            name=op.f("ck_penugasan_peran_opd_perlu_unit"),
        ),
        sa.CheckConstraint("sampai IS NULL OR sampai >= mulai", name=op.f("ck_penugasan_masa")),
        sa.ForeignKeyConstraint(["pengguna_id"], ["pengguna.id"], name=op.f("fk_penugasan_pengguna_id_pengguna")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_penugasan_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penugasan")),
    )
    with op.batch_alter_table("penugasan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_penugasan_pengguna_id"), ["pengguna_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_penugasan_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "perpanjangan",
        sa.Column("periode_id", sa.Uuid(), nullable=False),
        sa.Column("opd_id", sa.Uuid(), nullable=False),
        sa.Column("sampai", sa.DateTime(timezone=True), nullable=False),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(alasan) > 0", name=op.f("ck_perpanjangan_beralasan")),
        sa.ForeignKeyConstraint(["opd_id"], ["unit.id"], name=op.f("fk_perpanjangan_opd_id_unit")),
        sa.ForeignKeyConstraint(["periode_id"], ["periode.id"], name=op.f("fk_perpanjangan_periode_id_periode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_perpanjangan")),
    )
    with op.batch_alter_table("perpanjangan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_perpanjangan_opd_id"), ["opd_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_perpanjangan_periode_id"), ["periode_id"], unique=False)

    op.create_table(
        "program_studi",
        sa.Column("kode", sa.String(length=120), nullable=False),
        sa.Column("nama", sa.String(length=200), nullable=False),
        sa.Column("kunci", sa.String(length=200), nullable=False),
        sa.Column("rumpun_id", sa.Uuid(), nullable=False),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["rumpun_id"], ["rumpun_ilmu.id"], name=op.f("fk_program_studi_rumpun_id_rumpun_ilmu")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_program_studi")),
        sa.UniqueConstraint("kode", name=op.f("uq_program_studi_kode")),
        sa.UniqueConstraint("kunci", name=op.f("uq_program_studi_kunci")),
        sa.UniqueConstraint("nama", name=op.f("uq_program_studi_nama")),
    )
    with op.batch_alter_table("program_studi", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_program_studi_rumpun_id"), ["rumpun_id"], unique=False)

    op.create_table(
        "tautan_sandi",
        sa.Column("pengguna_id", sa.Uuid(), nullable=False),
        sa.Column("kode_hash", sa.String(length=64), nullable=False),
        sa.Column("kedaluwarsa", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dipakai_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["pengguna_id"], ["pengguna.id"], name=op.f("fk_tautan_sandi_pengguna_id_pengguna")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tautan_sandi")),
        sa.UniqueConstraint("kode_hash", name=op.f("uq_tautan_sandi_kode_hash")),
    )
    with op.batch_alter_table("tautan_sandi", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tautan_sandi_pengguna_id"), ["pengguna_id"], unique=False)

    op.create_table(
        "usulan",
        sa.Column("periode_id", sa.Uuid(), nullable=False),
        sa.Column("opd_id", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draf",
                "menunggu_kepala",
                "diajukan",
                "dikembalikan",
                "diverifikasi",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("alasan_kembali", sa.Text(), nullable=True),
        sa.Column("data_diperiksa_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("diajukan_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("nomor_terakhir", sa.Integer(), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "status <> 'dikembalikan' OR length(alasan_kembali) > 0", name=op.f("ck_usulan_kembali_beralasan")
        ),
        sa.CheckConstraint(
            "status NOT IN ('diajukan', 'diverifikasi') OR diajukan_pada IS NOT NULL",
            name=op.f("ck_usulan_diajukan_berwaktu"),
        ),
        sa.ForeignKeyConstraint(["opd_id"], ["unit.id"], name=op.f("fk_usulan_opd_id_unit")),
        sa.ForeignKeyConstraint(["periode_id"], ["periode.id"], name=op.f("fk_usulan_periode_id_periode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_usulan")),
        sa.UniqueConstraint("periode_id", "opd_id", name=op.f("uq_usulan_periode_id_opd_id")),
    )
    with op.batch_alter_table("usulan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_usulan_opd_id"), ["opd_id"], unique=False)

    op.create_table(
        "versi_bobot",
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column("nilai", sa.JSON(), nullable=False),
        sa.Column("berlaku_mulai", sa.Date(), nullable=False),
        sa.Column("dasar", sa.String(length=250), nullable=False),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("oleh_id", sa.Uuid(), nullable=True),
        sa.Column("oleh_nama", sa.String(length=150), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(alasan) > 0", name=op.f("ck_versi_bobot_beralasan")),
        sa.ForeignKeyConstraint(["oleh_id"], ["pengguna.id"], name=op.f("fk_versi_bobot_oleh_id_pengguna")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versi_bobot")),
        sa.UniqueConstraint("nomor", name=op.f("uq_versi_bobot_nomor")),
    )
    op.create_table(
        "alias_program",
        sa.Column("program_studi_id", sa.Uuid(), nullable=False),
        sa.Column("nama", sa.String(length=200), nullable=False),
        sa.Column("kunci", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["program_studi_id"], ["program_studi.id"], name=op.f("fk_alias_program_program_studi_id_program_studi")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alias_program")),
        sa.UniqueConstraint("kunci", name=op.f("uq_alias_program_kunci")),
    )
    with op.batch_alter_table("alias_program", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alias_program_program_studi_id"), ["program_studi_id"], unique=False)

    op.create_table(
        "impor_baris",
        sa.Column("impor_id", sa.Uuid(), nullable=False),
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column(
            "keadaan",
            sa.Enum(
                "siap",
                "bermasalah",
                "tidak_berubah",
                name="keadaan",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("keterangan", sa.String(), nullable=False),
        sa.Column("sel", sa.JSON(), nullable=False),
        sa.Column("masalah", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["impor_id"], ["impor.id"], name=op.f("fk_impor_baris_impor_id_impor"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("impor_id", "nomor", name=op.f("pk_impor_baris")),
    )
    op.create_table(
        "jenjang_program",
        sa.Column("program_studi_id", sa.Uuid(), nullable=False),
        sa.Column(
            "jenjang",
            sa.Enum(
                "sd",
                "smp",
                "sma",
                "d1",
                "d2",
                "d3",
                "d4",
                "s1",
                "profesi",
                "s2",
                "sp1",
                "sp2",
                "s3",
                name="jenjang",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("lama_semester", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["program_studi_id"], ["program_studi.id"], name=op.f("fk_jenjang_program_program_studi_id_program_studi")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jenjang_program")),
        sa.UniqueConstraint("program_studi_id", "jenjang", name=op.f("uq_jenjang_program_program_studi_id_jenjang")),
    )
    with op.batch_alter_table("jenjang_program", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_jenjang_program_program_studi_id"), ["program_studi_id"], unique=False)

    op.create_table(
        "kebutuhan",
        sa.Column("usulan_id", sa.Uuid(), nullable=False),
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("jabatan_id", sa.Uuid(), nullable=False),
        sa.Column(
            "jenjang_saat_ini",
            sa.Enum(
                "sd",
                "smp",
                "sma",
                "d1",
                "d2",
                "d3",
                "d4",
                "s1",
                "profesi",
                "s2",
                "sp1",
                "sp2",
                "s3",
                name="jenjang_saat_ini",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "jenjang_tujuan",
            sa.Enum(
                "sd",
                "smp",
                "sma",
                "d1",
                "d2",
                "d3",
                "d4",
                "s1",
                "profesi",
                "s2",
                "sp1",
                "sp2",
                "s3",
                name="jenjang_tujuan",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("alasan_jenjang", sa.Text(), nullable=True),
        sa.Column("prodi_teks", sa.String(length=200), nullable=False),
        sa.Column("prodi_kunci", sa.String(length=200), nullable=False),
        sa.Column("program_studi_id", sa.Uuid(), nullable=True),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.Column("tahun_mulai", sa.Integer(), nullable=False),
        sa.Column("bulan_masuk", sa.Integer(), nullable=False),
        sa.Column("lama_semester", sa.Integer(), nullable=False),
        sa.Column(
            "pembiayaan",
            sa.Enum(
                "apbd",
                "apbn",
                "sponsor",
                "mandiri",
                name="pembiayaan",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("porsi_apbd", sa.Integer(), nullable=False),
        sa.Column(
            "status_jabatan",
            sa.Enum(
                "diberhentikan",
                "tidak_diberhentikan",
                name="status_jabatan",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "lokasi",
            sa.Enum(
                "dalam_provinsi",
                "luar_provinsi",
                "luar_negeri",
                name="lokasi",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("dukungan_rpjmd", sa.Integer(), nullable=True),
        sa.Column("dukungan_teks", sa.Text(), nullable=True),
        sa.Column("prioritas_opd", sa.Integer(), nullable=False),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column(
            "verifikasi",
            sa.Enum(
                "belum",
                "diterima",
                "disesuaikan",
                "dikembalikan",
                name="verifikasi",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("jumlah_disetujui", sa.Integer(), nullable=True),
        sa.Column("alasan_verifikasi", sa.Text(), nullable=True),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(verifikasi IN ('diterima', 'disesuaikan')) = (jumlah_disetujui IS NOT NULL)",
            name=op.f("ck_kebutuhan_disetujui_berjumlah"),
        ),
        sa.CheckConstraint(
            "verifikasi NOT IN ('disesuaikan', 'dikembalikan') OR length(alasan_verifikasi) > 0",
            name=op.f("ck_kebutuhan_verifikasi_beralasan"),
        ),
        sa.CheckConstraint(
            "dukungan_rpjmd IS NULL OR dukungan_rpjmd BETWEEN 0 AND 3", name=op.f("ck_kebutuhan_dukungan_rpjmd")
        ),
        sa.CheckConstraint("jumlah >= 1", name=op.f("ck_kebutuhan_jumlah")),
        sa.CheckConstraint(
            "jumlah_disetujui IS NULL OR jumlah_disetujui >= 1", name=op.f("ck_kebutuhan_jumlah_disetujui")
        ),
        sa.CheckConstraint("lama_semester BETWEEN 1 AND 14", name=op.f("ck_kebutuhan_lama_semester")),
        sa.CheckConstraint("length(alasan) > 0", name=op.f("ck_kebutuhan_beralasan")),
        sa.CheckConstraint("porsi_apbd BETWEEN 0 AND 100", name=op.f("ck_kebutuhan_porsi_apbd")),
        sa.CheckConstraint("prioritas_opd >= 1", name=op.f("ck_kebutuhan_prioritas_opd")),
        sa.ForeignKeyConstraint(["jabatan_id"], ["jabatan.id"], name=op.f("fk_kebutuhan_jabatan_id_jabatan")),
        sa.ForeignKeyConstraint(
            ["program_studi_id"], ["program_studi.id"], name=op.f("fk_kebutuhan_program_studi_id_program_studi")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_kebutuhan_unit_id_unit")),
        sa.ForeignKeyConstraint(["usulan_id"], ["usulan.id"], name=op.f("fk_kebutuhan_usulan_id_usulan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kebutuhan")),
        sa.UniqueConstraint("usulan_id", "nomor", name=op.f("uq_kebutuhan_usulan_id_nomor")),
        sa.UniqueConstraint(
            "usulan_id",
            "unit_id",
            "jabatan_id",
            "prodi_kunci",
            "jenjang_tujuan",
            "tahun_mulai",
            "pembiayaan",
            "status_jabatan",
            name="uq_kebutuhan_kunci",
        ),
    )
    with op.batch_alter_table("kebutuhan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kebutuhan_jabatan_id"), ["jabatan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_kebutuhan_program_studi_id"), ["program_studi_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_kebutuhan_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "pegawai",
        sa.Column("nip", sa.String(length=18), nullable=False),
        sa.Column("nama", sa.String(length=150), nullable=False),
        sa.Column("tanggal_lahir", sa.Date(), nullable=False),
        sa.Column(
            "jenis_kelamin",
            sa.Enum("l", "p", name="jenis_kelamin", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum("pns", "cpns", "pppk", name="status", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "golongan",
            sa.Enum(
                "I/a",
                "I/b",
                "I/c",
                "I/d",
                "II/a",
                "II/b",
                "II/c",
                "II/d",
                "III/a",
                "III/b",
                "III/c",
                "III/d",
                "IV/a",
                "IV/b",
                "IV/c",
                "IV/d",
                "IV/e",
                name="golongan",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("jabatan_id", sa.Uuid(), nullable=False),
        sa.Column("tmt_pns", sa.Date(), nullable=True),
        sa.Column("tmt_jabatan", sa.Date(), nullable=True),
        sa.Column(
            "jenjang",
            sa.Enum(
                "sd",
                "smp",
                "sma",
                "d1",
                "d2",
                "d3",
                "d4",
                "s1",
                "profesi",
                "s2",
                "sp1",
                "sp2",
                "s3",
                name="jenjang",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("program_studi_id", sa.Uuid(), nullable=True),
        sa.Column("prodi_teks", sa.String(length=200), nullable=True),
        sa.Column(
            "hukdis_tingkat",
            sa.Enum(
                "ringan", "sedang", "berat", name="hukdis_tingkat", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("hukdis_mulai", sa.Date(), nullable=True),
        sa.Column("hukdis_sampai", sa.Date(), nullable=True),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(hukdis_tingkat IS NULL) = (hukdis_mulai IS NULL)", name=op.f("ck_pegawai_hukdis_lengkap")),
        sa.CheckConstraint("length(nip) = 18", name=op.f("ck_pegawai_nip")),
        sa.ForeignKeyConstraint(["jabatan_id"], ["jabatan.id"], name=op.f("fk_pegawai_jabatan_id_jabatan")),
        sa.ForeignKeyConstraint(
            ["program_studi_id"], ["program_studi.id"], name=op.f("fk_pegawai_program_studi_id_program_studi")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_pegawai_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pegawai")),
        sa.UniqueConstraint("nip", name=op.f("uq_pegawai_nip")),
    )
    with op.batch_alter_table("pegawai", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pegawai_jabatan_id"), ["jabatan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pegawai_nama"), ["nama"], unique=False)
        batch_op.create_index(batch_op.f("ix_pegawai_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "rencana",
        sa.Column("periode_id", sa.Uuid(), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "disusun",
                "menunggu",
                "dikembalikan",
                "ditetapkan",
                "digantikan",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("bobot_id", sa.Uuid(), nullable=False),
        sa.Column("eskalasi_persen", sa.String(length=10), nullable=False),
        sa.Column("catatan", sa.Text(), nullable=False),
        sa.Column("disusun_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disusun_oleh", sa.String(length=150), nullable=False),
        sa.Column("dikirim_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("alasan_kembali", sa.Text(), nullable=True),
        sa.Column("sk_nomor", sa.String(length=100), nullable=True),
        sa.Column("sk_tanggal", sa.Date(), nullable=True),
        sa.Column("ditetapkan_oleh", sa.String(length=150), nullable=True),
        sa.Column("dikembalikan", sa.JSON(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(status IN ('ditetapkan', 'digantikan')) = (sk_nomor IS NOT NULL AND sk_tanggal IS NOT NULL)",
            name=op.f("ck_rencana_ditetapkan_ber_sk"),
        ),
        sa.CheckConstraint(
            "status <> 'dikembalikan' OR length(alasan_kembali) > 0", name=op.f("ck_rencana_kembali_beralasan")
        ),
        sa.ForeignKeyConstraint(["bobot_id"], ["versi_bobot.id"], name=op.f("fk_rencana_bobot_id_versi_bobot")),
        sa.ForeignKeyConstraint(["periode_id"], ["periode.id"], name=op.f("fk_rencana_periode_id_periode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rencana")),
        sa.UniqueConstraint("periode_id", "versi", name=op.f("uq_rencana_periode_id_versi")),
        sa.UniqueConstraint("sk_nomor", name=op.f("uq_rencana_sk_nomor")),
    )
    op.create_table(
        "riwayat_usulan",
        sa.Column("usulan_id", sa.Uuid(), nullable=False),
        sa.Column(
            "aksi",
            sa.Enum(
                "kirim_ke_kepala",
                "kembalikan_ke_operator",
                "ajukan",
                "kembalikan",
                "verifikasi",
                "buka_kembali",
                name="aksi",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "dari",
            sa.Enum(
                "draf",
                "menunggu_kepala",
                "diajukan",
                "dikembalikan",
                "diverifikasi",
                name="dari",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "ke",
            sa.Enum(
                "draf",
                "menunggu_kepala",
                "diajukan",
                "dikembalikan",
                "diverifikasi",
                name="ke",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("oleh_id", sa.Uuid(), nullable=True),
        sa.Column("oleh_nama", sa.String(length=150), nullable=False),
        sa.Column("oleh_peran", sa.String(length=20), nullable=False),
        sa.Column("alasan", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["oleh_id"], ["pengguna.id"], name=op.f("fk_riwayat_usulan_oleh_id_pengguna")),
        sa.ForeignKeyConstraint(["usulan_id"], ["usulan.id"], name=op.f("fk_riwayat_usulan_usulan_id_usulan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_riwayat_usulan")),
    )
    with op.batch_alter_table("riwayat_usulan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_riwayat_usulan_usulan_id"), ["usulan_id"], unique=False)

    op.create_table(
        "syarat_jabatan",
        sa.Column("jabatan_id", sa.Uuid(), nullable=False),
        sa.Column("program_studi_id", sa.Uuid(), nullable=True),
        sa.Column("rumpun_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(program_studi_id IS NULL) <> (rumpun_id IS NULL)", name=op.f("ck_syarat_jabatan_satu_jenis")
        ),
        sa.ForeignKeyConstraint(["jabatan_id"], ["jabatan.id"], name=op.f("fk_syarat_jabatan_jabatan_id_jabatan")),
        sa.ForeignKeyConstraint(
            ["program_studi_id"], ["program_studi.id"], name=op.f("fk_syarat_jabatan_program_studi_id_program_studi")
        ),
        sa.ForeignKeyConstraint(
            ["rumpun_id"], ["rumpun_ilmu.id"], name=op.f("fk_syarat_jabatan_rumpun_id_rumpun_ilmu")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_syarat_jabatan")),
        sa.UniqueConstraint(
            "jabatan_id", "program_studi_id", name=op.f("uq_syarat_jabatan_jabatan_id_program_studi_id")
        ),
        sa.UniqueConstraint("jabatan_id", "rumpun_id", name=op.f("uq_syarat_jabatan_jabatan_id_rumpun_id")),
    )
    with op.batch_alter_table("syarat_jabatan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_syarat_jabatan_jabatan_id"), ["jabatan_id"], unique=False)

    op.create_table(
        "versi_dokumen",
        sa.Column("dokumen_id", sa.Uuid(), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("nomor", sa.String(length=100), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("berlaku_mulai", sa.Date(), nullable=False),
        sa.Column("berlaku_sampai", sa.Date(), nullable=True),
        sa.Column("isi", sa.Text(), nullable=False),
        sa.Column("berkas", sa.String(length=60), nullable=False),
        sa.Column("nama_berkas", sa.String(length=200), nullable=False),
        sa.Column("ukuran", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "berlaku_sampai IS NULL OR berlaku_sampai >= berlaku_mulai", name=op.f("ck_versi_dokumen_masa")
        ),
        sa.ForeignKeyConstraint(["dokumen_id"], ["dokumen.id"], name=op.f("fk_versi_dokumen_dokumen_id_dokumen")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versi_dokumen")),
        sa.UniqueConstraint("berkas", name=op.f("uq_versi_dokumen_berkas")),
        sa.UniqueConstraint("dokumen_id", "versi", name=op.f("uq_versi_dokumen_dokumen_id_versi")),
    )
    with op.batch_alter_table("versi_dokumen", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_versi_dokumen_dokumen_id"), ["dokumen_id"], unique=False)

    op.create_table(
        "baris_rencana",
        sa.Column("rencana_id", sa.Uuid(), nullable=False),
        sa.Column("peringkat", sa.Integer(), nullable=False),
        sa.Column("skor", sa.Double(), nullable=False),
        sa.Column("kode", sa.String(length=40), nullable=False),
        sa.Column("kode_opd", sa.String(length=30), nullable=False),
        sa.Column("nama_opd", sa.String(length=200), nullable=False),
        sa.Column("nama_unit", sa.String(length=200), nullable=False),
        sa.Column("jabatan", sa.String(length=200), nullable=False),
        sa.Column(
            "jenjang",
            sa.Enum(
                "sd",
                "smp",
                "sma",
                "d1",
                "d2",
                "d3",
                "d4",
                "s1",
                "profesi",
                "s2",
                "sp1",
                "sp2",
                "s3",
                name="jenjang",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("kode_prodi", sa.String(length=120), nullable=False),
        sa.Column("program_studi", sa.String(length=200), nullable=False),
        sa.Column("prodi_teks", sa.String(length=200), nullable=False),
        sa.Column("kode_rumpun", sa.String(length=10), nullable=False),
        sa.Column("rumpun", sa.String(length=120), nullable=False),
        sa.Column("jumlah_diusulkan", sa.Integer(), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.Column("alasan_perubahan", sa.Text(), nullable=True),
        sa.Column("tahun_mulai", sa.Integer(), nullable=False),
        sa.Column("bulan_masuk", sa.Integer(), nullable=False),
        sa.Column("lama_semester", sa.Integer(), nullable=False),
        sa.Column(
            "pembiayaan",
            sa.Enum(
                "apbd",
                "apbn",
                "sponsor",
                "mandiri",
                name="pembiayaan",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "status_jabatan",
            sa.Enum(
                "diberhentikan",
                "tidak_diberhentikan",
                name="status_jabatan",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "lokasi",
            sa.Enum(
                "dalam_provinsi",
                "luar_provinsi",
                "luar_negeri",
                name="lokasi",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("pemangku", sa.Integer(), nullable=False),
        sa.Column("belum_memenuhi", sa.Integer(), nullable=False),
        sa.Column("kosong", sa.Integer(), nullable=False),
        sa.Column("rincian", sa.JSON(), nullable=False),
        sa.Column("biaya", sa.JSON(), nullable=False),
        sa.Column("biaya_eskalasi", sa.JSON(), nullable=False),
        sa.Column("termuat", sa.Boolean(), nullable=False),
        sa.Column("sebab_tidak_termuat", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["rencana_id"], ["rencana.id"], name=op.f("fk_baris_rencana_rencana_id_rencana")),
        sa.PrimaryKeyConstraint("rencana_id", "peringkat", name=op.f("pk_baris_rencana")),
    )
    op.create_table(
        "penilaian_kinerja",
        sa.Column("pegawai_id", sa.Uuid(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column(
            "predikat",
            sa.Enum(
                "sangat_baik",
                "baik",
                "butuh_perbaikan",
                "kurang",
                "sangat_kurang",
                name="predikat",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["pegawai_id"], ["pegawai.id"], name=op.f("fk_penilaian_kinerja_pegawai_id_pegawai")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penilaian_kinerja")),
        sa.UniqueConstraint("pegawai_id", "tahun", name=op.f("uq_penilaian_kinerja_pegawai_id_tahun")),
    )
    with op.batch_alter_table("penilaian_kinerja", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_penilaian_kinerja_pegawai_id"), ["pegawai_id"], unique=False)

    op.create_table(
        "publikasi",
        sa.Column("rencana_id", sa.Uuid(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("tahun_akhir", sa.Integer(), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("sk_nomor", sa.String(length=100), nullable=False),
        sa.Column("sk_tanggal", sa.Date(), nullable=False),
        sa.Column("jumlah_unit", sa.Integer(), nullable=False),
        sa.Column("diterbitkan_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("diterbitkan_oleh", sa.String(length=150), nullable=False),
        sa.Column("dicabut_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("alasan_cabut", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "dicabut_pada IS NULL OR length(alasan_cabut) > 0", name=op.f("ck_publikasi_cabut_beralasan")
        ),
        sa.ForeignKeyConstraint(["rencana_id"], ["rencana.id"], name=op.f("fk_publikasi_rencana_id_rencana")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publikasi")),
        sa.UniqueConstraint("rencana_id", name=op.f("uq_publikasi_rencana_id")),
    )
    with op.batch_alter_table("publikasi", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_publikasi_tahun"), ["tahun"], unique=False)

    op.create_table(
        "studi_berjalan",
        sa.Column("pegawai_id", sa.Uuid(), nullable=False),
        sa.Column(
            "jenjang",
            sa.Enum(
                "sd",
                "smp",
                "sma",
                "d1",
                "d2",
                "d3",
                "d4",
                "s1",
                "profesi",
                "s2",
                "sp1",
                "sp2",
                "s3",
                name="jenjang",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("program_studi_id", sa.Uuid(), nullable=False),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("lama_semester", sa.Integer(), nullable=False),
        sa.Column(
            "pembiayaan",
            sa.Enum(
                "apbd",
                "apbn",
                "sponsor",
                "mandiri",
                name="pembiayaan",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("porsi_apbd", sa.Integer(), nullable=False),
        sa.Column(
            "status_jabatan",
            sa.Enum(
                "diberhentikan",
                "tidak_diberhentikan",
                name="status_jabatan",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "lokasi",
            sa.Enum(
                "dalam_provinsi",
                "luar_provinsi",
                "luar_negeri",
                name="lokasi",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("selesai_pada", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("lama_semester BETWEEN 1 AND 14", name=op.f("ck_studi_berjalan_lama_semester")),
        sa.CheckConstraint("porsi_apbd BETWEEN 0 AND 100", name=op.f("ck_studi_berjalan_porsi_apbd")),
        sa.ForeignKeyConstraint(["pegawai_id"], ["pegawai.id"], name=op.f("fk_studi_berjalan_pegawai_id_pegawai")),
        sa.ForeignKeyConstraint(
            ["program_studi_id"], ["program_studi.id"], name=op.f("fk_studi_berjalan_program_studi_id_program_studi")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_studi_berjalan")),
    )
    with op.batch_alter_table("studi_berjalan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_studi_berjalan_pegawai_id"), ["pegawai_id"], unique=False)

    op.create_table(
        "tahun_rencana",
        sa.Column("rencana_id", sa.Uuid(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("pagu", sa.BigInteger(), nullable=False),
        sa.Column("komitmen", sa.BigInteger(), nullable=False),
        sa.Column("usulan_baru", sa.BigInteger(), nullable=False),
        sa.Column("komitmen_eskalasi", sa.BigInteger(), nullable=False),
        sa.Column("usulan_baru_eskalasi", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["rencana_id"], ["rencana.id"], name=op.f("fk_tahun_rencana_rencana_id_rencana")),
        sa.PrimaryKeyConstraint("rencana_id", "tahun", name=op.f("pk_tahun_rencana")),
    )
    op.create_table(
        "baris_publik",
        sa.Column("publikasi_id", sa.Uuid(), nullable=False),
        sa.Column("prioritas", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=150), nullable=False),
        sa.Column(
            "jenjang",
            sa.Enum(
                "sd",
                "smp",
                "sma",
                "d1",
                "d2",
                "d3",
                "d4",
                "s1",
                "profesi",
                "s2",
                "sp1",
                "sp2",
                "s3",
                name="jenjang",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("program_studi", sa.String(length=200), nullable=False),
        sa.Column("kode_rumpun", sa.String(length=10), nullable=False),
        sa.Column("rumpun", sa.String(length=120), nullable=False),
        sa.Column("kode_opd", sa.String(length=30), nullable=False),
        sa.Column("nama_opd", sa.String(length=200), nullable=False),
        sa.Column("jabatan", sa.String(length=200), nullable=False),
        sa.Column("jenis_jabatan", sa.String(length=60), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.Column("tahun_mulai", sa.Integer(), nullable=False),
        sa.Column("lama_semester", sa.Integer(), nullable=False),
        sa.Column(
            "pembiayaan",
            sa.Enum(
                "apbd",
                "apbn",
                "sponsor",
                "mandiri",
                name="pembiayaan",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("kesenjangan", sa.String(length=120), nullable=False),
        sa.Column("kata_cari", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["publikasi_id"], ["publikasi.id"], name=op.f("fk_baris_publik_publikasi_id_publikasi")
        ),
        sa.PrimaryKeyConstraint("publikasi_id", "prioritas", name=op.f("pk_baris_publik")),
    )
    with op.batch_alter_table("baris_publik", schema=None) as batch_op:
        batch_op.create_index("ix_baris_publik_slug", ["publikasi_id", "slug"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("baris_publik", schema=None) as batch_op:
        batch_op.drop_index("ix_baris_publik_slug")

    op.drop_table("baris_publik")
    op.drop_table("tahun_rencana")
    with op.batch_alter_table("studi_berjalan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_studi_berjalan_pegawai_id"))

    op.drop_table("studi_berjalan")
    with op.batch_alter_table("publikasi", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_publikasi_tahun"))

    op.drop_table("publikasi")
    with op.batch_alter_table("penilaian_kinerja", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_penilaian_kinerja_pegawai_id"))

    op.drop_table("penilaian_kinerja")
    op.drop_table("baris_rencana")
    with op.batch_alter_table("versi_dokumen", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_versi_dokumen_dokumen_id"))

    op.drop_table("versi_dokumen")
    with op.batch_alter_table("syarat_jabatan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_syarat_jabatan_jabatan_id"))

    op.drop_table("syarat_jabatan")
    with op.batch_alter_table("riwayat_usulan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_riwayat_usulan_usulan_id"))

    op.drop_table("riwayat_usulan")
    op.drop_table("rencana")
    with op.batch_alter_table("pegawai", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pegawai_unit_id"))
        batch_op.drop_index(batch_op.f("ix_pegawai_nama"))
        batch_op.drop_index(batch_op.f("ix_pegawai_jabatan_id"))

    op.drop_table("pegawai")
    with op.batch_alter_table("kebutuhan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kebutuhan_unit_id"))
        batch_op.drop_index(batch_op.f("ix_kebutuhan_program_studi_id"))
        batch_op.drop_index(batch_op.f("ix_kebutuhan_jabatan_id"))

    op.drop_table("kebutuhan")
    with op.batch_alter_table("jenjang_program", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_jenjang_program_program_studi_id"))

    op.drop_table("jenjang_program")
    op.drop_table("impor_baris")
    with op.batch_alter_table("alias_program", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alias_program_program_studi_id"))

    op.drop_table("alias_program")
    op.drop_table("versi_bobot")
    with op.batch_alter_table("usulan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_usulan_opd_id"))

    op.drop_table("usulan")
    with op.batch_alter_table("tautan_sandi", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tautan_sandi_pengguna_id"))

    op.drop_table("tautan_sandi")
    with op.batch_alter_table("program_studi", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_program_studi_rumpun_id"))

    op.drop_table("program_studi")
    with op.batch_alter_table("perpanjangan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_perpanjangan_periode_id"))
        batch_op.drop_index(batch_op.f("ix_perpanjangan_opd_id"))

    op.drop_table("perpanjangan")
    with op.batch_alter_table("penugasan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_penugasan_unit_id"))
        batch_op.drop_index(batch_op.f("ix_penugasan_pengguna_id"))

    op.drop_table("penugasan")
    op.drop_table("pekerjaan")
    with op.batch_alter_table("jejak", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_jejak_pada"))
        batch_op.drop_index(batch_op.f("ix_jejak_oleh_id"))
        batch_op.drop_index("ix_jejak_objek")
        batch_op.drop_index(batch_op.f("ix_jejak_aksi"))

    op.drop_table("jejak")
    with op.batch_alter_table("impor", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_impor_jenis"))

    op.drop_table("impor")
    with op.batch_alter_table("formasi", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_formasi_jabatan_id"))

    op.drop_table("formasi")
    op.drop_table("dokumen")
    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unit_opd_id"))
        batch_op.drop_index(batch_op.f("ix_unit_induk_id"))

    op.drop_table("unit")
    op.drop_table("standar_biaya")
    with op.batch_alter_table("rumpun_ilmu", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rumpun_ilmu_induk_id"))

    op.drop_table("rumpun_ilmu")
    op.drop_table("periode")
    op.drop_table("percobaan_masuk")
    op.drop_table("pengguna")
    op.drop_table("parameter")
    op.drop_table("pagu")
    op.drop_table("jabatan")
    op.drop_table("instalasi")
