import { assert } from '#domain/kernel/assert.ts';
import { entriesOfRows, indexOfStates, rowsOfEntries, statesOfIndex } from '#domain/masters/master-rows.ts';
import type { IndexRow } from '#domain/masters/index-form.ts';
import { mostIndexBytes, mostPlainBytes, mostRowBytes } from '#domain/masters/row-room.ts';
import type { Entries, MasterWhole } from '#domain/masters/master.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { packedText } from '#rows/attributes.ts';
import { masterIndexes, settings, type SettingKind } from '#rows/settings.ts';

/** All entries of a master as acts and forms read them, in one row among the settings. */
export type Index = {
  readonly entries: Entries;
  /** The master's version with which it was written; undefined for what onboarding wrote. */
  readonly version?: number;
  readonly isThere: boolean;
};

type Noun = keyof typeof masterIndexes;
const isNoun = (noun: string): noun is Noun => Object.hasOwn(masterIndexes, noun);

const indexRowOf = ({ noun }: MasterWhole) => {
  assert(isNoun(noun), `the master ${noun} has an index row (rows/settings.ts)`);
  return masterIndexes[noun];
};

/** What held some of a master before it had entries, by its noun. */
const besideRows: Readonly<Record<string, SettingKind<readonly IndexRow[]>>> = {
  items: settings.oldItemAsks,
};

const besideOf = async (table: TenantTable, { noun }: MasterWhole): Promise<readonly IndexRow[]> => {
  const kind = besideRows[noun];
  const item = kind === undefined ? undefined : await table.get(kind.key({}), { consistent: true });
  return kind === undefined || item === undefined ? [] : kind.read(item).doc;
};

export const indexOf = async (table: TenantTable, master: MasterWhole): Promise<Index> => {
  const kind = indexRowOf(master);
  const item = await table.get(kind.key({}), { consistent: true });
  if (item === undefined) return { entries: new Map(), isThere: false };
  const { doc, version } = kind.read(item);
  const beside = version === undefined ? await besideOf(table, master) : [];
  return {
    entries: entriesOfRows(statesOfIndex(master, doc, beside)),
    isThere: true,
    ...(version === undefined ? {} : { version }),
  };
};

const statesIn = (entries: Entries): number =>
  [...entries.values()].reduce((sum, { states }) => sum + states.length, 0);

const docOf = (master: MasterWhole, entries: Entries) =>
  indexOfStates<never>(
    master,
    rowsOfEntries([...entries.values()].filter(({ states }) => states.length > 0)),
  );

/** Whether the entries have room in one row, as they were before and are to be. */
export const hasRoom = (master: MasterWhole, before: Entries, after: Entries): boolean =>
  Buffer.byteLength(packedText(docOf(master, after), mostPlainBytes)) <=
  (statesIn(after) > statesIn(before) ? mostIndexBytes : mostRowBytes);

/** The row with the entries of a version, on condition that it is still the one that was read. */
export const indexPut = (
  master: MasterWhole,
  { entries, version }: { readonly entries: Entries; readonly version: number },
  seen: Index,
): Write => {
  const names = { '#version': 'version' };
  return {
    kind: 'put',
    ...indexRowOf(master).row({}, { doc: docOf(master, entries), version }),
    condition: !seen.isThere
      ? { expression: 'attribute_not_exists(PK)' }
      : seen.version === undefined
        ? { expression: 'attribute_exists(PK) AND attribute_not_exists(#version)', names }
        : { expression: '#version = :seen', names, values: { ':seen': seen.version } },
  };
};
