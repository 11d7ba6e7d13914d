import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// `--outDir` on the command line wins. Assets stay text (JS, CSS, SVG) and in files of their own:
// the API serves no binary media types, and the CSP allows neither inline scripts nor data: scripts.
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: process.env['WEB_OUT_DIR'] ?? '../dist/web',
    emptyOutDir: true,
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
  },
});
