import type { Engine } from './engine.ts';
import type { Ledger } from './ledger.ts';

/** What every operation works with. */
export type Database = {
  readonly engine: Engine;
  readonly ledger: Ledger;
  readonly clock: () => Date;
};
