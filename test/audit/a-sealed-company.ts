import { calendarDate } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import { archiverOf } from '#lambdas/audit/archive-changes.ts';
import { sealChain } from '#lambdas/audit/seal-chain.ts';
import type { SealContext } from '#lambdas/audit/seal-day.ts';
import { compactDay, type Seal } from '#lambdas/audit/proof/seal.ts';
import type { AuditChange } from '#lambdas/audit/proof/segment.ts';

export const chain = 't/t01jtenant0000000000000000a';
export const first = calendarDate('2026-12-01');

type Item = Readonly<Record<string, string>>;

/** A company's trail in memory: its table, the archive, and nights that pass. */
export const aSealedCompany = () => {
  const objects = new Map<string, string>();
  const table = new Map<string, Item>();
  let breaksIn = Number.POSITIVE_INFINITY;
  let sequence = 0;
  /** Dies at one of its calls, before or after it was done. */
  const call = <T>(deed: () => T): T => {
    breaksIn -= 1;
    if (breaksIn === 0.5) {
      deed();
      throw new Error('killed');
    }
    if (breaksIn === 0) throw new Error('killed');
    return deed();
  };
  const below = (prefix: string) => [...objects.keys()].filter((key) => key.startsWith(prefix)).toSorted();
  const archive = {
    async *keysBelow(prefix: string) {
      yield* call(() => below(prefix));
    },
    text: async (key: string) => call(() => objects.get(key) ?? ''),
    newest: async (prefix: string) => objects.get(below(prefix).at(-1) ?? ''),
    putOnce: async (key: string, text: string) =>
      call(() => {
        if (objects.has(key)) return 'already-there' as const;
        objects.set(key, text);
        return 'stored' as const;
      }),
  };
  const context: SealContext = {
    archive,
    days: {
      async *deedsOf({ day }) {
        const items = call(() => [...table.values()]).filter(({ PK = '' }) => PK.includes(compactDay(day)));
        yield* items.toSorted((a, b) => ((a['SK'] ?? '') < (b['SK'] ?? '') ? -1 : 1));
      },
      find: async ({ day }, { shard, eventId }) =>
        call(() => table.get(`T#t01jtenant0000000000000000a#${compactDay(day)}#${shard} ${eventId}`)),
    },
  };
  const itemOf = (day: CalendarDate, id: string, action = 'claim.submit'): Item => ({
    PK: `T#t01jtenant0000000000000000a#${compactDay(day)}#${id.charCodeAt(id.length - 1) % 4}`,
    SK: id,
    action,
  });
  const archiveOne = async (kind: AuditChange['kind'], day: CalendarDate, item: AuditChange['item']) => {
    sequence += 1;
    const change = {
      kind,
      chain: `${chain}/${compactDay(day)}`,
      shard: 's/0',
      sequence: String(sequence),
      item,
    };
    await archiverOf(archive)([change], '2026-12-01T00:00:00.000Z' as Instant);
  };
  const night = (yesterday: string, run: SealContext = context) =>
    sealChain(
      run,
      { chain, since: first },
      { at: `${yesterday}T20:10:00.000Z` as Instant, yesterday: calendarDate(yesterday) },
    );
  return {
    objects,
    table,
    context,
    night,
    keyOf: ({ PK = '', SK = '' }: Item) => `${PK} ${SK}`,
    itemOf,
    /** Told in the table, and as the stream brings it. */
    deed: async (day: CalendarDate, id: string, action?: string) => {
      const item = itemOf(day, id, action);
      table.set(`${item['PK']} ${item['SK']}`, item);
      await archiveOne('added', day, item);
    },
    archiveOne,
    dieIn: (calls: number) => {
      breaksIn = calls;
    },
    seals: (): readonly Seal[] => below('seals/').map((key) => JSON.parse(objects.get(key) ?? '')),
    sealKeys: () => below('seals/'),
  };
};
export type SealedCompany = ReturnType<typeof aSealedCompany>;
