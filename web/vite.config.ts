import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The desk is served under /desk by the API process; in development Vite passes what is not the desk on to it. */
export default defineConfig({
  base: '/desk/',
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, assetsDir: 'assets', sourcemap: false, target: 'es2023' },
  server: { host: '127.0.0.1', proxy: { '^/(?!desk)': 'http://127.0.0.1:3000' } },
});
