import { beforeAll, describe, expect, test } from 'vitest';

import { batches } from './batches.ts';
import { benchFor, type Bench, type Theme } from './bench.ts';
import { concurrency } from './concurrency.ts';
import { conditions } from './conditions.ts';
import { indexes } from './indexes.ts';
import { items } from './items.ts';
import { limits } from './limits.ts';
import { queries } from './queries.ts';
import { refusedTransactions } from './refused-transactions.ts';
import { scans } from './scans.ts';
import { tables } from './tables.ts';
import { transactions } from './transactions.ts';
import { updates } from './updates.ts';

/** The checks that every DynamoDB must pass, ours and Amazon's own. */
export const requiredThemes: readonly Theme[] = [
  tables,
  items,
  limits,
  conditions,
  updates,
  batches,
  queries,
  indexes,
  scans,
  transactions,
  refusedTransactions,
  concurrency,
];

/** Registers one test per check. The endpoint is asked for when the tests run, in a `beforeAll` of the caller's. */
export const registerThemes = (themes: readonly Theme[], endpoint: () => string) => {
  describe.each(themes)('$deed', ({ deed, prepare, checks }) => {
    let bench: Bench;
    beforeAll(async () => {
      bench = await benchFor(endpoint(), deed.replaceAll(/\W/g, '-'));
      await prepare?.(bench);
    });
    test.each(checks)('$name', { timeout: 120_000 }, async ({ run }) => {
      await expect(run(bench)).resolves.toBeUndefined();
    });
  });
};
