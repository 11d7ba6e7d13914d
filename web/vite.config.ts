import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { tenantContracts } from '#contract/all.ts';
import { contractHash } from '#contract/hash.ts';
import { chunking } from './chunks.ts';
import { gatesPlugin } from './gates-plugin.ts';
import { manualPlugin } from './manual-plugin.ts';
import { summariesPlugin } from './summaries-plugin.ts';

// `--outDir` on the command line wins. Assets stay text (JS, CSS, SVG) and in files of their own:
// the API serves no binary media types, and the CSP allows neither inline scripts nor data: scripts.
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), gatesPlugin(), summariesPlugin(), manualPlugin()],
  define: { 'import.meta.env.VITE_CONTRACT_HASH': JSON.stringify(contractHash(tenantContracts)) },
  build: {
    outDir: process.env['WEB_OUT_DIR'] ?? '../dist/web',
    emptyOutDir: true,
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ debugName: 'chunk', name: chunking() }],
        },
      },
    },
    reportCompressedSize: false,
  },
});
