import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const own = '0123456789abcdef';

describe('the contract that an answer names', () => {
  // Another suite of this worker may have read the module as it is without a build.
  beforeEach(() => {
    vi.resetModules();
    vi.stubEnv('VITE_CONTRACT_HASH', own);
  });
  afterEach(() => vi.unstubAllEnvs());
  const loaded = () => import('#web/api/newer-version.ts');

  test.each([
    ['another one', ['fedcba9876543210'], true],
    ['its own', [own], false],
    ['none, as on an answer of the gateway itself', [null], false],
    ['another one, and then none', ['fedcba9876543210', null], true],
    ['another one, and then its own, while a release comes in', ['fedcba9876543210', own], true],
    ['its own, and then another one', [own, 'fedcba9876543210'], true],
  ])('tells of a newer version by %s', async (_name, headers, expected) => {
    const { hearContract, isNewerVersion } = await loaded();
    for (const header of headers) hearContract(header);
    expect(isNewerVersion()).toBe(expected);
  });
});
