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
  mayHold: { leasedUntil: 'text', sentAt: 'text' },
});
