import type { CalendarDate } from '#domain/kernel/time.ts';
import type { AuditArchive } from '#lambdas/adapters/jobs/audit-archive.ts';
import { compactDay, firstLink, lineHashOf, linkOf, type Former, type SegmentLine } from './seal.ts';
import { emptyChain, hashOf, type SegmentHead } from './segment.ts';

export type ReadableArchive = Pick<AuditArchive, 'keysBelow' | 'text'>;

/** A chain's day, one company's or the operators'. */
export type ChainDay = { readonly chain: string; readonly day: CalendarDate };

/** How far a chain was read; grows while its lines are taken. */
export type ReadSoFar = {
  segments: number;
  lastSegment: string;
  records: number;
  head: string;
  broken: number;
};

export const segmentPrefix = ({ chain, day }: ChainDay): string => `${chain}/${compactDay(day)}/`;

const headOf = (text: string): SegmentHead => JSON.parse(text.slice(0, text.indexOf('\n')));

/**
 * The lines of a day as they were hung on each other, segment after segment; one segment is held at a time. `so` says
 * how far it came, and how many segments do not hang on the one before.
 */
export const chainReaderOf = (
  archive: ReadableArchive,
  place: ChainDay,
  former: Former | undefined,
): { readonly so: Readonly<ReadSoFar>; readonly lines: () => AsyncGenerator<SegmentLine> } => {
  const so: ReadSoFar = {
    segments: 0,
    lastSegment: emptyChain.hash,
    records: 0,
    head: firstLink(former),
    broken: 0,
  };
  async function* lines(): AsyncGenerator<SegmentLine> {
    for await (const key of archive.keysBelow(segmentPrefix(place))) {
      const text = await archive.text(key);
      const head = headOf(text);
      const said = text.slice(text.indexOf('\n') + 1).split('\n');
      const taken = said.slice(0, -1);
      const isSound =
        head.number === so.segments + 1 &&
        head.prevHash === so.lastSegment &&
        head.count === taken.length &&
        said.at(-1) === '';
      if (!isSound) so.broken += 1;
      so.segments += 1;
      so.lastSegment = hashOf(text);
      for (const one of taken) {
        const line: SegmentLine = JSON.parse(one);
        so.records += 1;
        so.head = linkOf(so.head, lineHashOf(line));
        yield line;
      }
    }
  }
  return { so, lines };
};
