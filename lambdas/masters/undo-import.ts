import { formatDigits } from '#domain/money/format-yen.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { EntryChange } from '#domain/masters/entry-change.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { forgetMasters } from '#lambdas/settings/tenant-masters.ts';
import type { DoneImport } from '#rows/masters.ts';
import { beingImported, type Asking, type ChangeRefusal } from './change-entry.ts';
import { decided } from './decided.ts';
import { entriesSince, statesBefore, wasChangedIn } from './entries-before.ts';
import type { EntryRow } from './entry-store.ts';
import { headPut, noSums, type Head } from './master-head-store.ts';
import { situationOf, visibleWrites, type KeptMaster, type Situation } from './situation.ts';
import { stageRows } from './take-over.ts';

/** The last import of a master, and the id under which it is undone. */
export type Undo = { readonly importId: string; readonly id: string };

type UndoRefusal =
  | { readonly kind: 'not-found' | 'import-given-up' }
  | { readonly kind: 'import-not-undoable'; readonly reason: string }
  | Extract<ChangeRefusal, { readonly kind: 'master-being-imported' }>;
export type Undone = Result<
  {
    readonly withdrawn: number;
    readonly restored: number;
    /** So many are still as the import made them. @default it is done */
    readonly left?: number;
  },
  UndoRefusal
>;

/** Stands where an import has the hash of its file. */
export const markOf = ({ importId }: Undo): string => `undo ${importId}`;

export const notUndoable = (reason: string) => refuse({ kind: 'import-not-undoable', reason });

/** So many later changes of single entries are looked through for one that stands in the way. */
const mostLater = 200;
/** So many things that stand in the way are named. */
const mostNamed = 5;

export const withMore = (words: readonly string[]): string => {
  const rest = words.length - mostNamed;
  return `${words.slice(0, mostNamed).join('、')}${rest > 0 ? ` ほか${formatDigits(rest)}件` : ''}`;
};

/** What is refused before anything is looked at, or undefined for an undo that may begin or go on. */
const standingOf = (head: Head, wanted: Undo): Undone | undefined => {
  const { importing, lastImport, lastGivenUp } = head;
  if (lastImport?.undoes === wanted.importId)
    return accept({ withdrawn: lastImport.added, restored: lastImport.changed });
  if (lastGivenUp === wanted.id) return refuse({ kind: 'import-given-up' });
  if (importing !== undefined)
    return importing.hashes[0] === markOf(wanted) && !importing.isGivenUp
      ? undefined
      : beingImported(importing);
  return lastImport?.id === wanted.importId ? undefined : refuse({ kind: 'not-found' });
};

type Versioned = DoneImport & { readonly version: number };

/** Entries as they were before the import; refused where one of its own was changed since. */
const wishedBy = async (
  table: TenantTable,
  { master, head }: Situation,
  last: Versioned,
): Promise<Result<readonly { readonly row: EntryRow; readonly change: EntryChange }[], UndoRefusal>> => {
  const { version } = last;
  if (head.version - version > mostLater)
    return notUndoable(`取込の後に${formatDigits(mostLater)}回を超える変更がありました`);
  const rows = await entriesSince(table, { master, head, version });
  const later = rows.filter(({ shown }) => (shown?.version ?? 0) > version);
  const changed = await Promise.all(
    later.map(async ({ id }) =>
      (await wasChangedIn(table, { noun: master.noun, id, version })) ? [id] : [],
    ),
  );
  if (changed.flat().length > 0)
    return notUndoable(`取込の後に変更した登録があります（${withMore(changed.flat())}）`);
  const own = rows.filter(({ shown }) => shown?.version === version);
  return accept(
    await Promise.all(
      own.map(async (row) => {
        const after = row.staged?.states ?? (await statesBefore(table, { noun: master.noun, head, row }));
        return { row, change: { id: row.id, before: row.shown?.states ?? [], after } };
      }),
    ),
  );
};

const begin = async (
  { master, head }: Situation,
  wanted: Undo,
  { request, context: { table } }: Asking,
): Promise<'again'> => {
  const importing = {
    id: wanted.id,
    hashes: [markOf(wanted)],
    done: 0,
    sums: noSums,
    at: request.at,
    by: request.actor.userId,
    byName: request.actor.name,
    isGivenUp: false,
  };
  await table.transact({ head: headPut(master, { ...head, importing }, head) });
  return 'again';
};

const commit = async (
  situation: Situation,
  changes: readonly EntryChange[],
  wanted: Undo,
  { request, context }: Asking,
): Promise<Undone | 'again'> => {
  const { master, head } = situation;
  const withdrawn = changes.filter(({ after }) => after.length === 0).length;
  const restored = changes.length - withdrawn;
  const id = head.importing?.id ?? wanted.id;
  const outcome = await context.table.transact({
    ...visibleWrites(situation, {
      changes,
      lastImport: {
        id,
        added: withdrawn,
        changed: restored,
        unchanged: 0,
        version: head.version + 1,
        fileHash: markOf(wanted),
        undoes: wanted.importId,
      },
    }),
    audit: await context.audit(request, {
      action: `${master.noun}.undo-import`,
      target: `${master.noun} import ${wanted.importId}`,
      outcome: 'done',
      detail: { id, withdrawn, restored, version: head.version + 1 },
    }),
  });
  forgetMasters(context.table);
  return outcome.stored ? accept({ withdrawn, restored }) : 'again';
};

const undoOnce = async (kept: KeptMaster, wanted: Undo, asking: Asking): Promise<Undone | 'again'> => {
  const { table } = asking.context;
  const situation = await situationOf(table, kept, asking.request.at);
  const { head, master, faultsOf } = situation;
  const standing = standingOf(head, wanted);
  if (standing !== undefined) return standing;
  const { lastImport: last } = head;
  // Of a release that did not keep which version it made.
  if (last?.version === undefined) return notUndoable('以前の版で行った取込です');
  const wished = await wishedBy(table, situation, { ...last, version: last.version });
  if (!wished.ok) return wished;
  const changes = wished.value.map(({ change }) => change);
  const faults = await faultsOf(changes);
  if (faults.length > 0)
    return notUndoable(withMore(faults.map(({ id, reason }) => (id === '' ? reason : `${id}：${reason}`))));
  if (head.importing === undefined) return begin(situation, wanted, asking);
  const { at, by, byName } = head.importing;
  const rows = wished.value.flatMap(({ row: { id, shown, staged }, change: { after } }): EntryRow[] => {
    const coming = { version: head.version + 1, states: after, at, by, byName };
    return staged === undefined ? [{ id, staged: coming, ...(shown === undefined ? {} : { shown }) }] : [];
  });
  if (!(await stageRows(table, { noun: master.noun, head, rows }))) return 'again';
  return commit(situation, changes, wanted, asking);
};

/**
 * Puts every entry that the last import changed back to what it was, as one version of the master, and withdraws those
 * that it added; nothing of it where one of them was changed since or something rests on it. It is staged and
 * committed as an import is, goes on where it was when it is asked for again, and can be given up.
 */
export const undoImport = (kept: KeptMaster, wanted: Undo, asking: Asking) =>
  decided(asking.context.table, () => undoOnce(kept, wanted, asking));
