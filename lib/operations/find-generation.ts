import { endOf, generationOf, keptExports, newestUntil } from '#domain/backup/export-chain.ts';
import { calendarDate } from '#domain/calendar/calendar-date.ts';
import { jstText } from '#domain/calendar/jst.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import type { RestoreOrder } from '#lib/operations/restore-order.ts';
import { listIn, partOf } from '#lib/operations/step.ts';
import type { Restored, Send } from '#lib/operations/step.ts';
import { restorableTables } from '#lib/stacks/restorable-tables.ts';

/** A table as of a day, as `exports/<day>/<table>` names it: which exports make it up is looked up in the bucket. */
export type Generation = {
  readonly kind: 'generation';
  readonly bucket: string;
  readonly day: string;
  /** Our name of the table, as in the bucket. */
  readonly table: string;
};

export type AskedSource = Restored['source'] | Generation;
export type AskedSources = Readonly<Partial<Record<keyof RestoreOrder['sources'], AskedSource>>>;

const keysIn = async (bucket: string, send: Send): Promise<readonly string[]> => {
  const keys: string[] = [];
  let token: unknown;
  do {
    const input = { Bucket: bucket, Prefix: 'exports/' };
    // oxlint-disable-next-line no-await-in-loop -- a page names the next one
    const page = await send({
      service: 's3',
      operation: 'ListObjectsV2',
      input: token === undefined ? input : { ...input, ContinuationToken: token },
    });
    keys.push(...listIn(page, 'Contents').map((object) => String(partOf(object, 'Key'))));
    token = partOf(page, 'NextContinuationToken');
  } while (typeof token === 'string');
  return keys;
};

/** A gap between two exports is nobody's to bridge: what changed within it is in neither. */
const sourceOf = (asked: Generation, keys: readonly string[]): Restored['source'] => {
  const kept = keptExports(keys, asked.table);
  const day = calendarDate(asked.day);
  const chain = generationOf(kept, day);
  if (chain !== undefined)
    return { kind: 'export', bucket: asked.bucket, prefix: chain.full.folder, changes: chain.changes };
  const nearest = newestUntil(kept, day);
  throw new Mistake(
    `${asked.table} の ${asked.day} の世代は復元できません(書き出しがないか、間が欠けています)。${
      nearest === undefined ? '' : `それより前で復元できる最も新しい時点は ${jstText(endOf(nearest))} です。`
    }何も変更していません。`,
  );
};

/** Looks up which exports a restore of generations needs. Throws Mistake for a generation that cannot be had. */
export const findGenerations = async (asked: AskedSources, send: Send): Promise<RestoreOrder['sources']> => {
  const buckets = [
    ...new Set(
      Object.values(asked).flatMap((source) => (source.kind === 'generation' ? [source.bucket] : [])),
    ),
  ];
  const listed = new Map(
    await Promise.all(buckets.map(async (bucket) => [bucket, await keysIn(bucket, send)] as const)),
  );
  return Object.fromEntries(
    restorableTables.flatMap((table) => {
      const source = asked[table];
      if (source === undefined) return [];
      return [
        [table, source.kind === 'generation' ? sourceOf(source, listed.get(source.bucket) ?? []) : source],
      ];
    }),
  );
};
