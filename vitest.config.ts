import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Windows of a day are counted in Asia/Ho_Chi_Minh by the code itself, so the machine's own
    // zone must not matter. Running the suite far from Viet Nam shows that it does not.
    env: { TZ: 'America/New_York' },
    testTimeout: 60_000,
  },
});
