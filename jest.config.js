// The test configuration; the runner is Vitest: `vitest run --config jest.config.js`.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const journeys = ['test/**/*.{journey,browser}.local.test.ts'];
const services = ['test/**/*.local.test.ts'];

/** Suites of a project share a worker and its modules one after the other, unless they are alone; projects run by name. */
const project = (name, include, { isolate = false, exclude = [] } = {}) => ({
  extends: true,
  test: { name, include, exclude, isolate },
});

export default defineConfig({
  test: {
    testTimeout: 30_000,
    // The first suite that needs the cloud may have to build it.
    hookTimeout: 240_000,
    // Journeys wait for a browser or a queue most of their time.
    maxWorkers: availableParallelism() + 1,
    restoreMocks: true,
    projects: [
      project('journeys', journeys),
      project('rules', ['test/**/*.test.{ts,tsx}'], { exclude: services }),
      // They load the functions into the worker, which remember the services that they spoke to first.
      project('services', services, { exclude: journeys, isolate: true }),
    ],
  },
});
