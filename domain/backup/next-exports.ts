import type { Instant } from '#domain/kernel/time.ts';
import {
  chainTowards,
  endOf,
  instantAt,
  type ChangesExport,
  type FullExport,
  type KeptExport,
} from './export-chain.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport_Requesting.html: 15 minutes to 24 hours. */
const [shortestMillis, longestMillis] = [15 * 60_000, 24 * 3_600_000];

/** Point-in-time recovery reaches back seven days (lib/constructs/protected-table.ts); an hour is left for the job itself. */
const reachMillis = 7 * 24 * 3_600_000 - 3_600_000;

/** A full one a week; an hour less, so that the job of the seventh day finds it due. */
export const fullEveryDays = 7;
const fullMillis = fullEveryDays * 24 * 3_600_000 - 3_600_000;

export type WantedExport = Omit<FullExport, 'folder'> | Omit<ChangesExport, 'folder'>;

/** Equal windows of whole seconds, none longer than a day. */
const windowsBetween = (fromMillis: number, toMillis: number): readonly WantedExport[] => {
  const count = Math.ceil((toMillis - fromMillis) / longestMillis);
  const edge = (place: number): Instant =>
    instantAt(fromMillis + Math.floor(((toMillis - fromMillis) * place) / count / 1_000) * 1_000);
  return Array.from({ length: count }, (_, place) => ({
    kind: 'changes' as const,
    from: edge(place),
    to: place === count - 1 ? instantAt(toMillis) : edge(place + 1),
  }));
};

/**
 * What has to be exported so that a table can be brought back as of `asOf` (a whole second). Changes go on from the last
 * moment that can be reached, over as many days as were missed; a full one is made when a week is over, or when the
 * changes since then can no longer be had. It never takes the place of the changes: it may fail. A table that a restore
 * made begins anew: nobody can tell its changes from those of the table before it.
 * @param restored which table it is, as `restoredIn` tells it
 */
export const nextExports = (
  there: readonly KeptExport[],
  asOf: Instant,
  restored?: string,
): readonly WantedExport[] => {
  const kept = there.filter((one) => one.restored === restored);
  const made = restored === undefined ? {} : { restored };
  const now = Date.parse(asOf);
  const chain = chainTowards(kept, asOf);
  const reached = chain === undefined ? -Infinity : Date.parse(endOf(chain));
  const canGoOn = now - reached <= reachMillis;
  const newestFull = Math.max(
    -Infinity,
    ...kept.flatMap((one) => (one.kind === 'full' && one.asOf <= asOf ? [Date.parse(one.asOf)] : [])),
  );
  const wanted: readonly WantedExport[] = [
    ...(canGoOn && now - reached >= shortestMillis ? windowsBetween(reached, now) : []),
    ...(!canGoOn || now - newestFull >= fullMillis ? [{ kind: 'full' as const, asOf }] : []),
  ];
  return wanted.map((one) => ({ ...one, ...made }));
};
