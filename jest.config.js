// The test configuration; the runner is Vitest: `vitest run --config jest.config.js`.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

import { longSuites } from './test/long-suites.ts';

/** Who waits for a browser, for a queue, or for the whole product to start. */
const journeys = ['test/**/*.{journey,browser}.local.test.ts', 'test/local/start/*.local.test.ts'];
const services = ['test/**/*.local.test.ts'];
/** `npm test` leaves them to `.ci/run`; whoever names one runs it. */
const leftOut = process.env['STAFEE_LONG_SUITES'] === 'left-out' ? Object.keys(longSuites) : [];

/**
 * Suites of a project share a worker and what it has loaded, one after the other. Projects begin in the order of their
 * names, and none waits for the last suite of the one before: that would leave workers idle.
 */
const project = (name, include, { setupFiles = [], exclude = [] } = {}) => ({
  extends: true,
  test: { name, include, exclude: [...exclude, ...leftOut], setupFiles, isolate: false },
});

export default defineConfig({
  test: {
    // The first suite that needs the cloud may have to build it.
    hookTimeout: 240_000,
    // A busy runner makes each step slow; the steps themselves are bounded.
    testTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: availableParallelism() + 1,
    restoreMocks: true,
    projects: [
      // They wait for a browser or a queue much of their time, and begin; whoever computes comes after them.
      project('journeys', journeys),
      // They load the functions into the worker, which remember the services that they spoke to first.
      project('services', services, { exclude: journeys, setupFiles: ['test/own-modules.ts'] }),
      // They only compute, and leave no worker idle at the end.
      project('units', ['test/**/*.test.{ts,tsx}'], { exclude: services }),
    ],
  },
});
