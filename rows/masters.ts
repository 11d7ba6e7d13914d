import type { Layout } from '#domain/masters/column-mapping.ts';
import type { State } from '#domain/masters/states.ts';
import { json } from './attributes.ts';
import { rowKind } from './row-kind.ts';

const ofMasters = {
  table: 'TenantData',
  pk: 'M#{noun}',
  keeps: 'contract',
  returned: 'masters.jsonl',
  erased: 'with-tenant',
} as const;

/** Who made a version of an entry, and when. Nobody knows it of what onboarding wrote. */
type Hand = { readonly at?: string; readonly by?: string; readonly byName?: string };

/** An entry as of a version of its master. */
export type KeptEntry = Hand & { readonly version: number; readonly states: readonly State[] };

/** What an import brought, told again when it is sent again. */
export type DoneImport = {
  readonly id: string;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** SHA-256 of its file, or of the last of its parts, in hex. @default unknown, of a release that did not keep it */
  readonly fileHash?: string;
  /** The master's version that it made. @default unknown, as above */
  readonly version?: number;
  /** The import that it puts back: then `added` is withdrawn and `changed` is restored. @default it took a file */
  readonly undoes?: string;
};

/** What the parts of an import that are staged bring, together. */
export type PartSums = Pick<DoneImport, 'added' | 'changed' | 'unchanged'> & {
  readonly open: number;
  readonly kept: number;
};

/** Of a file that is judged whole: how many of its changes are noted, and what all of them bring. */
export type Noted = {
  readonly count: number;
  readonly sums: PartSums;
  /** 本人確認 was asked of whoever began it. @default false */
  readonly isProven?: true;
};

/** The version of a master that everybody sees, and the import that is under way. */
export const masterHead = rowKind('master-head', {
  ...ofMasters,
  sk: 'H',
  returned: 'derived',
  holds: { version: 'number' },
  mayHold: {
    lastImport: json<DoneImport>(),
    importId: 'text',
    /** Of the file, or of its first part. */
    fileHash: 'text',
    /** Of the parts behind it that have begun. */
    laterHashes: json<readonly string[]>(),
    /** @default 0 */
    partsDone: 'number',
    partSums: json<PartSums>(),
    /** With which the first part was judged. @default unknown: of one part, or of a release of before */
    partsSettings: 'number',
    /** @default unknown: nothing is noted, or it is the import of a release of before */
    noted: json<Noted>(),
    begunAt: 'text',
    begunBy: 'text',
    begunByName: 'text',
    /** Nobody stages or commits any more: what is staged is being taken away. */
    isGivenUp: 'flag',
    /** The import that was given up last. */
    lastGivenUp: 'text',
    /** How the last files of other heads were taken, the newest first. @default none was */
    layouts: json<readonly Layout[]>(),
    /** Of a master that is kept by id: entries without a last day, and entries with any state. @default 0 */
    openCount: 'number',
    keptCount: 'number',
  },
});

/** `coming` holds from its version on, `now` until then. */
export const masterEntry = rowKind('master-entry', {
  ...ofMasters,
  sk: 'E#{entryId}',
  holds: {},
  mayHold: { now: json<KeptEntry>(), coming: json<KeptEntry>() },
});

/** 履歴: an entry as it was from a version on. Never written again. */
export const masterVersion = rowKind('master-version', {
  ...ofMasters,
  sk: 'V#{entryId}#{masterVersion:9}',
  holds: { doc: json<KeptEntry>() },
});
