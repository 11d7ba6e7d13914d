import type { CalendarDate } from '#domain/kernel/time.ts';
import type { RegistrationEnd } from '#domain/suppliers/published-register.ts';
import { textOf } from './attributes.ts';
import { rowKind } from './row-kind.ts';

/** Nobody's: what the State publishes. An operator imports it, and every company may read it row by row. */
const published = {
  table: 'Control',
  keeps: 'for-good',
  returned: 'of-the-service',
  erased: 'not-a-tenants',
} as const;

/** 適格請求書発行事業者: of a number its days alone, without name or address. */
export const publishedIssuer = rowKind('published-issuer', {
  ...published,
  pk: 'REG#{registrationNumber}',
  sk: 'R',
  holds: { registeredFrom: textOf<CalendarDate>() },
  mayHold: {
    /** 取消年月日 or 失効年月日: from this day on it is none. */
    endedOn: textOf<CalendarDate>(),
    ended: textOf<RegistrationEnd>(),
  },
});

/** As of which day the register is here whole. */
export const registerAsOf = rowKind('register-as-of', {
  ...published,
  pk: 'REG',
  sk: 'AS-OF',
  holds: { asOf: textOf<CalendarDate>(), importedAt: 'text', importedBy: 'text' },
});
