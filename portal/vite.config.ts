import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds to `dist/`: a page that names hashed files, none of them inlined, since the server's policy allows no inline code. */
export default defineConfig({
  root: here('.'),
  publicDir: here('static'),
  plugins: [react()],
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The reader of PDFs, which only whoever opens one fetches.
    chunkSizeWarningLimit: 2000,
  },
});
