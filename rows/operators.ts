import type { OperatorId } from '#domain/kernel/ids.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import type { OperatorRole } from '#domain/operators/operator-rights.ts';
import type { RequestState } from '#domain/operators/two-person.ts';
import { json, listOf, textOf } from './attributes.ts';
import { rowKind } from './row-kind.ts';

const ofOperators = {
  table: 'Operator',
  keeps: 'for-good',
  returned: 'of-the-service',
  erased: 'not-a-tenants',
} as const;

const moment = textOf<Instant>();
const day = textOf<CalendarDate>();

/** A person with privileged rights (docs/runbooks/operator-accounts.md). */
export const operator = rowKind('operator', {
  ...ofOperators,
  pk: 'OP#{operatorId}',
  sk: 'META',
  holds: { name: 'text', state: 'text' },
  /**
   * `trainedUntil`: the last day on which his newest training counts; without it nobody gets in (7.2.2). `enrolledAt`: he has an
   * authenticator. `firstPasswordBy`: who gave him a password for his first sign-in last. `version` rises with each change.
   */
  mayHold: {
    createdAt: 'text',
    roles: listOf<OperatorRole>(),
    trainedUntil: day,
    enrolledAt: moment,
    firstPasswordBy: textOf<OperatorId>(),
    firstPasswordAt: moment,
    version: 'number',
  },
});

/** Who is or was an operator, so that they can be listed; each change of one raises the version, so that none meets another. */
export const operatorRoster = rowKind('operator-roster', {
  ...ofOperators,
  pk: 'ROSTER',
  sk: 'META',
  holds: { operatorIds: listOf<OperatorId>(), version: 'number' },
});

/** 教育の記録 of an operator (7.2.2): never changed, the newest counts. */
export const operatorTraining = rowKind('operator-training', {
  ...ofOperators,
  pk: 'OP#{operatorId}',
  sk: 'TRAINING#{eventId}',
  holds: { on: day, until: day, evidence: 'text', by: 'text', at: moment },
});

/** What an operator asked for and typed; its shape is the act's contract. */
export type AskedOf = {
  readonly params: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
};

/** 依頼: an act that waits for a second person (docs/decisions/0213). */
export const actRequest = rowKind('act-request', {
  ...ofOperators,
  pk: 'REQUESTS',
  sk: '{requestId}',
  holds: {
    /** Of the contract: `suspendTenant`. */
    operation: 'text',
    asked: json<AskedOf>(),
    says: 'text',
    reason: 'text',
    askedBy: textOf<OperatorId>(),
    askedByName: 'text',
    askedAt: moment,
    expiresAt: moment,
    state: textOf<RequestState>(),
  },
  mayHold: {
    /** Nobody else could have approved it then. */
    isAlone: 'flag',
    decidedBy: textOf<OperatorId>(),
    decidedByName: 'text',
    decidedAt: moment,
    decision: 'text',
  },
});
