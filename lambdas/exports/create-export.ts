import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { shippedProfile } from '#domain/exports/yayoi-profile.ts';
import type { JournalEntry } from '#domain/journals/entry.ts';
import { assert } from '#domain/kernel/assert.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { TenantContext } from '#lambdas/adapters/tenant-context.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import type { Refusal } from '#lambdas/http/refusals.ts';
import { asItIs, line } from '#lambdas/http/text-shapes.ts';
import { calendarMonth } from '#lambdas/http/value-shapes.ts';
import { lastSerial, listEntries } from '#lambdas/journals/journal-store.ts';
import { mastersOf } from '#lambdas/settings/tenant-masters.ts';
import { batchWrites, findBatch, findMonth, type ExportBatch, type ExportedMonth } from './export-store.ts';
import { exportId, exportView, exportViewOf } from './export-view.ts';

const replacement = v.strictObject({
  /** As it stands in what was stored before today's door of texts. */
  character: asItIs(16),
  with: line(16),
});

const body = v.strictObject({
  id: exportId,
  month: calendarMonth,
  format: v.literal('yayoi'),
  replacements: v.optional(v.pipe(v.array(replacement), v.maxLength(100)), []),
});
type Wanted = v.InferOutput<typeof body>;

const isSame = (batch: ExportBatch, wanted: Wanted): boolean =>
  batch.month === wanted.month && JSON.stringify(batch.replacements) === JSON.stringify(wanted.replacements);

/** The month's entries that no earlier batch holds, up to the last serial that was surely committed. */
const pendingEntries = async ({ table }: TenantContext, month: Wanted['month'], seen: ExportedMonth) => {
  const through = await lastSerial(table);
  const entries = await listEntries(table, month);
  return entries.filter(({ serial }) => serial > seen.lastSerial && serial <= through);
};

/** The renderer and its character table are loaded on use: they would cost every other request a cold start. */
const rendered = async (context: TenantContext, wanted: Wanted, entries: readonly JournalEntry[]) => {
  const { renderYayoi } = await import('#domain/exports/yayoi.ts');
  const { company } = await mastersOf(context.table);
  return renderYayoi(entries, {
    taxAccounting: company.taxAccounting,
    profile: shippedProfile,
    labels: {},
    replacements: wanted.replacements,
  });
};

type Made = { readonly bytes: Uint8Array; readonly rowCount: number };

const batchOf = (wanted: Wanted, made: Made, entries: readonly JournalEntry[], seen: ExportedMonth) => {
  const sha256 = createHash('sha256').update(made.bytes).digest('hex');
  return {
    id: wanted.id,
    month: wanted.month,
    format: wanted.format,
    fileName: `yayoi_${wanted.month}_${wanted.id}.csv`,
    // Named by its hash, so that a retry after a crash can only write the same bytes under this name.
    documentKey: `exports/${wanted.id}-${sha256.slice(0, 16)}.csv`,
    sha256,
    rowCount: made.rowCount,
    entryCount: entries.length,
    afterSerial: seen.lastSerial,
    throughSerial: Math.max(...entries.map(({ serial }) => serial)),
    replacements: wanted.replacements,
  };
};

export const createExportEndpoint = endpoint({
  summary: '会計ソフト用のファイルを作成する',
  roles: ['accountant'],
  body,
  status: 201,
  answer: exportView,
  run: async (request, context): Promise<Result<v.InferOutput<typeof exportView>, Refusal>> => {
    const { body: wanted, actor, at } = request;
    const { table, documents, audit } = context;
    const known = await findBatch(table, wanted.id);
    if (known !== undefined)
      return isSame(known.batch, wanted)
        ? accept(exportViewOf(known))
        : refuse({ kind: 'idempotency-key-reused' });

    const seen = await findMonth(table, wanted.month);
    const entries = await pendingEntries(context, wanted.month, seen);
    if (entries.length === 0) return refuse({ kind: 'export-has-nothing' });
    const made = await rendered(context, wanted, entries);
    if (!made.ok) return refuse(made.refusal);
    const [file] = made.value.files;
    assert(file !== undefined, 'entries make a file');

    const person = { createdBy: actor.userId, createdByName: actor.name, createdAt: at };
    const batch: ExportBatch = { ...batchOf(wanted, file, entries, seen), ...person };
    await documents.putOnce(batch.documentKey, file.bytes, 'text/csv');
    const outcome = await table.transact({
      ...batchWrites(batch, seen),
      audit: await audit(request, {
        action: 'export.create',
        target: batch.id,
        outcome: 'done',
        detail: { month: batch.month, sha256: batch.sha256, entryCount: batch.entryCount },
      }),
    });
    if (outcome.stored) return accept(exportViewOf({ batch, downloads: 0 }));
    // Only another sending of this very request can have made a batch of this id.
    const winner = outcome.refused.batch === undefined ? undefined : await findBatch(table, wanted.id);
    if (winner === undefined) return refuse({ kind: 'export-changed-meanwhile' });
    return isSame(winner.batch, wanted)
      ? accept(exportViewOf(winner))
      : refuse({ kind: 'idempotency-key-reused' });
  },
});
