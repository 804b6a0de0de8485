// While weights are typed, say what they sum to; without JavaScript the button "Hitung ulang" does.
const jumlah = document.getElementById('jumlah-bobot');
const bobot = document.querySelectorAll('input[data-bobot]');
const tulis = (n) => n.toLocaleString('id-ID', { maximumFractionDigits: 4 });
function hitung() {
  const nilai = [...bobot].map((kolom) => Number(kolom.value.trim().replace('%', '').replace(',', '.')));
  if (nilai.some(Number.isNaN)) return;
  const total = Math.round(nilai.reduce((a, b) => a + b, 0) * 1e4) / 1e4;
  const beda = Math.round((100 - total) * 1e4) / 1e4;
  jumlah.textContent = tulis(total) + (beda === 0 ? ' – pas' : beda > 0 ? ` – kurang ${tulis(beda)}` : ` – lebih ${tulis(-beda)}`);
}
if (jumlah) for (const kolom of bobot) kolom.addEventListener('input', hitung);
