import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compiledMessages } from './compiled-messages.ts';

/** Pages that have to share a module before it goes into the one chunk that all of them load: fewer files pack better. */
const SHARED_BY = 40;

/** The desk is served under /desk by the API process; in development Vite passes what is not the desk on to it. */
export default defineConfig({
  base: '/desk/',
  plugins: [react(), compiledMessages()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsDir: 'assets',
    sourcemap: false,
    target: 'es2023',
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: SHARED_BY }] } } },
  },
  server: { host: '127.0.0.1', proxy: { '^/(?!desk)': 'http://127.0.0.1:3000' } },
});
