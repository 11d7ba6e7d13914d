import type { Answer } from './dynalite.ts';
import type { Engine } from './engine.ts';
import type { Ledger } from './ledger.ts';

/** Writes one object of an export. */
export type PutExported = (object: {
  readonly bucket: string;
  readonly key: string;
  readonly body: Uint8Array;
}) => Promise<void>;

/** What every operation works with. */
export type Database = {
  readonly engine: Engine;
  readonly ledger: Ledger;
  readonly clock: () => Date;
  /** Where exports go, and the answers to those that were asked for, by token. */
  readonly exporting?: { readonly put: PutExported; readonly known: Map<string, Answer> };
};
