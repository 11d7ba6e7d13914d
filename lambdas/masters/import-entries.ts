import type { FileRefusal } from '#domain/csv/decode-file.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { areSameStates } from '#domain/masters/states.ts';
import { forgetMasters } from '#lambdas/settings/tenant-masters.ts';
import type { DoneImport } from '#rows/masters.ts';
import { beingImported, type Asking, type ChangeRefusal } from './change-entry.ts';
import { decided } from './decided.ts';
import { everyEntry, type EntryRow } from './entry-store.ts';
import { judgedFile, type ImportFile, type JudgedFile } from './import-file.ts';
import { headPut, type Head, type OpenImport } from './master-head-store.ts';
import { situationOf, visibleWrites, type KeptMaster, type Situation } from './situation.ts';
import { stageRows, takeOver } from './take-over.ts';

export type Import = {
  readonly id: string;
  readonly file: ImportFile;
  /** The master's version against which the file was tried. */
  readonly expectedVersion: number;
};

type ImportRefusal =
  | FileRefusal
  | Extract<ChangeRefusal, { readonly kind: 'master-being-imported' }>
  | { readonly kind: 'idempotency-key-reused' }
  | { readonly kind: 'import-given-up' }
  | { readonly kind: 'import-has-faults' }
  | { readonly kind: 'master-changed-meanwhile'; readonly version: number };

type Imported = Result<DoneImport, ImportRefusal>;

const reused = refuse({ kind: 'idempotency-key-reused' });
const givenUp = refuse({ kind: 'import-given-up' });

/** What the last import is to this one: itself, or the same file against the same version under another id. */
const doneBefore = ({ lastImport: last }: Head, wanted: Import): Imported | undefined => {
  const { id, file, expectedVersion } = wanted;
  if (last?.id === id) return (last.fileHash ?? file.hash) === file.hash ? accept(last) : reused;
  return last?.fileHash === file.hash && last.version === expectedVersion + 1 ? accept(last) : undefined;
};

/**
 * The import as it is known so far: done, given up, under way, in somebody else's way, or still to begin. Whoever
 * chose the same file again, since his browser was closed over the first import, goes on with that one.
 */
const standingOf = ({ head }: Situation, wanted: Import): Imported | 'begun' | 'new' => {
  const { importing, lastGivenUp, version } = head;
  const { id, file, expectedVersion } = wanted;
  const done = doneBefore(head, wanted);
  if (done !== undefined) return done;
  const isOwn = importing?.id === id;
  if (lastGivenUp === id || (isOwn && importing.isGivenUp)) return givenUp;
  if (importing === undefined)
    return version === expectedVersion ? 'new' : refuse({ kind: 'master-changed-meanwhile', version });
  const isSameFile = importing.fileHash === file.hash && !importing.isGivenUp;
  if (isOwn) return isSameFile ? 'begun' : reused;
  return isSameFile && version === expectedVersion ? 'begun' : beingImported(importing);
};

/** Only what is not staged yet, so that an import that was killed goes on where it was. */
const rowsToStage = (
  rows: readonly EntryRow[],
  { changes }: JudgedFile,
  { version, importing }: Head,
): readonly EntryRow[] => {
  const known = new Map(rows.map((row) => [row.id, row]));
  const hand =
    importing === undefined ? {} : { at: importing.at, by: importing.by, byName: importing.byName };
  return changes.flatMap(({ id, after }) => {
    const { shown, staged } = known.get(id) ?? { id };
    if (staged !== undefined && areSameStates(staged.states, after)) return [];
    const coming = { version: version + 1, states: after, ...hand };
    return [{ id, staged: coming, ...(shown === undefined ? {} : { shown }) }];
  });
};

const commit = async (
  situation: Situation,
  { judged, done }: { readonly judged: JudgedFile; readonly done: DoneImport },
  { request, context }: Asking,
): Promise<boolean> => {
  const { noun } = situation.master;
  const { fileHash: sha256, ...told } = done;
  const outcome = await context.table.transact({
    ...visibleWrites(situation, { changes: judged.changes, lastImport: done }),
    audit: await context.audit(request, {
      action: `${noun}.import`,
      target: `${noun} import ${done.id}`,
      outcome: 'done',
      detail: { ...told, sha256 },
    }),
  });
  forgetMasters(context.table);
  return outcome.stored;
};

const begunBy = ({ id, file }: Import, { request }: Asking): OpenImport => ({
  id,
  fileHash: file.hash,
  at: request.at,
  by: request.actor.userId,
  byName: request.actor.name,
  isGivenUp: false,
});

const importOnce = async (kept: KeptMaster, wanted: Import, asking: Asking): Promise<Imported | 'again'> => {
  const { request, context } = asking;
  const { table } = context;
  const situation = await situationOf(table, kept, request.at);
  const { head, master } = situation;
  const standing = standingOf(situation, wanted);
  if (standing !== 'begun' && standing !== 'new') return standing;
  if (!head.isKept) {
    await takeOver(table, situation);
    return 'again';
  }
  const judged = await judgedFile(situation, wanted.file);
  if (!judged.ok) return judged;
  const { faults, added, changed, unchanged } = judged.value;
  if (faults.length > 0) return refuse({ kind: 'import-has-faults' });
  const { id } = head.importing ?? wanted;
  const done = { id, added, changed, unchanged, fileHash: wanted.file.hash, version: head.version + 1 };
  if (judged.value.changes.length === 0) return accept(done);
  if (standing === 'new') {
    await table.transact({
      head: headPut(master.noun, { ...head, importing: begunBy(wanted, asking) }, head),
    });
    return 'again';
  }
  const rows = rowsToStage(await everyEntry(table, master.noun, head), judged.value, head);
  if (!(await stageRows(table, { noun: master.noun, head, rows }))) return 'again';
  return (await commit(situation, { judged: judged.value, done }, asking)) ? accept(done) : 'again';
};

/** Takes a whole file as one version of the master, or nothing of it. The same request again goes on where it was. */
export const importEntries = (kept: KeptMaster, wanted: Import, asking: Asking) =>
  decided(asking.context.table, () => importOnce(kept, wanted, asking));
