import type { Instant } from '#domain/kernel/time.ts';
import { textOf } from './attributes.ts';
import { rowKind } from './row-kind.ts';

/** One notice to one person: taken before the mail is sent, closed after it. */
export const delivery = rowKind('delivery', {
  table: 'TenantData',
  pk: 'NOTICE',
  sk: '{eventId}#{userId}',
  keeps: 'contract',
  returned: 'of-the-service',
  erased: 'with-tenant',
  holds: { attempts: 'number' },
  mayHold: { leasedUntil: textOf<Instant>(), sentAt: textOf<Instant>() },
});
