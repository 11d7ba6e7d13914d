import type { ExtractionId } from '#domain/kernel/ids.ts';
import type { ExtractionTerms } from '#domain/audit/extraction.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import type { Seal, SegmentLine } from './seal.ts';

/** By whom, when and why it was taken: what each file says of itself. */
export type Watermark = {
  readonly extractionId: ExtractionId;
  readonly by: string;
  readonly byName: string;
  readonly at: Instant;
  readonly reason: string;
};

/**
 * One line of the file with the proof (JSON Lines). Records that were not asked for stand there as their hashes, so that the chain of
 * their day can be followed all the same.
 */
export type ExtractionLine =
  | ({
      readonly type: 'extraction';
      readonly format: 1;
      readonly chain: string;
      readonly piece: number;
    } & Watermark &
      Omit<ExtractionTerms, 'tenantId'>)
  /** Stands again where a file goes on within a day. */
  | { readonly type: 'day'; readonly day: CalendarDate; readonly seals: readonly Seal[] }
  /** `index`: its place in the chain of the day, from 1. */
  | { readonly type: 'record'; readonly index: number; readonly hash: string; readonly line: SegmentLine }
  | { readonly type: 'others'; readonly index: number; readonly hashes: readonly string[] }
  | { readonly type: 'end'; readonly isLast: boolean };

/** A line that this release does not know is none. */
export const extractionLineIn = (text: string): ExtractionLine | undefined => {
  const line: ExtractionLine = JSON.parse(text);
  return ['extraction', 'day', 'record', 'others', 'end'].includes(line.type) ? line : undefined;
};
