import { jstDateOf, jstMidnightMillis } from '#domain/calendar/jst.ts';
import { assert } from '#domain/kernel/assert.ts';
import { isInstant, type CalendarDate, type Instant } from '#domain/kernel/time.ts';

/**
 * Of which table among those that bear one name after the other: `r20261202` of the one that a restore of that day made.
 * @default the one that a deployment made
 */
type Made = { readonly restored?: string };

/** A finished export of a table: the whole of it, or what changed from one moment (inclusive) to another (exclusive). */
export type FullExport = Made & { readonly kind: 'full'; readonly asOf: Instant; readonly folder: string };
export type ChangesExport = Made & {
  readonly kind: 'changes';
  readonly from: Instant;
  readonly to: Instant;
  readonly folder: string;
};
export type KeptExport = FullExport | ChangesExport;

/** A full export and the changes after it, in the order in which they are applied. */
export type ExportChain = { readonly full: FullExport; readonly changes: readonly ChangesExport[] };

/** A moment by its milliseconds since 1970. */
export const instantAt = (millis: number): Instant => {
  const text = new Date(millis).toISOString();
  assert(isInstant(text), 'a moment of our era is an instant');
  return text;
};

/** 2026-12-01T17:15:00.000Z → `20261201T171500Z`: a name tells what an export holds, so that nobody has to open it. */
const stampOf = (at: Instant): string => `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
const instantIn = (stamp: string): Instant =>
  instantAt(Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')));

/** Below this DynamoDB writes `AWSDynamoDB/<id>/…` of its own. */
export const exportPrefixOf = (
  table: string,
  wanted: Omit<FullExport, 'folder'> | Omit<ChangesExport, 'folder'>,
): string => {
  const [day, part] =
    wanted.kind === 'full'
      ? [jstDateOf(wanted.asOf), `full-${stampOf(wanted.asOf)}`]
      : [jstDateOf(wanted.to), `changes-${stampOf(wanted.from)}-${stampOf(wanted.to)}`];
  return `exports/${day}/${table}/${part}${wanted.restored === undefined ? '' : `-${wanted.restored}`}`;
};

/** `arn:…:table/stafee-prod-Control-r20261202` → `r20261202`, as a restore names its tables; of others undefined. */
export const restoredIn = (tableArn: string): string | undefined => /-(r\d{8})$/.exec(tableArn)?.[1];

/** DynamoDB writes the summary last: an export without one is not finished. */
const finished =
  /^(exports\/\d{4}-\d\d-\d\d\/(\w+)\/(?:full-(\d{8}T\d{6}Z)|changes-(\d{8}T\d{6}Z)-(\d{8}T\d{6}Z))(?:-(r\d{8}))?\/AWSDynamoDB\/[^/]+)\/manifest-summary\.json$/;

/** The finished exports of a table among the keys of a bucket. Those of releases before 2026-12 carry no moment. */
export const keptExports = (keys: readonly string[], table: string): readonly KeptExport[] =>
  keys.flatMap((key): readonly KeptExport[] => {
    const [, folder = '', of, asOf, from = '', to = '', restored] = finished.exec(key) ?? [];
    if (of !== table) return [];
    const made = restored === undefined ? {} : { restored };
    return asOf === undefined
      ? [{ kind: 'changes', from: instantIn(from), to: instantIn(to), folder, ...made }]
      : [{ kind: 'full', asOf: instantIn(asOf), folder, ...made }];
  });

/**
 * As far as the changes of the same table lead from a full export without a gap, and no further than `until`. Windows may
 * overlap: each holds what its items were at its end.
 */
const chainFrom = (full: FullExport, kept: readonly KeptExport[], until: Instant): ExportChain => {
  const changes: ChangesExport[] = [];
  for (let reached = full.asOf; ; reached = changes.at(-1)?.to ?? reached) {
    const next = kept
      .filter((one) => one.kind === 'changes')
      .filter(({ restored }) => restored === full.restored)
      .filter(({ from, to }) => from <= reached && to > reached && to <= until)
      .reduce<ChangesExport | undefined>(
        (best, one) => (best === undefined || one.to > best.to ? one : best),
        undefined,
      );
    if (next === undefined) return { full, changes };
    changes.push(next);
  }
};

/** The moment of which a chain is the table. */
export const endOf = ({ full, changes }: ExportChain): Instant => changes.at(-1)?.to ?? full.asOf;

/**
 * The chain that comes nearest to a moment without passing it; of several the one with the fewest changes.
 * @returns undefined when no full export is as old
 */
export const chainTowards = (kept: readonly KeptExport[], until: Instant): ExportChain | undefined =>
  kept
    .filter((one) => one.kind === 'full')
    .filter(({ asOf }) => asOf <= until)
    .map((full) => chainFrom(full, kept, until))
    .reduce<ExportChain | undefined>((best, one) => {
      if (best === undefined || endOf(one) > endOf(best)) return one;
      return endOf(one) === endOf(best) && one.changes.length < best.changes.length ? one : best;
    }, undefined);

/** The generation of a day: the chain to the last moment of it that can be reached. */
export const generationOf = (kept: readonly KeptExport[], day: CalendarDate): ExportChain | undefined => {
  const [last] = kept
    .map((one) => (one.kind === 'full' ? one.asOf : one.to))
    .filter((at) => jstDateOf(at) === day)
    .toSorted()
    .slice(-1);
  const chain = last === undefined ? undefined : chainTowards(kept, last);
  return chain !== undefined && jstDateOf(endOf(chain)) === day ? chain : undefined;
};

/** What can be had in place of a day's generation: the newest moment of that day or before it. */
export const newestUntil = (kept: readonly KeptExport[], day: CalendarDate): ExportChain | undefined =>
  chainTowards(kept, instantAt(jstMidnightMillis(day) + 86_399_999));
