import { expect, test } from 'vitest';
import { isCalendarMonth } from '#domain/kernel/time.ts';
import { known } from '#test/builders/claims.ts';
import type { ClosingEvent } from '#domain/closing/closing.ts';
import type { Query, TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { closingEvents } from '#lambdas/settings/closing-event-store.ts';
import { closingEvent } from '#rows/closing.ts';
import { usualSight } from '#domain/rights/sight.ts';
import type { StoredRow } from '#rows/forms.ts';

const calendarMonth = (text: string) => known(isCalendarMonth, text);

test('9.2.2 whoever sees some months is told of their closings alone, and of no reason of others', async () => {
  const eventOf = (month: string): ClosingEvent =>
    ({
      act: 'reopen',
      month: calendarMonth(month),
      reason: `${month}の理由`,
      at: '2026-06-05T03:00:00.000Z',
      by: 'x',
      byName: 'x',
    }) as unknown as ClosingEvent;
  const rows = ['2026-06', '2026-05', '2026-04'].map((month, index) => {
    const { key, item } = closingEvent.row({ closingVersion: index + 1 }, { doc: eventOf(month) });
    return Object.assign({ PK: key.pk, SK: key.sk }, item) as unknown as StoredRow;
  });
  const query = async ({ filter }: Query) => ({ items: rows.filter((row) => filter?.matches(row) ?? true) });
  const table = { query } as unknown as TenantTable;
  const toldTo = async (reader: Parameters<typeof closingEvents>[2]) =>
    (await closingEvents(table, { limit: 25 }, reader)).events.map(({ month }) => month);
  expect(await toldTo({ sight: usualSight })).toEqual(['2026-06', '2026-05', '2026-04']);
  const may = calendarMonth('2026-05');
  const sight = { ...usualSight, isLimited: true, content: { from: may, to: may } };
  expect(await toldTo({ sight })).toEqual(['2026-05']);
});
