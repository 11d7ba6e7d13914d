import { jstDateOf } from '#domain/calendar/jst.ts';
import type { Instant } from '#domain/kernel/time.ts';
import {
  changedEntries,
  judgeEntries,
  losingDays,
  type Entries,
  type EntryChange,
  type Judging,
} from '#domain/masters/judge-entries.ts';
import type { EntryFault, Master, Use } from '#domain/masters/master.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { freshMastersOf, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { hasRoom, indexOf, indexPut, type Index } from './index-row.ts';
import { headOf, headPut, type Head } from './master-head-store.ts';

/** A master as this company keeps it: with what rests on its entries. */
export type KeptMaster = {
  readonly master: Master;
  /** @default nothing rests on an entry */
  readonly usesOf?: (masters: TenantMasters, ids: readonly string[]) => Promise<readonly Use[]>;
};

/** All that a change is judged by, as one version of the company's settings. */
export type Situation = {
  readonly master: Master;
  readonly head: Head;
  readonly index: Index;
  readonly settingsVersion: number;
  readonly places: TenantMasters['places'];
  readonly judging: Omit<Judging, 'changes' | 'uses'>;
  /** What rests on those that would hold on fewer days. */
  readonly usesOf: (changes: readonly EntryChange[]) => Promise<readonly Use[]>;
};

const referenced = ({ fields, noun }: Master): readonly Master[] => {
  const nouns = Object.values(fields).flatMap((field) => (field.kind === 'reference' ? [field.to] : []));
  return Object.values<Master>(everyMaster).filter((one) => one.noun !== noun && nouns.includes(one.noun));
};

/** Read anew: whoever writes by it does so under the condition that all of it still holds. */
export const situationOf = async (
  table: TenantTable,
  { master, usesOf }: KeptMaster,
  at: Instant,
): Promise<Situation> => {
  // The version comes first: what is read after it is as new or newer, and newer is refused when it is written.
  const masters = await freshMastersOf(table);
  const [head, index, ...others] = await Promise.all([
    headOf(table, master.noun),
    indexOf(table, master),
    ...referenced(master).map(async (one) => [one.noun, (await indexOf(table, one)).entries] as const),
  ]);
  const entriesOf = new Map<string, Entries>(others);
  const today = jstDateOf(at);
  return {
    master,
    head,
    index,
    settingsVersion: masters.settingsVersion,
    places: masters.places,
    judging: { entries: index.entries, entriesOf: (noun) => entriesOf.get(noun) ?? new Map(), today },
    usesOf: async (changes) => {
      const ids = losingDays(changes, today);
      return usesOf === undefined || ids.length === 0 ? [] : usesOf(masters, ids);
    },
  };
};

export const noRoom = (
  { master, judging }: Situation,
  changes: readonly EntryChange[],
): readonly EntryFault[] =>
  hasRoom(judging.entries, changedEntries(judging.entries, changes))
    ? []
    : [{ id: '', reason: `${master.word}の登録量が上限を超えます。使わない期間を取り除いてください` }];

/** Why the changes may not be made. */
export const faultsOf = async (
  situation: Situation,
  changes: readonly EntryChange[],
): Promise<readonly EntryFault[]> => {
  const { master, judging, usesOf } = situation;
  const faults = judgeEntries(master, { ...judging, changes, uses: await usesOf(changes) });
  return faults.length > 0 ? faults : noRoom(situation, changes);
};

/** What makes changes visible, all at once: the head, the index row, and the version of all settings. */
export const visibleWrites = (
  { master, head, index, settingsVersion, places }: Situation,
  {
    changes,
    lastImport = head.lastImport,
  }: { readonly changes: readonly EntryChange[]; readonly lastImport?: Head['lastImport'] },
) => {
  const { importing: _over, ...rest } = head;
  const version = head.version + 1;
  const next = { ...rest, version, ...(lastImport === undefined ? {} : { lastImport }) };
  const entries = changedEntries(index.entries, changes);
  return {
    head: headPut(master.noun, next, head),
    index: indexPut(master, { entries, version }, index),
    ...settingsVersionWrites(settingsVersion + 1, settingsVersion, places),
  };
};
