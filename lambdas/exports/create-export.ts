import type { BodyOf } from '#contract/endpoint.ts';
import { createExport } from '#contract/exports.ts';
import { createHash } from 'node:crypto';
import type { PackedFile } from '#domain/exports/pack-files.ts';
import type { JournalEntry } from '#domain/journals/entry.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import type { ExportBatch } from '#rows/exports.ts';
import type { ExportedMonth } from '#lambdas/journals/exported-month.ts';
import { batchWrites, findBatch, shownBatches } from './export-store.ts';
import { exportViewOf } from './export-view.ts';
import { pendingEntries } from './pending-entries.ts';
import { unprovenLabels } from './test-import-store.ts';
import { labelOptionsOf, yayoiOptionsOf } from '#domain/exports/yayoi-options.ts';

type Wanted = BodyOf<typeof createExport>;

const isSame = (batch: ExportBatch, wanted: Wanted): boolean =>
  batch.month === wanted.month && JSON.stringify(batch.replacements) === JSON.stringify(wanted.replacements);

/** The renderer and its character table are loaded on use: they would cost every other request a cold start. */
const rendered = async ({ table }: TenantContext, wanted: Wanted, entries: readonly JournalEntry[]) => {
  const [{ renderYayoi }, { usedLabels }, { expectedTotals }, masters] = await Promise.all([
    import('#domain/exports/yayoi.ts'),
    import('#domain/exports/used-labels.ts'),
    import('#domain/exports/expected-totals.ts'),
    freshMastersOf(table),
  ]);
  const used = usedLabels(entries, labelOptionsOf(masters));
  const labels = await unprovenLabels(table, masters.exporting.profile.product, used);
  if (labels.length > 0) return refuse({ kind: 'export-needs-test', labels } as const);
  const made = renderYayoi(entries, yayoiOptionsOf(masters, wanted.replacements));
  return made.ok ? accept({ ...made.value, totals: expectedTotals(entries) }) : made;
};

/** Named by its hash, so that a retry after a crash can only write the same bytes under this name. */
const fileOf = (wanted: Wanted, { bytes, rowCount }: PackedFile, place: string) => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    fileName: `yayoi_${wanted.month}_${wanted.id}${place}.csv`,
    documentKey: `exports/${wanted.id}-${sha256.slice(0, 16)}.csv`,
    sha256,
    rowCount,
    byteCount: bytes.length,
  };
};

type Made = { readonly files: readonly PackedFile[]; readonly rowCount: number } & Pick<
  ExportBatch,
  'totals'
>;

const batchOf = (wanted: Wanted, made: Made, entries: readonly JournalEntry[], seen: ExportedMonth) => {
  const count = made.files.length;
  return {
    id: wanted.id,
    month: wanted.month,
    format: wanted.format,
    files: made.files.map((file, index) =>
      fileOf(wanted, file, count === 1 ? '' : `_${index + 1}of${count}`),
    ),
    rowCount: made.rowCount,
    entryCount: entries.length,
    totals: made.totals,
    afterSerial: seen.lastSerial,
    throughSerial: entries.reduce((last, { serial }) => Math.max(last, serial), 0),
    replacements: wanted.replacements,
  };
};

export const createExportEndpoint = endpoint(createExport, async (request, context) => {
  const { body: wanted, actor, at } = request;
  const { table, documents, audit } = context;
  const known = await findBatch(table, wanted.id);
  if (known !== undefined && (await shownBatches(table, [known], actor)).length === 0)
    return refuse({ kind: 'export-not-shown' });
  if (known !== undefined)
    return isSame(known.batch, wanted)
      ? accept(exportViewOf(known))
      : refuse({ kind: 'idempotency-key-reused' });

  const { entries, seen, mayNotTake } = await pendingEntries(table, wanted.month, actor);
  if (mayNotTake) return refuse({ kind: 'export-not-shown' });
  if (entries.length === 0) return refuse({ kind: 'export-has-nothing' });
  const made = await rendered(context, wanted, entries);
  if (!made.ok) return refuse(made.refusal);

  const person = { createdBy: actor.userId, createdByName: actor.name, createdAt: at };
  const batch: ExportBatch = { ...batchOf(wanted, made.value, entries, seen), ...person };
  // Nobody sees a file before the batch that names all of them is stored.
  await Promise.all(
    batch.files.map(async ({ documentKey }, index) =>
      documents.putOnce(documentKey, made.value.files[index]?.bytes ?? new Uint8Array(), 'text/csv'),
    ),
  );
  const outcome = await table.transact({
    ...batchWrites(batch, seen),
    audit: await audit(request, {
      action: 'export.create',
      target: batch.id,
      outcome: 'done',
      detail: {
        month: batch.month,
        files: batch.files.map(({ sha256 }) => sha256),
        entryCount: batch.entryCount,
        replacements: batch.replacements,
      },
    }),
  });
  if (outcome.stored) return accept(exportViewOf({ batch, downloads: [] }));
  // Only another sending of this very request can have made a batch of this id.
  const winner = outcome.refused.batch === undefined ? undefined : await findBatch(table, wanted.id);
  if (winner === undefined) return refuse({ kind: 'export-changed-meanwhile' });
  return isSame(winner.batch, wanted)
    ? accept(exportViewOf(winner))
    : refuse({ kind: 'idempotency-key-reused' });
});
