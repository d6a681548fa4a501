import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    // No data: addresses, so the content security policy can name 'self' and nothing else.
    assetsInlineLimit: 0,
    // Every browser that this is for preloads modules itself.
    modulePreload: { polyfill: false },
  },
});
