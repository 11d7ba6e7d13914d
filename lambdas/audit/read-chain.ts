import type { CalendarDate } from '#domain/kernel/time.ts';
import type { AuditArchive } from '#lambdas/adapters/jobs/audit-archive.ts';
import { sha256 } from './proof/canonical.ts';
import {
  compactDay,
  firstLink,
  lineHashOf,
  linkOf,
  type Former,
  type Seal,
  type SegmentLine,
} from './proof/seal.ts';
import { emptyChain, hashOf, type SegmentHead } from './proof/segment.ts';

export type ReadableArchive = Pick<AuditArchive, 'keysBelow' | 'text'>;

/** A chain's day, one company's or the operators'. */
export type ChainDay = { readonly chain: string; readonly day: CalendarDate };

/** How far a chain had come behind a segment: what a seal says of it. */
export type Reached = Pick<Seal, 'segments' | 'lastSegment' | 'records' | 'head'>;

export const segmentPrefix = ({ chain, day }: ChainDay): string => `${chain}/${compactDay(day)}/`;

/** What a text says; undefined for one that is damaged. */
const readJson = <Read>(text: string): Read | undefined => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isAsSealed = (seal: Seal, reached: Reached | undefined): boolean =>
  reached !== undefined &&
  reached.lastSegment === seal.lastSegment &&
  reached.records === seal.records &&
  reached.head === seal.head;

/**
 * The lines of a day as they were hung on each other, segment after segment; one segment is held at a time. `so` says how far it
 * came, and how much of it is broken: a segment that does not hang on the one before, or a seal that it is not as it was sealed. What
 * is damaged is bound into the chain as it stands there, and is gone on behind.
 */
export const chainReaderOf = (
  archive: ReadableArchive,
  place: ChainDay,
  { former, seals }: { readonly former: Former | undefined; readonly seals: readonly Seal[] },
) => {
  let so: Reached = { segments: 0, lastSegment: emptyChain.hash, records: 0, head: firstLink(former) };
  let broken = 0;
  const unreached = new Set(seals);
  const meetSeals = (): void => {
    for (const seal of unreached)
      if (seal.segments === so.segments) {
        unreached.delete(seal);
        if (!isAsSealed(seal, so)) broken += 1;
      }
  };
  async function* lines(): AsyncGenerator<SegmentLine> {
    meetSeals();
    for await (const key of archive.keysBelow(segmentPrefix(place))) {
      const text = await archive.text(key);
      const said = text.split('\n');
      const head = readJson<SegmentHead>(said[0] ?? '');
      const taken = said.slice(1, -1);
      const isSound =
        head?.number === so.segments + 1 &&
        head.prevHash === so.lastSegment &&
        head.count === taken.length &&
        said.at(-1) === '';
      if (!isSound) broken += 1;
      so = { ...so, segments: so.segments + 1, lastSegment: hashOf(text) };
      for (const one of taken) {
        const line = readJson<SegmentLine>(one);
        if (line === undefined) broken += 1;
        const hash = line === undefined ? sha256(one) : lineHashOf(line);
        so = { ...so, records: so.records + 1, head: linkOf(so.head, hash) };
        if (line !== undefined) yield line;
      }
      meetSeals();
    }
  }
  return { so: () => so, broken: () => broken + unreached.size, lines };
};
