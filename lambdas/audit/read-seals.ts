import { addDays, calendarDate } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { AuditArchive } from '#lambdas/adapters/jobs/audit-archive.ts';
import { sha256 } from './proof/canonical.ts';
import { sealKey, sealPrefix, type Former, type Seal } from './proof/seal.ts';

type Archive = Pick<AuditArchive, 'keysBelow' | 'text'>;

/** The numbers of seals that each day of a chain has, the oldest day first. */
export type SealedDays = Map<CalendarDate, readonly number[]>;

const dayAndNumber = /\/(\d{4})(\d\d)(\d\d)\/(\d{6})\.json$/;

export const sealedDaysOf = async (archive: Archive, chain: string): Promise<SealedDays> => {
  const sealed: SealedDays = new Map();
  for await (const key of archive.keysBelow(sealPrefix(chain))) {
    const [, year, month, date, number] = dayAndNumber.exec(key) ?? [];
    if (year === undefined) continue;
    const day = calendarDate(`${year}-${month}-${date}`);
    sealed.set(day, [...(sealed.get(day) ?? []), Number(number)]);
  }
  return sealed;
};

/** Days between the first and the last sealed one whose seal is gone. */
export const holesIn = (sealed: SealedDays): readonly CalendarDate[] => {
  const [first] = sealed.keys();
  const last = [...sealed.keys()].at(-1);
  const holes: CalendarDate[] = [];
  if (first === undefined || last === undefined) return holes;
  for (let day = first; day < last; day = addDays(day, 1)) if (!sealed.has(day)) holes.push(day);
  return holes;
};

export const readSeal = async (
  archive: Archive,
  key: string,
): Promise<{ readonly seal: Seal; readonly itself: Former }> => {
  const text = await archive.text(key);
  const seal: Seal = JSON.parse(text);
  return { seal, itself: { key, hash: sha256(text) } };
};

/** A day's seals, and how many of them are gone or do not hang on the one before. */
export const sealsOfDay = async (archive: Archive, chain: string, day: CalendarDate, sealed: SealedDays) => {
  const numbers = sealed.get(day) ?? [];
  const read = await Promise.all(numbers.map((number) => readSeal(archive, sealKey(chain, day, number))));
  let loose = (numbers.at(-1) ?? 0) - numbers.length;
  for (const [n, { seal }] of read.entries()) {
    const before = read[n - 1]?.itself;
    if (before !== undefined && seal.former?.hash !== before.hash) loose += 1;
  }
  const former = read[0]?.seal.former;
  const isThere = [...sealed].some(([one, its]) =>
    its.some((number) => sealKey(chain, one, number) === former?.key),
  );
  // What the first one hung on may be older than the archive; what is there is what it was.
  if (former !== undefined && isThere && (await readSeal(archive, former.key)).itself.hash !== former.hash)
    loose += 1;
  return { seals: read.map(({ seal }) => seal), last: read.at(-1)?.itself, loose };
};
