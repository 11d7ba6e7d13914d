import { randomBytes, randomUUID } from 'node:crypto';

import { jstText } from '#domain/calendar/jst.ts';
import type { OperatorId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Training } from '#domain/operators/training.ts';
import { wireItemOf } from '#lib/operations/wire-item.ts';
import { operatorDeedByHand } from '#rows/audit.ts';
import { operatorTraining } from '#rows/operators.ts';

/** Where operators are kept, and their trail. */
export type OperatorTables = { readonly operators: string; readonly audit: string };

/** Why something is done to an operator outside of the console, and who does it. */
export type ByHand = { readonly reason: string; readonly by: string };

/** 教育 (7.2.2) and where its proof lies. */
export type ProvenTraining = Training & { readonly evidence: string };

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const digits = (value: bigint, count: number): string =>
  Array.from({ length: count }, (_, place) =>
    alphabet.charAt(Number((value >> BigInt(5 * (count - 1 - place))) & 31n)),
  ).join('');

/** As lambdas/adapters/machine/ulid.ts writes it: the moment, then 80 random bits. */
const eventIdAt = (at: Instant): string =>
  digits(BigInt(Date.parse(at)), 10) + digits(BigInt(`0x${randomBytes(10).toString('hex')}`), 16);

/** A row that is not there yet, within a transaction. */
export const putNew = (TableName: string, item: Readonly<Record<string, unknown>>) => ({
  Put: { TableName, Item: wireItemOf(item), ConditionExpression: 'attribute_not_exists(PK)' },
});

type Deed = ByHand & { readonly action: string; readonly operatorId: OperatorId };

/** The line in the operators' trail, which names whoever runs the command. */
export const deedByHand = (
  { audit }: OperatorTables,
  { action, operatorId, by, reason }: Deed,
  at: Instant,
) =>
  putNew(
    audit,
    operatorDeedByHand.stored(
      {
        day: jstText(at).slice(0, 10).replaceAll('-', ''),
        handId: randomUUID().replaceAll('-', '').toUpperCase().slice(0, 23),
      },
      {
        at,
        atJst: jstText(at),
        actor: by,
        action,
        target: `operator ${operatorId}`,
        outcome: 'done',
        ip: '-',
        requestId: 'npm run ops',
        reason,
      },
    ),
  );

type Trained = { readonly operatorId: OperatorId; readonly training: ProvenTraining; readonly by: string };

/** 教育の記録, by whoever runs the command. */
export const trainingByHand = ({ operators }: OperatorTables, trained: Trained, at: Instant) => {
  const { operatorId, training, by } = trained;
  return putNew(
    operators,
    operatorTraining.stored({ operatorId, eventId: eventIdAt(at) }, { ...training, by, at }),
  );
};
