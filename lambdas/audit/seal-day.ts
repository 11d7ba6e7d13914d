import { jstText } from '#domain/calendar/jst.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { AuditArchive } from '#lambdas/adapters/jobs/audit-archive.ts';
import type { AuditDays, KeptDeed } from '#lambdas/adapters/jobs/audit-days.ts';
import { companyDeed } from '#rows/audit.ts';
import { partitionPartsOf } from '#rows/read-key.ts';
import { canonicalJson, fingerprintOf, sha256 } from './canonical.ts';
import { compareDay, type ArchivedRecord, type OneRecord } from './compare-day.ts';
import { chainReaderOf, segmentPrefix, type ChainDay, type ReadSoFar } from './read-chain.ts';
import { sealKey, sealText, type Findings, type Former, type Seal, type SegmentLine } from './seal.ts';

export type SealContext = {
  readonly archive: Pick<AuditArchive, 'keysBelow' | 'text' | 'putOnce'>;
  readonly days: AuditDays;
};

/** One look at a day of a chain. */
export type Look = ChainDay & {
  readonly at: Instant;
  /** The last seal of the day before. */
  readonly former: Former | undefined;
  /** The day's own newest seal, and its first one's former. */
  readonly known: { readonly seal: Seal; readonly former: Former | undefined } | undefined;
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
  const order = String(SK);
  return { id: `${shardIn(String(PK))}/${order}`, order, hash: fingerprintOf(item) };
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
): Promise<{ readonly findings: Findings; readonly so: Readonly<ReadSoFar> }> => {
  const former = look.known === undefined ? look.former : look.known.former;
  const { so, lines } = chainReaderOf(archive, look, former);
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
  return { findings: { ...counts, broken: so.broken, records }, so };
};

const segmentsOf = async ({ archive }: SealContext, place: ChainDay): Promise<number> => {
  const keys: string[] = [];
  for await (const key of archive.keysBelow(segmentPrefix(place))) keys.push(key);
  return keys.length;
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
  const { chain, day, at, known } = look;
  if (known !== undefined && !look.again && (await segmentsOf(context, look)) === known.seal.segments)
    return { outcome: 'as-before', seal: known.seal };
  const { findings, so } = await compared(context, look);
  if (look.mayBeLate && findings.unarchived > 0) return { outcome: 'waits', unarchived: findings.unarchived };
  const { segments, lastSegment, records, head } = so;
  if (
    known !== undefined &&
    known.seal.segments === segments &&
    canonicalJson(known.seal.findings) === canonicalJson(findings)
  )
    return { outcome: 'as-before', seal: known.seal };
  const former = known === undefined ? look.former : formerIn(known.seal, sealText(known.seal));
  const seal: Seal = {
    format: 1,
    chain,
    day,
    number: (known?.seal.number ?? 0) + 1,
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
