// The test configuration; the runner is Vitest: `vitest run --config jest.config.js`.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    // The first suite that needs the cloud may have to build it.
    hookTimeout: 240_000,
    maxWorkers: 2,
    restoreMocks: true,
  },
});
