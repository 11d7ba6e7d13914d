import type { ClosingEvent } from '#domain/closing/closing.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { closingEvent } from '#rows/closing.ts';

export const closingEventWrite = (closingVersion: number, event: ClosingEvent): Write => ({
  kind: 'put',
  ...closingEvent.row({ closingVersion }, { doc: event }),
  condition: { expression: 'attribute_not_exists(PK)' },
});

/** One page of the history, newest first. */
export const closingEvents = async (
  table: TenantTable,
  page: { readonly limit: number; readonly cursor?: string },
) => {
  const { items, nextCursor } = await table.query({
    ...closingEvent.among({}),
    forward: false,
    consistent: true,
    ...page,
  });
  return { events: items.map((item) => closingEvent.read(item).doc), nextCursor };
};
