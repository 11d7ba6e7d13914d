import type { OperatorId } from '#domain/kernel/ids.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import type { OperatorRole } from '#domain/operators/operator-rights.ts';
import { operator, operatorRoster, operatorTraining } from '#rows/operators.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import type { OperatorRecord, Roster } from './operators.ts';
import type { OperatorWrite, OperatorWrites } from './operator-transaction.ts';

const unchanged = (version: number) => ({
  expression: '#version = :seen',
  names: { '#version': 'version' },
  values: { ':seen': version },
});

/** Whoever changes an operator has seen all of them as they are: two changes never meet unseen. */
const rosterMoved = ({ version, operators }: Roster, further: readonly OperatorId[] = []): OperatorWrite => ({
  kind: 'update',
  table: 'operator',
  key: operatorRoster.primaryKey({}),
  change: operatorRoster.change({
    set: {
      operatorIds: [...operators.map(({ operatorId }) => operatorId), ...further],
      version: version + 1,
    },
  }),
  condition: unchanged(version),
});

type NewOperator = {
  readonly operatorId: OperatorId;
  readonly name: string;
  readonly roles: readonly OperatorRole[];
};

type Seen = {
  readonly roster: Roster;
  /** His row of before there was a roster. @default he is new */
  readonly found?: OperatorRecord | undefined;
};

/**
 * A new operator: without a training he cannot sign in yet. An id that somebody had is never given to another (9.2.3); a row of
 * before there was a roster is taken over as it was looked at, by its own person.
 */
export const addingOperator = (
  { operatorId, name, roles }: NewOperator,
  { roster, found }: Seen,
  at: Instant,
): OperatorWrites => ({
  operator:
    found === undefined
      ? {
          kind: 'put',
          table: 'operator',
          item: operator.stored({ operatorId }, { name, roles, state: 'active', createdAt: at, version: 1 }),
          condition: { expression: 'attribute_not_exists(PK)' },
        }
      : {
          kind: 'update',
          table: 'operator',
          key: operator.primaryKey({ operatorId }),
          change: operator.change({ set: { name, roles, version: found.version + 1 } }),
          condition: {
            expression: '#state = :active AND (attribute_not_exists(#version) OR #version = :seen)',
            names: { '#state': 'state', '#version': 'version' },
            values: { ':active': 'active', ':seen': found.version },
          },
        },
  roster: rosterMoved(roster, [operatorId]),
});

type Changed = {
  readonly roles?: readonly OperatorRole[];
  readonly state?: 'left';
  readonly trainedUntil?: CalendarDate;
  readonly firstPasswordBy?: OperatorId;
  readonly firstPasswordAt?: Instant;
};

export const changingOperator = (
  { operatorId, version }: OperatorRecord,
  change: Changed,
  roster: Roster,
): OperatorWrites => ({
  operator: {
    kind: 'update',
    table: 'operator',
    key: operator.primaryKey({ operatorId }),
    change: operator.change({ set: { ...change, version: version + 1 } }),
    condition: {
      expression: [
        'attribute_exists(PK) AND (attribute_not_exists(#version) OR #version = :seen)',
        // Who has set up his authenticator meanwhile keeps the password that he chose.
        ...(change.firstPasswordBy === undefined ? [] : ['attribute_not_exists(enrolledAt)']),
      ].join(' AND '),
      names: { '#version': 'version' },
      values: { ':seen': version },
    },
  },
  roster: rosterMoved(roster),
});

export type NewTraining = {
  readonly on: CalendarDate;
  readonly until: CalendarDate;
  readonly evidence: string;
  readonly by: OperatorId;
  readonly at: Instant;
};

/** The record itself, which nobody changes. */
export const trainingRecorded = (operatorId: OperatorId, training: NewTraining): OperatorWrite => ({
  kind: 'put',
  table: 'operator',
  item: operatorTraining.stored({ operatorId, eventId: ulidAt(training.at) }, training),
  condition: { expression: 'attribute_not_exists(PK)' },
});
