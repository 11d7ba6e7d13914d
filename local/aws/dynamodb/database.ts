import type { ChangedItems } from './changed-items.ts';
import type { Answer } from './dynalite.ts';
import type { Engine } from './engine.ts';
import type { HeldItems } from './held-items.ts';
import type { Ledger } from './ledger.ts';

/** Writes one object of an export. */
export type PutExported = (object: {
  readonly bucket: string;
  readonly key: string;
  readonly body: Uint8Array;
}) => Promise<void>;

/** Where exports go, and those that were begun, by table and token. */
export type Exporting = { readonly put: PutExported; readonly known: Map<string, Promise<Answer>> };

/** What every operation works with. */
export type Database = {
  readonly engine: Engine;
  readonly ledger: Ledger;
  readonly held: HeldItems;
  /** Tokens of the transactions that are under way. */
  readonly tokensUnderWay: Set<string>;
  readonly clock: () => Date;
  readonly changed: ChangedItems;
  /** Where exports go, and the answers to those that were asked for, by token. */
  readonly exporting?: Exporting;
};
