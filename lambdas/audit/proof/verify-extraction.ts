import { addDays } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { sha256 } from './canonical.ts';
import type { ExtractionLine } from './extraction-lines.ts';
import { firstLink, isFault, lineHashOf, linkOf, sealText, type Seal } from './seal.ts';

/** What is wrong with a day. */
export type DayFault =
  /** The record at this place says something else than its hash. */
  | { readonly fault: 'changed'; readonly index: number }
  /** From this place on something was taken out, put in, or put elsewhere. */
  | { readonly fault: 'out-of-place'; readonly index: number }
  /** The records up to a seal are others than those that it was made over, or some are missing. */
  | { readonly fault: 'not-as-sealed'; readonly seal: number }
  /** A seal does not hang on the one before it. */
  | { readonly fault: 'seal-loose'; readonly seal: number }
  /** The nightly look found the day faulty when it was sealed. */
  | { readonly fault: 'found-faulty'; readonly seal: number }
  /** Records stand there as hashes though all were asked for. */
  | { readonly fault: 'withheld'; readonly index: number }
  /** The day was over long before it was taken, and is not sealed to its end. */
  | { readonly fault: 'never-sealed' };

export type DayVerdict = {
  readonly day: CalendarDate;
  readonly records: number;
  /** Of the chain; those that were not asked for are there as hashes. */
  readonly chained: number;
  /** Records that came after the last seal, or all where there is none. */
  readonly unsealed: number;
  readonly faults: readonly DayFault[];
  /** SHA-256 of the day's last seal, to be held against the archive. */
  readonly seal?: string;
};

export type Verdict = {
  readonly days: readonly DayVerdict[];
  /** Who took it, when, as the files say; undefined for files of nothing. */
  readonly taken?: Extract<ExtractionLine, { readonly type: 'extraction' }>;
  /** The files are all there, one behind the other. */
  readonly isComplete: boolean;
};

type Head = Extract<ExtractionLine, { readonly type: 'extraction' }>;

/** A record may come late; the second night seals what the first could not. */
const nightsUntilSealed = 2;

const hashOfSeal = (seal: Seal): string => sha256(sealText(seal));

/** One day while it is read. */
const aDay = (
  day: CalendarDate,
  seals: readonly Seal[],
  { before, head }: { readonly before: readonly Seal[] | undefined; readonly head: Head | undefined },
) => {
  const faults: DayFault[] = [];
  let [link, at, records] = [firstLink(seals[0]?.former), 0, 0];
  const reached = new Map<number, string>([[0, link]]);
  const hashes = before?.map(hashOfSeal);
  for (const [n, seal] of seals.entries()) {
    const former = n === 0 ? seal.former?.hash : (seal.former?.hash ?? '');
    const hangs =
      n === 0
        ? hashes === undefined || hashes.length === 0 || hashes.includes(former ?? '')
        : former === hashOfSeal(seals[n - 1] ?? seal);
    const isOfHere = seal.day === day && seal.chain === head?.chain && seal.number === n + 1;
    if (!hangs || !isOfHere) faults.push({ fault: 'seal-loose', seal: seal.number });
    if (isFault(seal.findings)) faults.push({ fault: 'found-faulty', seal: seal.number });
  }
  const wanted = new Set(seals.map((seal) => seal.records));
  let isInPlace = true;
  const take = (index: number, hash: string): void => {
    at += 1;
    if (isInPlace && index !== at) {
      isInPlace = false;
      faults.push({ fault: 'out-of-place', index });
    }
    link = linkOf(link, hash);
    if (wanted.has(at)) reached.set(at, link);
  };
  return {
    day,
    seals,
    record: ({ index, hash, line }: Extract<ExtractionLine, { readonly type: 'record' }>): void => {
      records += 1;
      if (lineHashOf(line) !== hash) faults.push({ fault: 'changed', index });
      take(index, hash);
    },
    others: (index: number, others: readonly string[]): void => {
      if (head?.actor === undefined && head?.action === undefined) faults.push({ fault: 'withheld', index });
      for (const [n, hash] of others.entries()) take(index + n, hash);
    },
    end: (): DayVerdict => {
      for (const seal of seals)
        if (reached.get(seal.records) !== seal.head)
          faults.push({ fault: 'not-as-sealed', seal: seal.number });
      const last = seals.at(-1);
      const unsealed = Math.max(0, at - (last?.records ?? 0));
      const isLongOver = head !== undefined && addDays(day, nightsUntilSealed) < jstDateOf(head.at);
      if (isLongOver && (last === undefined || unsealed > 0)) faults.push({ fault: 'never-sealed' });
      const facts = { day, records, chained: at, unsealed, faults };
      return last === undefined ? facts : { ...facts, seal: hashOfSeal(last) };
    },
  };
};

/**
 * Follows the chain of each day through the files of one extraction, in their order. It asks nobody: whoever has the files knows of
 * each day whether it is whole, and by the hash of its seal whether it is the one that lies in the archive.
 */
export const verifyExtraction = async (lines: AsyncIterable<ExtractionLine>): Promise<Verdict> => {
  const days: DayVerdict[] = [];
  let open: ReturnType<typeof aDay> | undefined;
  let taken: Verdict['taken'];
  let [pieces, isEnded, isWhole] = [0, false, true];
  const close = (): void => {
    if (open !== undefined) days.push(open.end());
  };
  for await (const line of lines) {
    if (line.type === 'extraction') {
      pieces += 1;
      if (
        line.piece !== pieces ||
        isEnded ||
        (taken !== undefined && taken.extractionId !== line.extractionId)
      )
        isWhole = false;
      taken ??= line;
    } else if (line.type === 'day') {
      // Where a file goes on within a day, the day stands there again.
      if (open?.day === line.day) continue;
      close();
      // From the first day to the last, none left out.
      if (line.day !== (open === undefined ? taken?.from : addDays(open.day, 1))) isWhole = false;
      open = aDay(line.day, line.seals, { before: open?.seals, head: taken });
    } else if (line.type === 'end') isEnded = line.isLast;
    else if (open === undefined) isWhole = false;
    else if (line.type === 'record') open.record(line);
    else open.others(line.index, line.hashes);
  }
  close();
  if (open?.day !== taken?.to) isWhole = false;
  return { days, isComplete: isWhole && isEnded, ...(taken === undefined ? {} : { taken }) };
};
