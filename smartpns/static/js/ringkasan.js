// After a refused submit the reader starts at the list of what to mend; and unsaved typing is not lost by accident.
const ringkasan = document.getElementById('ringkasan-galat');
if (ringkasan) ringkasan.focus();

const dijaga = document.querySelectorAll('form[data-jaga]');
const berubah = new Set();
for (const form of dijaga) {
  form.addEventListener('input', () => berubah.add(form));
  form.addEventListener('submit', () => berubah.clear());
}
if (dijaga.length) {
  window.addEventListener('beforeunload', (kejadian) => {
    if (berubah.size) kejadian.preventDefault();
  });
}
