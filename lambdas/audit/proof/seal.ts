import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import { canonicalJson, fingerprintOf, sha256 } from './canonical.ts';
import type { AuditChange } from './segment.ts';

/** What a look at a day found: nothing of it is as it should be. */
export type Findings = {
  /** Records that differ from what the archive has. */
  readonly changed: number;
  /** Records of the archive that are gone from the table. */
  readonly missing: number;
  /** Records of the table that never came into the archive. */
  readonly unarchived: number;
  /** Segments that do not hang on the one before them, or are not whole. */
  readonly broken: number;
  /** Which records: `<shard>/<id>`, the first hundred. */
  readonly records: readonly string[];
};

/** Where a seal stands, and its SHA-256. */
export type Former = { readonly key: string; readonly hash: string };

/**
 * 日次の封印: what a day of a company had at a time. The first seal of a day hangs on the last of the day before; records
 * that came late make a further one, which hangs on the one before it (docs/decisions/0237).
 */
export type Seal = {
  readonly format: 1;
  /** `t/<tenant>` or `ops`. */
  readonly chain: string;
  readonly day: CalendarDate;
  /** From 1. */
  readonly number: number;
  /** @default nothing was sealed before */
  readonly former?: Former;
  readonly segments: number;
  /** SHA-256 of the last segment, or 64 zeros. */
  readonly lastSegment: string;
  readonly records: number;
  /** The end of the chain of records (`linkOf`). */
  readonly head: string;
  readonly at: Instant;
  readonly atJst: string;
  readonly findings: Findings;
};

export const nothingFound: Findings = { changed: 0, missing: 0, unarchived: 0, broken: 0, records: [] };

export const isFault = ({ changed, missing, unarchived, broken }: Findings): boolean =>
  changed + missing + unarchived + broken > 0;

/** A line of a segment, as it is bound into the chain of its day. */
export type SegmentLine = Omit<AuditChange, 'chain'>;

/** What the chain of a day begins with: the seal of the day before, or nothing. */
export const firstLink = (former: Former | undefined): string => former?.hash ?? '0'.repeat(64);

/** The next link: SHA-256 of the link before and the line's own SHA-256 over its canonical JSON. */
export const linkOf = (before: string, lineHash: string): string => sha256(`${before}${lineHash}`);

export const lineHashOf = ({ kind, shard, sequence, item }: SegmentLine): string =>
  fingerprintOf({ kind, shard, sequence, item });

export const sealText = (seal: Seal): string => `${canonicalJson(seal)}\n`;

/** Beside the chains, so that an archiver never takes a seal for the end of one. */
export const sealPrefix = (chain: string): string => `seals/${chain}/`;

/** `20261231`: a day as keys have it. */
export const compactDay = (day: CalendarDate): string => day.replaceAll('-', '');

export const sealKey = (chain: string, day: CalendarDate, number: number): string =>
  `${sealPrefix(chain)}${compactDay(day)}/${String(number).padStart(6, '0')}.json`;
