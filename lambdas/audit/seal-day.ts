import { jstText } from '#domain/calendar/jst.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { AuditArchive } from '#lambdas/adapters/jobs/audit-archive.ts';
import type { AuditDays, KeptDeed } from '#lambdas/adapters/jobs/audit-days.ts';
import { companyDeed } from '#rows/audit.ts';
import { partitionPartsOf } from '#rows/read-key.ts';
import { canonicalJson, fingerprintOf, sha256 } from './proof/canonical.ts';
import { compareDay, type ArchivedRecord, type OneRecord } from './compare-day.ts';
import { chainReaderOf, segmentPrefix, type ChainDay, type Reached } from './read-chain.ts';
import { emptyChain, hashOf } from './proof/segment.ts';
import {
  isFault,
  sealKey,
  sealText,
  type Findings,
  type Former,
  type Seal,
  type SegmentLine,
} from './proof/seal.ts';

export type SealContext = {
  readonly archive: Pick<AuditArchive, 'keysBelow' | 'text' | 'putOnce'>;
  readonly days: AuditDays;
};

/** One look at a day of a chain. */
export type Look = ChainDay & {
  readonly at: Instant;
  /** The last seal of the day before. */
  readonly former: Former | undefined;
  /** The day's own seals, the first first. */
  readonly seals: readonly Seal[];
  /** Seals that are gone, or do not hang on the one before them. */
  readonly loose: number;
  /** Compares though nothing was added since the newest seal. */
  readonly again: boolean;
  /** The stream may still bring what the archive lacks. */
  readonly mayBeLate: boolean;
};

export type Looked =
  | { readonly outcome: 'sealed' | 'as-before'; readonly seal: Seal }
  /** The archive lacks records that the stream may still bring: the day is sealed another night. */
  | { readonly outcome: 'waits'; readonly unarchived: number };

const mostNamed = 100;

/** The operators' day is one partition. */
const shardIn = (pk: string): number => partitionPartsOf(companyDeed, pk)?.shard ?? 0;

const recordOf = (item: Readonly<Record<string, unknown>>): OneRecord => {
  const { PK, SK } = item;
  const id = String(SK);
  // Deeds by hand sort behind all others in the table, and come at any time: they are few, and wait.
  const order = id.startsWith('OPS') ? '' : id;
  return { id: `${shardIn(String(PK))}/${id}`, order, hash: fingerprintOf(item) };
};

/** Of a change the item afterwards; what it was before is in the line. */
const itemOf = ({ kind, item: told }: SegmentLine): Readonly<Record<string, unknown>> =>
  kind === 'changed' ? Object(told['after']) : told;

async function* archivedOf(lines: AsyncIterable<SegmentLine>): AsyncGenerator<ArchivedRecord> {
  for await (const line of lines) yield { ...recordOf(itemOf(line)), kind: line.kind };
}

async function* keptOf(deeds: AsyncIterable<KeptDeed>): AsyncGenerator<OneRecord> {
  for await (const deed of deeds) yield recordOf(deed);
}

/** What waited in vain for its other half is asked for once more by its key: a restore adds a second time what it brings back. */
const isStillMissing = async (days: AuditDays, place: ChainDay, id: string): Promise<boolean> => {
  const [shard = '', eventId = ''] = id.split('/');
  return (await days.find(place, { shard, eventId })) === undefined;
};

const compared = async (
  { archive, days }: SealContext,
  look: Look,
): Promise<{ readonly findings: Findings; readonly so: Reached }> => {
  const { seals, loose } = look;
  const former = seals[0] === undefined ? look.former : seals[0].former;
  const { so, broken, lines } = chainReaderOf(archive, look, { former, seals });
  const { changed, removed, unmet, unarchived } = await compareDay(
    archivedOf(lines()),
    keptOf(days.deedsOf(look)),
  );
  const gone = new Set(removed);
  for (const id of unmet)
    // oxlint-disable-next-line no-await-in-loop -- there are none on any usual day
    if (await isStillMissing(days, look, id)) gone.add(id);
  const records = [...new Set([...changed, ...gone, ...unarchived])].toSorted().slice(0, mostNamed);
  const counts = { changed: changed.size, missing: gone.size, unarchived: unarchived.length };
  return { findings: { ...counts, broken: broken() + loose, records }, so: so() };
};

/** Whether nothing was added since, and the end of it is as it was sealed. */
const isUntouched = async ({ archive }: SealContext, place: ChainDay, seal: Seal): Promise<boolean> => {
  const keys: string[] = [];
  for await (const key of archive.keysBelow(segmentPrefix(place))) keys.push(key);
  const last = keys.at(-1);
  return (
    keys.length === seal.segments &&
    (last === undefined ? emptyChain.hash : hashOf(await archive.text(last))) === seal.lastSegment
  );
};

const formerIn = ({ chain, day, number }: Seal, text: string): Former => ({
  key: sealKey(chain, day, number),
  hash: sha256(text),
});

/**
 * Compares a day of the trail with its archive and seals it. May be called again at any time and by two at once: a seal
 * whose number is taken stays as it is.
 */
export const sealDay = async (context: SealContext, look: Look): Promise<Looked> => {
  const { chain, day, at, seals } = look;
  const known = seals.at(-1);
  const isQuick = known !== undefined && !look.again && look.loose === 0;
  if (isQuick && !isFault(known.findings) && (await isUntouched(context, look, known)))
    return { outcome: 'as-before', seal: known };
  const { findings, so } = await compared(context, look);
  if (look.mayBeLate && findings.unarchived > 0) return { outcome: 'waits', unarchived: findings.unarchived };
  const { segments, lastSegment, records, head } = so;
  if (
    known !== undefined &&
    known.head === head &&
    known.segments === segments &&
    canonicalJson(known.findings) === canonicalJson(findings)
  )
    return { outcome: 'as-before', seal: known };
  const former = known === undefined ? look.former : formerIn(known, sealText(known));
  const seal: Seal = {
    format: 1,
    chain,
    day,
    number: (known?.number ?? 0) + 1,
    ...(former === undefined ? {} : { former }),
    segments,
    lastSegment,
    records,
    head,
    at,
    atJst: jstText(at),
    findings,
  };
  await context.archive.putOnce(sealKey(chain, day, seal.number), sealText(seal));
  return { outcome: 'sealed', seal };
};
