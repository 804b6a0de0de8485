// Long lists become searchable: <select data-cari>. Without JavaScript the plain select stays.
for (const daftar of document.querySelectorAll('select[data-cari]')) {
  new TomSelect(daftar, {
    maxOptions: 200,
    diacritics: true,
    plugins: daftar.multiple ? { remove_button: { title: 'Hapus pilihan ini' } } : [],
    render: {
      no_results: () => '<div class="no-results">Tidak ada yang cocok. Coba kata lain.</div>',
    },
  });
}
