import { createHash } from 'node:crypto';
import { jstText } from '#domain/calendar/jst.ts';
import type { Instant } from '#domain/kernel/time.ts';

/** What befell one audit item. Anything but `added` and `expired` is tampering: the trail is only ever added to. */
export type AuditChange = {
  readonly kind: 'added' | 'changed' | 'removed' | 'expired';
  /** `t<tenant>/20261231` or `ops/20261231`: one chain per tenant and Japanese day. */
  readonly chain: string;
  /** The stream and the partition within the chain, `2026-12-31T01:00:00.000/2`; only within it is there an order. */
  readonly shard: string;
  /** Digits; grows within a shard. */
  readonly sequence: string;
  readonly item: Readonly<Record<string, unknown>>;
};

/** The first line of a segment: its place in the chain, and how far the chain has come in each shard. */
export type SegmentHead = {
  readonly chain: string;
  readonly number: number;
  /** SHA-256 of the segment before, or 64 zeros. */
  readonly prevHash: string;
  readonly at: Instant;
  readonly atJst: string;
  readonly count: number;
  /** The last sequence of each shard, this segment included. */
  readonly marks: Readonly<Record<string, string>>;
};

/** The end of a chain: what the next segment is hung on. */
export type ChainEnd = Pick<SegmentHead, 'number' | 'marks'> & { readonly hash: string };

export const emptyChain: ChainEnd = { number: 0, hash: '0'.repeat(64), marks: {} };

export const hashOf = (segment: string): string => createHash('sha256').update(segment).digest('hex');

/** The end of a chain, read from its last segment. Throws when the segment is damaged. */
export const endIn = (segment: string): ChainEnd => {
  const { number, marks }: SegmentHead = JSON.parse(segment.slice(0, segment.indexOf('\n')));
  return { number, marks, hash: hashOf(segment) };
};

const isLater = (sequence: string, mark: string | undefined): boolean =>
  mark === undefined || BigInt(sequence) > BigInt(mark);

/** What the chain does not hold yet: a stream may hand over a change more than once. */
export const freshChanges = (changes: readonly AuditChange[], { marks }: ChainEnd): readonly AuditChange[] =>
  changes.filter(({ shard, sequence }) => isLater(sequence, marks[shard]));

const lineOf = ({ kind, shard, sequence, item }: AuditChange): string =>
  JSON.stringify({ kind, shard, sequence, item });

/** The next segment of a chain: JSON Lines, its head first. The same changes give the same text. */
export const segmentOf = (
  chain: string,
  changes: readonly AuditChange[],
  { end, at }: { readonly end: ChainEnd; readonly at: Instant },
): string => {
  const marks = { ...end.marks };
  for (const { shard, sequence } of changes) if (isLater(sequence, marks[shard])) marks[shard] = sequence;
  const head: SegmentHead = {
    chain,
    number: end.number + 1,
    prevHash: end.hash,
    at,
    atJst: jstText(at),
    count: changes.length,
    marks,
  };
  return [JSON.stringify(head), ...changes.map(lineOf), ''].join('\n');
};

export const segmentKey = (chain: string, number: number): string =>
  `${chain}/${String(number).padStart(6, '0')}.jsonl`;
