import type { ClosingEvent } from '#domain/closing/closing.ts';
import { isHereForDays, seesMonth } from '#domain/rights/sight.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { Actor } from '#lambdas/http/call.ts';
import type { StoredRow } from '#rows/forms.ts';
import { closingEvent } from '#rows/closing.ts';

export const closingEventWrite = (closingVersion: number, event: ClosingEvent): Write => ({
  kind: 'put',
  ...closingEvent.row({ closingVersion }, { doc: event }),
  condition: { expression: 'attribute_not_exists(PK)' },
});

/** Of the history of 30 years, with each month closed, opened and closed again: 0.4 MB. */
const mostRows = 1_200;

/** One page of the history of the months that the reader sees, newest first. */
export const closingEvents = async (
  table: TenantTable,
  page: { readonly limit: number; readonly cursor?: string },
  reader: Pick<Actor, 'sight'>,
) => {
  const matches = (item: StoredRow): boolean => seesMonth(reader, closingEvent.read(item).doc.month);
  const { items, nextCursor } = await table.query({
    ...closingEvent.among({}),
    forward: false,
    consistent: true,
    ...page,
    ...(isHereForDays(reader) ? { filter: { matches, mostRows } } : {}),
  });
  return { events: items.map((item) => closingEvent.read(item).doc), nextCursor };
};
