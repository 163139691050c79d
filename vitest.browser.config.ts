// The browser tests: Chromium from the system's packages, one file after the other.
import { defineConfig } from 'vitest/config';
import { PATIENCE_MS } from './test/browser/patience.ts';

export default defineConfig({
  test: {
    include: ['test/browser/**/*.browser.ts'],
    setupFiles: ['test/browser/on-failure.ts'],
    fileParallelism: false,
    expect: { poll: { timeout: PATIENCE_MS, interval: 100 } },
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
