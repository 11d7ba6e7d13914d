import type { DutyRecordKind } from '#domain/duties/duty.ts';
import type { OperatorId } from '#domain/kernel/ids.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import { textOf } from './attributes.ts';
import { rowKind } from './row-kind.ts';

const ofOperators = {
  table: 'Operator',
  keeps: 'for-good',
  returned: 'of-the-service',
  erased: 'not-a-tenants',
} as const;

const day = textOf<CalendarDate>();
const moment = textOf<Instant>();
const who = textOf<OperatorId>();

const facts = { title: 'text', about: 'text', everyMonths: 'number', due: day, ownerId: who } as const;

/** 台帳の項目: what people do for the service by a day (docs/decisions/0236). */
export const duty = rowKind('duty', {
  ...ofOperators,
  pk: 'DUTIES',
  sk: '{bookId}#{dutyId}',
  holds: { ...facts, version: 'number' },
  mayHold: { lastOn: day },
});

/** One that ended: apart, so that the list of what is to do does not grow with the years. */
export const endedDuty = rowKind('ended-duty', {
  ...ofOperators,
  pk: 'ENDED-DUTIES#{bookId}',
  sk: '{dutyId}',
  holds: { ...facts, endedAt: moment, endedBy: who, endedByName: 'text', reason: 'text' },
  mayHold: { lastOn: day },
});

/** 実施の記録, and what became of the entry: never changed. */
export const dutyRecord = rowKind('duty-record', {
  ...ofOperators,
  pk: 'DUTY#{dutyId}',
  sk: '{eventId}',
  holds: {
    kind: textOf<DutyRecordKind>(),
    title: 'text',
    evidence: 'text',
    by: who,
    byName: 'text',
    at: moment,
  },
  mayHold: { on: day, due: day, fileName: 'text', sha256: 'text' },
});

/** The last day of which a reminder was mailed. */
export const dutyReminder = rowKind('duty-reminder', {
  ...ofOperators,
  pk: 'DUTY-REMINDER',
  sk: 'META',
  holds: { day },
});
