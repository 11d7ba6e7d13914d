import { accept, refuse } from '#domain/kernel/result.ts';
import { withLayout } from '#domain/masters/column-mapping.ts';
import { referredBy } from '#domain/masters/fields/every-kind.ts';
import { addedCounts, countsBrought } from '#domain/masters/judge-changed.ts';
import type { Master } from '#domain/masters/master.ts';
import { areSameStates } from '#domain/masters/states.ts';
import { forgetMasters } from '#lambdas/settings/tenant-masters.ts';
import type { PartSums } from '#rows/masters.ts';
import type { Asking } from './change-entry.ts';
import { decided } from './decided.ts';
import { findRows, type EntryRow } from './entry-store.ts';
import { judgedFile, type JudgedFile } from './import-file.ts';
import { standingOf, wholeFile, type Counted, type Import, type Imported } from './import-standing.ts';
import { headPut, noSums, type Head, type OpenImport } from './master-head-store.ts';
import { situationOf, visibleWrites, type KeptMaster, type Situation } from './situation.ts';
import { stageRows, takeOver } from './take-over.ts';

type Judged = { readonly situation: Situation; readonly judged: JudgedFile };

/** What is staged once this part is. */
export const sumsWith = (
  { added, changed, unchanged, changes }: JudgedFile,
  sums: PartSums = noSums,
): PartSums => ({
  added: sums.added + added,
  changed: sums.changed + changed,
  unchanged: sums.unchanged + unchanged,
  ...addedCounts(sums, countsBrought(changes)),
});

export const countedIn = ({ added, changed, unchanged }: Counted): Counted => ({ added, changed, unchanged });

/** The import with this part begun, which a first one begins. */
const begunWith = ({ situation }: Judged, wanted: Import, { request }: Asking): OpenImport => {
  const { head, settingsVersion } = situation;
  const { id, file, part } = wanted;
  if (head.importing !== undefined)
    return { ...head.importing, hashes: [...head.importing.hashes, file.hash] };
  return {
    id,
    hashes: [file.hash],
    done: 0,
    sums: noSums,
    at: request.at,
    by: request.actor.userId,
    byName: request.actor.name,
    isGivenUp: false,
    ...(part.isLast ? {} : { settingsVersion }),
  };
};

/** Only what is not staged yet, so that an import that was killed goes on where it was. */
const rowsToStage = (
  rows: ReadonlyMap<string, EntryRow>,
  { changes }: JudgedFile,
  { version, importing }: Head,
): readonly EntryRow[] => {
  const hand =
    importing === undefined ? {} : { at: importing.at, by: importing.by, byName: importing.byName };
  return changes.flatMap(({ id, after }) => {
    const { shown, staged } = rows.get(id) ?? { id };
    if (staged !== undefined && areSameStates(staged.states, after)) return [];
    const coming = { version: version + 1, states: after, ...hand };
    return [{ id, staged: coming, ...(shown === undefined ? {} : { shown }) }];
  });
};

/** Writes what nobody sees yet. An entry that an earlier part of the file has staged otherwise is a fault of the file. */
const stage = async (
  { situation: { master, head }, judged }: Judged,
  { part }: Import,
  { context: { table } }: Asking,
): Promise<'staged' | 'faulty' | 'again'> => {
  const { noun } = master;
  const known = await findRows(table, { noun, head, ids: judged.changes.map(({ id }) => id) });
  const rows = rowsToStage(known, judged, head);
  if (part.at > 0 && rows.some(({ id }) => known.get(id)?.staged !== undefined)) return 'faulty';
  return (await stageRows(table, { noun, head, rows })) ? 'staged' : 'again';
};

/** A part that is not the last is noted as done: the next one may come. */
const endPart = async (
  { situation: { master, head }, judged }: Judged,
  importing: OpenImport,
  { context: { table } }: Asking,
): Promise<boolean> => {
  const next = { ...importing, done: importing.done + 1, sums: sumsWith(judged, importing.sums) };
  return (await table.transact({ head: headPut(master, { ...head, importing: next }, head) })).stored;
};

/** Now, and at once, everybody sees all of it. */
const commit = async (
  { situation, judged }: Judged,
  wanted: Import,
  { request, context }: Asking,
): Promise<boolean> => {
  const { master, head } = situation;
  const { noun } = master;
  const { id } = head.importing ?? wanted;
  const told = { id, ...countedIn(sumsWith(judged, head.importing?.sums)), version: head.version + 1 };
  const outcome = await context.table.transact({
    ...visibleWrites(situation, {
      changes: judged.changes,
      lastImport: { ...told, fileHash: wanted.file.hash },
      ...(wanted.layout === undefined ? {} : { layouts: withLayout(head.layouts ?? [], wanted.layout) }),
    }),
    audit: await context.audit(request, {
      action: `${noun}.import`,
      target: `${noun} import ${id}`,
      outcome: 'done',
      detail: { ...told, sha256: wanted.file.hash },
    }),
  });
  forgetMasters(context.table);
  return outcome.stored;
};

const namesOthers = ({ fields }: Master): boolean =>
  Object.values(fields).some((field) => referredBy(field) !== undefined);

/** What the parts before name may have ended since they were judged. */
const isOutdated = ({ master, head: { importing }, settingsVersion }: Situation, { part }: Import): boolean =>
  part.at > 0 && namesOthers(master) && importing?.settingsVersion !== settingsVersion;

const importOnce = async (kept: KeptMaster, wanted: Import, asking: Asking): Promise<Imported | 'again'> => {
  const { table } = asking.context;
  const situation = await situationOf(table, kept, asking.request.at);
  const { head, master } = situation;
  const standing = standingOf(head, wanted);
  if (standing !== 'begun' && standing !== 'new')
    return standing.ok ? accept(countedIn(standing.value)) : standing;
  if (!head.isKept) {
    await takeOver(table, situation);
    return 'again';
  }
  if (isOutdated(situation, wanted))
    return refuse({ kind: 'master-changed-meanwhile', version: head.version });
  const judgement = await judgedFile(situation, wanted.file);
  if (!judgement.ok) return judgement;
  const judged = { situation, judged: judgement.value };
  if (judged.judged.faults.length > 0) return refuse({ kind: 'import-has-faults' });
  const sums = accept(countedIn(sumsWith(judged.judged, head.importing?.sums)));
  const { at, isLast } = wanted.part;
  if (at === wholeFile.at && isLast && judged.judged.changes.length === 0) return sums;
  if (standing === 'new') {
    const importing = begunWith(judged, wanted, asking);
    await table.transact({ head: headPut(master, { ...head, importing }, head) });
    return 'again';
  }
  const staged = await stage(judged, wanted, asking);
  if (staged === 'faulty') return refuse({ kind: 'import-has-faults' });
  if (staged === 'again' || head.importing === undefined) return 'again';
  const isStored = isLast
    ? await commit(judged, wanted, asking)
    : await endPart(judged, head.importing, asking);
  return isStored ? sums : 'again';
};

/**
 * Takes a whole file as one version of the master, or nothing of it; of a file in parts all of them with the last one.
 * The same request again goes on where it was. The counts are of all parts so far.
 */
export const importEntries = (kept: KeptMaster, wanted: Import, asking: Asking) =>
  decided(asking.context.table, () => importOnce(kept, wanted, asking));
