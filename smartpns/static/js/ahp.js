// While pairs are compared, show weights and consistency; without JavaScript the button "Hitung" does.
// The same arithmetic as on the server: powers of the reciprocal matrix, CI = (λ − n) / (n − 1), CR = CI / RI.
const hasil = document.querySelector('[data-ahp]');
const jawaban = document.querySelectorAll('select[data-pasangan]');
const angka = (n, desimal) => n.toLocaleString('id-ID', { minimumFractionDigits: desimal, maximumFractionDigits: desimal });

function matriks(kode) {
  const isi = kode.map(() => kode.map(() => 1));
  for (const kolom of jawaban) {
    const [i, j] = kolom.dataset.pasangan.split(' ').map((satu) => kode.indexOf(satu));
    const nilai = Number(kolom.value);
    isi[i][j] = nilai > 0 ? nilai : 1 / -nilai;
    isi[j][i] = 1 / isi[i][j];
  }
  return isi;
}

function vektorUtama(isi) {
  let vektor = isi.map(() => 1 / isi.length);
  let nilai = isi.length;
  for (let ulang = 0, beda = 1; beda >= 1e-15 && ulang < 20000; ulang += 1) {
    const kali = isi.map((baris) => baris.reduce((jumlah, a, j) => jumlah + a * vektor[j], 0));
    nilai = kali.reduce((a, b) => a + b, 0);
    const baru = kali.map((k) => k / nilai);
    beda = Math.max(...baru.map((b, i) => Math.abs(b - vektor[i])));
    vektor = baru;
  }
  return [vektor, nilai];
}

function tulis(bobot, lambda, ci, cr) {
  const kode = hasil.dataset.ahp.split(' ');
  kode.forEach((satu, i) => { hasil.querySelector(`[data-bobot="${satu}"]`).textContent = bobot ? angka(bobot[i] * 100, 2) : '–'; });
  for (const [nama, nilai] of Object.entries({ lambda, ci, cr })) hasil.querySelector(`[data-${nama}]`).textContent = bobot ? angka(nilai, 4) : '–';
}

function hitung() {
  const kode = hasil.dataset.ahp.split(' ');
  const terisi = [...jawaban].filter((kolom) => kolom.value).length;
  const keadaan = hasil.querySelector('[data-keadaan]');
  if (terisi < jawaban.length) {
    keadaan.textContent = `Terisi ${terisi} dari ${jawaban.length}. Bobot muncul setelah semua terisi.`;
    tulis(null);
    return;
  }
  const [bobot, lambda] = vektorUtama(matriks(kode));
  const ci = Math.max(lambda - kode.length, 0) / (kode.length - 1);
  const acak = Number(hasil.dataset.indeksAcak);
  const cr = acak ? ci / acak : 0;
  const batas = Number(hasil.dataset.batas);
  keadaan.textContent = cr < batas ? `Selaras: rasio konsistensi di bawah ${angka(batas, 1)}.` : `Belum selaras: rasio konsistensi harus di bawah ${angka(batas, 1)}.`;
  tulis(bobot, lambda, ci, cr);
}

if (hasil) for (const kolom of jawaban) kolom.addEventListener('change', hitung);
