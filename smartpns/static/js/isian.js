// The grid of needs saves each row by itself when its cells change, and takes a block pasted from a spreadsheet.
// Without this script every row has its own button and the server answers with the whole page.
const kisi = document.getElementById('kisi');
const SIMBOL = '/static/img/simbol.svg#';
const KOLOM = ['nama_jabatan', 'jenjang_tujuan', 'program_studi', 'jumlah', 'tahun_mulai', 'prioritas_opd'];
const JEDA_ULANG = [1000, 3000, 10000];
const menunggu = new Map();
const pola = salinBarisBaru();
kisi.classList.add('kisi-otomatis');

kisi.addEventListener('change', (e) => e.target.matches('[form]') && simpanNanti(e.target.form));
kisi.addEventListener('submit', (e) => {
  if (!e.target.matches('[data-kisi]') || e.target.dataset.bentrok) return;
  e.preventDefault();
  simpan(e.target);
});
kisi.addEventListener('click', (e) => {
  const tombol = e.target.closest('[data-nama-program]');
  if (!tombol) return;
  const formulir = tombol.closest('tr').querySelector('form[data-kisi]');
  formulir.elements.program_studi.value = tombol.dataset.namaProgram;
  formulir.elements.program_studi.focus();
  simpan(formulir);
});
kisi.addEventListener('keydown', pindahBaris);
kisi.addEventListener('paste', tempel);
window.addEventListener('beforeunload', (e) => {
  if (menunggu.size) e.preventDefault();
});

function salinBarisBaru() {
  const formulir = document.getElementById('formulir-baru');
  return [barisDari(formulir).cloneNode(true), rincianDari(formulir).cloneNode(true)];
}

function rincianDari(formulir) {
  return formulir.closest('tr');
}
function barisDari(formulir) {
  return rincianDari(formulir).previousElementSibling;
}
function baru(formulir) {
  return !barisDari(formulir).dataset.baris;
}

// --- saving ---------------------------------------------------------------------------------------------------------

function simpanNanti(formulir) {
  if (baru(formulir) && !formulir.elements.nama_jabatan.value.trim()) return;
  clearTimeout(menunggu.get(formulir));
  tunjukkan(formulir, 'belum tersimpan', 'info', 'titik');
  menunggu.set(formulir, setTimeout(() => simpan(formulir), 500));
}

async function simpan(formulir, percobaan = 0) {
  clearTimeout(menunggu.get(formulir));
  if (formulir.dataset.sibuk) {
    menunggu.set(formulir, setTimeout(() => simpan(formulir), 300));
    return;
  }
  menunggu.set(formulir, null);
  formulir.dataset.sibuk = '1';
  tunjukkan(formulir, 'menyimpan', 'info', 'separuh');
  const terkirim = new FormData(formulir);
  let jawaban;
  try {
    jawaban = await fetch(formulir.action, {
      method: 'POST', body: terkirim, headers: { Accept: 'application/json' }, redirect: 'manual',
    });
  } catch {
    ulangi(formulir, percobaan);
    return;
  } finally {
    delete formulir.dataset.sibuk;
  }
  menunggu.delete(formulir);
  if (jawaban.type === 'opaqueredirect') keluar(formulir);
  else terima(formulir, jawaban.status, await jawaban.json().catch(() => ({})), terkirim);
}

function ulangi(formulir, percobaan) {
  const jeda = JEDA_ULANG[Math.min(percobaan, JEDA_ULANG.length - 1)];
  tunjukkan(formulir, 'belum tersimpan, mencoba lagi', 'perhatian', 'segitiga');
  bilah('Belum tersimpan – mencoba lagi', false);
  menunggu.set(formulir, setTimeout(() => simpan(formulir, percobaan + 1), jeda));
}

function terima(formulir, status, isi, terkirim) {
  if (isi.keadaan === 'tersimpan') return tersimpan(formulir, isi, terkirim);
  if (isi.keadaan === 'bentrok') return bentrok(formulir);
  if (isi.keadaan === 'galat') return galat(formulir, isi.galat);
  tunjukkan(formulir, 'belum tersimpan', 'galat', 'seru');
  pesan(formulir, [['bidang-galat', 'seru', `Server menolak (${status}). Muat ulang halaman; ketikan Anda salin dahulu.`]]);
  return undefined;
}

function keluar(formulir) {
  tunjukkan(formulir, 'belum tersimpan', 'galat', 'seru');
  pesan(formulir, [['bidang-galat', 'seru', 'Sesi Anda berakhir. Salin ketikan baris ini, muat ulang halaman, lalu masuk lagi.']]);
  bilah('Sesi berakhir – belum tersimpan', false);
}

function tersimpan(formulir, isi, terkirim) {
  if (baru(formulir)) jadikanTetap(formulir, isi.baris);
  formulir.elements.asal.value = isi.baris.asal;
  for (const nama of KOLOM) {
    const kolom = formulir.elements[nama];
    tandai(kolom, false);
    if (kolom.value === terkirim.get(nama)) kolom.value = isi.baris.nilai[nama];
  }
  for (const [id, [prioritas, versi]] of Object.entries(isi.urutan)) terapkanUrutan(id, prioritas, versi);
  const { label, nada, simbol } = isi.baris.keadaan;
  tunjukkan(formulir, label, nada, simbol);
  pesan(formulir, isi.baris.saran.map((teks) => ['kisi-saran', 'segitiga', teks]));
  tawarkan(formulir, isi.baris.pilihan);
  rincianDari(formulir).querySelector('[data-peran=kesenjangan]').textContent = isi.baris.kesenjangan;
  kelayakan(formulir, isi.baris);
  bilah(`Tersimpan ${isi.disimpan}`, true);
  hitung();
}

function kelayakan(formulir, { nomor, kelayakan: { kata, tautan } }) {
  const tempat = rincianDari(formulir).querySelector('[data-peran=kelayakan]');
  tempat.replaceChildren(tautan ? bertautan(tautan, kata, ` untuk baris ${nomor}`) : kata);
}

function bertautan(alamat, kata, untuk) {
  const a = document.createElement('a');
  const tersembunyi = document.createElement('span');
  tersembunyi.className = 'visually-hidden';
  tersembunyi.textContent = untuk;
  a.href = alamat;
  a.append(kata, tersembunyi);
  return a;
}

function terapkanUrutan(id, prioritas, versi) {
  const formulir = document.getElementById(`formulir-${id}`);
  if (!formulir || menunggu.has(formulir)) return;
  formulir.elements.versi.value = versi;
  formulir.elements.prioritas_opd.value = prioritas;
}

function galat(formulir, semua) {
  for (const nama of KOLOM) tandai(formulir.elements[nama], nama in semua || (nama === 'nama_jabatan' && 'jabatan' in semua));
  tunjukkan(formulir, 'perlu perbaikan', 'galat', 'seru');
  pesan(formulir, Object.values(semua).map((teks) => ['bidang-galat', 'seru', teks]));
  bilah('Ada baris yang belum tersimpan', false);
}

function bentrok(formulir) {
  formulir.dataset.bentrok = '1';
  rincianDari(formulir).classList.add('kisi-bentrok');
  tunjukkan(formulir, 'diubah rekan', 'perhatian', 'tukar');
  pesan(formulir, [['kisi-saran', 'tukar', 'Rekan Anda mengubah baris ini. Tekan “Bandingkan”: ketikan Anda tidak hilang.']]);
  formulir.querySelector('button').textContent = 'Bandingkan';
}

// --- what a row shows -----------------------------------------------------------------------------------------------

function gambar(nama) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'simbol');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', SIMBOL + nama);
  svg.append(use);
  return svg;
}

function tunjukkan(formulir, label, nada, simbol) {
  const lencana = document.createElement('span');
  lencana.className = `lencana lencana-${nada}`;
  lencana.append(gambar(simbol), label);
  barisDari(formulir).querySelector('[data-peran=keadaan]').replaceChildren(lencana);
}

function pesan(formulir, daftar) {
  const tempat = rincianDari(formulir).querySelector('[data-peran=pesan]');
  tempat.replaceChildren(...daftar.map(([kelas, simbol, teks]) => {
    const p = document.createElement('p');
    p.className = kelas;
    p.append(gambar(simbol), teks);
    return p;
  }));
}

function tawarkan(formulir, pilihan) {
  const tempat = rincianDari(formulir).querySelector('[data-peran=pilihan]');
  tempat.replaceChildren(...pilihan.map((nama) => {
    const tombol = document.createElement('button');
    tombol.type = 'button';
    tombol.className = 'btn btn-outline-primary';
    tombol.dataset.namaProgram = nama;
    tombol.textContent = nama;
    return tombol;
  }));
}

function tandai(kolom, salah) {
  kolom.classList.toggle('is-invalid', salah);
  if (salah) kolom.setAttribute('aria-invalid', 'true');
  else kolom.removeAttribute('aria-invalid');
}

function bilah(teks, aman) {
  let tempat = document.querySelector('.bilah-keadaan');
  if (!tempat) {
    tempat = document.createElement('li');
    tempat.setAttribute('role', 'status');
    document.querySelector('.bilah-isi')?.append(tempat);
  }
  tempat.className = `bilah-keadaan${aman ? ' bilah-tersimpan' : ''}`;
  tempat.replaceChildren(gambar(aman ? 'centang' : 'segitiga'), teks);
}

function hitung() {
  const tetap = [...kisi.querySelectorAll('tr[data-baris]:not([data-baris=""])')];
  const orang = tetap.reduce((n, tr) => n + (parseInt(tr.querySelector('[name=jumlah]').value, 10) || 0), 0);
  document.getElementById('jumlah-kisi').textContent = `${tetap.length} baris, ${orang} orang`;
}

// --- new rows -------------------------------------------------------------------------------------------------------

function jadikanTetap(formulir, baris) {
  const tr = barisDari(formulir);
  const rincian = rincianDari(formulir);
  beriId(tr, rincian, formulir, baris.id, ` baris ${baris.nomor}`);
  tr.id = `baris-${baris.nomor}`;
  tr.dataset.baris = baris.id;
  rincian.dataset.rincian = baris.id;
  tr.querySelector('[data-peran=nomor]').textContent = baris.nomor;
  formulir.action = `/kebutuhan/baris/${baris.id}/sel`;
  formulir.querySelector('button').textContent = 'Simpan';
  rincian.querySelector('.kisi-tindakan').append(...tautan(baris));
  if (!document.getElementById('formulir-baru')) tambahBarisBaru();
}

function tautan(baris) {
  const semua = [['', 'Ubah lengkap'], ['/hapus', 'Hapus']];
  return semua.map(([ekor, kata]) => bertautan(`/kebutuhan/baris/${baris.id}${ekor}`, kata, ` baris ${baris.nomor}`));
}

function beriId(tr, rincian, formulir, id, sebutan) {
  const kolom = [...formulir.elements].filter((k) => KOLOM.includes(k.name));
  formulir.id = `formulir-${id}`;
  for (const k of kolom) {
    k.setAttribute('form', formulir.id);
    k.id = `${k.name}-${id}`;
    k.setAttribute('aria-label', k.getAttribute('aria-label').replace(/ baris .*$/, sebutan));
  }
  rincian.querySelector('[data-peran=pesan]').id = `pesan-${id}`;
}

function tambahBarisBaru() {
  const [tr, rincian] = pola.map((satu) => satu.cloneNode(true));
  kisi.tBodies[0].append(tr, rincian);
  return rincian.querySelector('form[data-kisi]');
}

// --- keyboard and paste ---------------------------------------------------------------------------------------------

function formulirKisi() {
  return [...kisi.querySelectorAll('form[data-kisi]')];
}

function pindahBaris(e) {
  if (e.key !== 'Enter' || !e.target.matches('input[form]')) return;
  e.preventDefault();
  const semua = formulirKisi();
  const tujuan = semua[semua.indexOf(e.target.form) + (e.shiftKey ? -1 : 1)];
  if (tujuan) tujuan.elements[e.target.name].focus();
  else e.target.blur();
}

function tempel(e) {
  const teks = e.clipboardData.getData('text/plain').replace(/\r/g, '').replace(/\n$/, '');
  if (!e.target.matches('[form]') || !/[\t\n]/.test(teks)) return;
  e.preventDefault();
  const blok = teks.split('\n').map((baris) => baris.split('\t'));
  const awal = KOLOM.indexOf(e.target.name);
  let semua = formulirKisi();
  const letak = semua.indexOf(e.target.form);
  blok.forEach((sel, n) => {
    let formulir = semua[letak + n];
    if (!formulir) {
      beriId(barisDari(semua.at(-1)), rincianDari(semua.at(-1)), semua.at(-1), `tempel-${Date.now()}-${n}`, ` baris baru ${n}`);
      formulir = tambahBarisBaru();
      semua = formulirKisi();
    }
    sel.slice(0, KOLOM.length - awal).forEach((isi, k) => isiSel(formulir.elements[KOLOM[awal + k]], isi.trim()));
  });
  simpanBerurutan(formulirKisi().slice(letak, letak + blok.length));
}

function isiSel(kolom, isi) {
  if (kolom.tagName !== 'SELECT') {
    kolom.value = isi;
    return;
  }
  const cari = (teks) => teks.toLowerCase().replace(/[^a-z0-9]/g, '');
  const cocok = [...kolom.options].find((o) => cari(o.textContent) === cari(isi));
  if (cocok) kolom.value = cocok.value;
}

async function simpanBerurutan(semua) {
  for (const formulir of semua) await simpan(formulir);
}
