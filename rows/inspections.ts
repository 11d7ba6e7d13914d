import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { textOf } from './attributes.ts';
import { rowKind } from './row-kind.ts';

/**
 * 閲覧の記録: what somebody who is here for some days was shown (docs/decisions/0195), written with the audit item of the view.
 * What he looked for is the company's own, so that its key alone opens it.
 */
export const inspectionView = rowKind('inspection-view', {
  table: 'TenantData',
  pk: 'VIEWS',
  sk: '{eventId}',
  keeps: 'contract',
  returned: 'people.jsonl',
  erased: 'with-tenant',
  holds: { at: textOf<Instant>(), userId: textOf<UserId>(), doc: 'text' },
  sealed: ['doc'],
});
