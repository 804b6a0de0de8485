// Long lists become searchable: <select data-cari>. Without JavaScript the plain select stays.
for (const daftar of document.querySelectorAll('select[data-cari]')) {
  const cari = new TomSelect(daftar, {
    maxOptions: 200,
    diacritics: true,
    placeholder: 'Ketik untuk mencari',
    hidePlaceholder: !daftar.multiple,
    plugins: daftar.multiple ? { remove_button: { title: 'Hapus pilihan ini' } } : [],
    render: {
      no_results: () => '<div class="no-results">Tidak ada yang cocok. Coba kata lain.</div>',
    },
  });
  for (const nama of ['aria-describedby', 'aria-invalid']) {
    const nilai = daftar.getAttribute(nama);
    if (nilai) cari.focus_node.setAttribute(nama, nilai);
  }
  // The plain select stays in the page for the form and for links of the error summary; the reader meets the search box only.
  daftar.setAttribute('aria-hidden', 'true');
  daftar.addEventListener('focus', () => cari.focus());
}
