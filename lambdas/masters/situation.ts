import { jstDateOf } from '#domain/calendar/jst.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { EntryChange } from '#domain/masters/entry-change.ts';
import { losing } from '#domain/masters/judge-uses.ts';
import type { EntryFault, Master, Use } from '#domain/masters/master.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { settingsVersionWrites, type PeopleMark } from '#lambdas/settings/settings-version.ts';
import { freshMastersOf, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import type { Bearings } from './bearings.ts';
import { indexOf } from './index-row.ts';
import { keptById } from './kept-by-id.ts';
import { keptWhole } from './kept-whole.ts';
import { usesByMasters } from './named-by-masters.ts';
import { headOf, headPut, type Head } from './master-head-store.ts';

/** The company whose entries something may rest on. */
export type AskedForUses = { readonly table: TenantTable; readonly masters: TenantMasters };

/**
 * What rests on entries of a master beside entries of other masters that name them; that nothing does is said aloud,
 * since what is used must not end.
 */
export type UsesOf = (asked: AskedForUses, ids: readonly string[]) => Promise<readonly Use[]>;
export const restsOnNothing: UsesOf = async () => [];

/** A master as this company keeps it. */
export type KeptMaster = {
  readonly master: Master;
  readonly usesOf: UsesOf;
  /** What of the company stands against changes, beside what rests on entries. @default nothing */
  readonly faultsOf?: (
    asked: AskedForUses & { readonly head: Head },
    changes: readonly EntryChange[],
  ) => Promise<readonly EntryFault[]>;
};

/** All that a change is judged by, as one version of the company's settings. */
export type Situation = {
  readonly master: Master;
  readonly head: Head;
  readonly settingsVersion: number;
  readonly people: PeopleMark;
  readonly bearings: Bearings;
  /** Why the changes may not be made. */
  readonly faultsOf: (changes: readonly EntryChange[]) => Promise<readonly EntryFault[]>;
};

/** As its master is kept, for whoever has read the head. */
const bearingsOf = async (table: TenantTable, master: Master): Promise<(head: Head) => Bearings> => {
  if (master.kept === 'by-id') return (head) => keptById(table, master, head);
  const bearings = keptWhole(table, master, await indexOf(table, master));
  return (head) => bearings(head);
};

/** Read anew: whoever writes by it does so under the condition that all of it still holds. */
export const situationOf = async (
  table: TenantTable,
  { master, usesOf, faultsOf }: KeptMaster,
  at: Instant,
): Promise<Situation> => {
  // The version comes first: what is read after it is as new or newer, and newer is refused when it is written.
  const masters = await freshMastersOf(table);
  const [head, bearingsFor] = await Promise.all([headOf(table, master), bearingsOf(table, master)]);
  const bearings = bearingsFor(head);
  const today = jstDateOf(at);
  return {
    master,
    head,
    settingsVersion: masters.settingsVersion,
    people: { places: masters.places, unseen: masters.unseen },
    bearings,
    faultsOf: async (changes) => {
      const ids = losing(master, changes, today);
      const uses =
        ids.length === 0
          ? []
          : [...(await usesOf({ table, masters }, ids)), ...(await usesByMasters(table, master, ids))];
      const faults = await bearings.faultsOf(changes, { uses, today });
      return [...faults, ...((await faultsOf?.({ table, masters, head }, changes)) ?? [])];
    },
  };
};

/** What makes changes visible, all at once: the head, the index row, and the version of all settings. */
export const visibleWrites = (
  { master, head, settingsVersion, people, bearings }: Situation,
  {
    changes,
    lastImport = head.lastImport,
    layouts = head.layouts,
  }: { readonly changes: readonly EntryChange[] } & Pick<Head, 'lastImport' | 'layouts'>,
) => {
  const { importing: _over, ...rest } = head;
  const { counts, index } = bearings.visible(changes);
  const next = {
    ...rest,
    version: head.version + 1,
    counts,
    ...(lastImport === undefined ? {} : { lastImport }),
    ...(layouts === undefined ? {} : { layouts }),
  };
  return {
    head: headPut(master, next, head),
    index,
    ...settingsVersionWrites(settingsVersion + 1, settingsVersion, people),
  };
};
