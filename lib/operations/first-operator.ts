import { randomBytes, randomUUID } from 'node:crypto';

import { jstText } from '#domain/calendar/jst.ts';
import type { OperatorId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { everyOperatorRole } from '#domain/operators/operator-rights.ts';
import type { Training } from '#domain/operators/training.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import { partOf } from '#lib/operations/step.ts';
import type { Call, Send, Step } from '#lib/operations/step.ts';
import { wireItemOf } from '#lib/operations/wire-item.ts';
import { operatorDeedByHand } from '#rows/audit.ts';
import { operator, operatorRoster, operatorTraining } from '#rows/operators.ts';

/** Where operators are kept, their trail and their directory. */
export type OperatorPlaces = {
  readonly operators: string;
  readonly audit: string;
  readonly userPoolId: string;
};

export type FirstOperator = {
  readonly operatorId: OperatorId;
  readonly name: string;
  readonly training: Training & { readonly evidence: string };
  readonly reason: string;
  /** Who runs the command. */
  readonly by: string;
};

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const digits = (value: bigint, count: number): string =>
  Array.from({ length: count }, (_, place) =>
    alphabet.charAt(Number((value >> BigInt(5 * (count - 1 - place))) & 31n)),
  ).join('');

/** As lambdas/adapters/machine/ulid.ts writes it: the moment, then 80 random bits. */
const eventIdAt = (at: Instant): string =>
  digits(BigInt(Date.parse(at)), 10) + digits(BigInt(`0x${randomBytes(10).toString('hex')}`), 16);

/** 120 random bits, and one of each kind of sign that the pool asks for. */
export const firstPassword = (): string => `Op9-${randomBytes(15).toString('base64url')}`;

const rosterOf = (operators: string): Call => ({
  service: 'dynamodb',
  operation: 'GetItem',
  input: { TableName: operators, Key: wireItemOf(operatorRoster.primaryKey({})), ConsistentRead: true },
});

/** Throws Mistake where somebody is an operator already: from then on operators are added in the console. */
export const refuseSecond = async ({ operators }: OperatorPlaces, send: Send): Promise<void> => {
  if (partOf(await send(rosterOf(operators)), 'Item') !== undefined)
    throw new Mistake(
      '最初の運用者は登録済みです。この命令は一度だけ使えます。運用者の追加は、運用コンソールの「運用者」から二人で行ってください。',
    );
};

const itemsOf = ({ operatorId, name, training, reason, by }: FirstOperator, at: Instant) => {
  const { evidence, ...days } = training;
  return {
    // All roles: the first operator adds everybody else, and gives roles away then.
    operator: operator.stored(
      { operatorId },
      {
        name,
        roles: everyOperatorRole,
        state: 'active',
        createdAt: at,
        trainedUntil: training.until,
        version: 1,
      },
    ),
    roster: operatorRoster.stored({}, { operatorIds: [operatorId], version: 1 }),
    training: operatorTraining.stored(
      { operatorId, eventId: eventIdAt(at) },
      { ...days, evidence, by: operatorId, at },
    ),
    deed: operatorDeedByHand.stored(
      {
        day: jstText(at).slice(0, 10).replaceAll('-', ''),
        handId: randomUUID().replaceAll('-', '').toUpperCase().slice(0, 23),
      },
      {
        at,
        atJst: jstText(at),
        actor: by,
        action: 'operator.add-first',
        target: `operator ${operatorId}`,
        outcome: 'done',
        ip: '-',
        requestId: 'npm run ops',
        reason,
      },
    ),
  };
};

const put = (TableName: string, item: Readonly<Record<string, unknown>>) => ({
  Put: { TableName, Item: wireItemOf(item), ConditionExpression: 'attribute_not_exists(PK)' },
});

/**
 * The first operator with his training (7.2.2) and the trail's line, in one transaction that comes last and can be done once: a run
 * that broke off before it is repeated, and gives another password.
 */
export const firstOperatorPlan = (
  first: FirstOperator,
  { operators, audit, userPoolId: UserPoolId }: OperatorPlaces,
  { at, password }: { readonly at: Instant; readonly password: string },
): readonly Step[] => {
  const user = { UserPoolId, Username: first.operatorId };
  const items = itemsOf(first, at);
  return [
    {
      kind: 'call',
      purpose: { ja: '運用者プールに利用者を作る', en: 'makes the user in the operators’ pool' },
      call: {
        service: 'cognito-idp',
        operation: 'AdminCreateUser',
        input: { ...user, MessageAction: 'SUPPRESS' },
      },
      isDoneBy: { name: 'UsernameExistsException' },
    },
    {
      kind: 'call',
      purpose: {
        ja: '仮パスワードを設定する（3日で切れます）',
        en: 'sets the temporary password, good for three days',
      },
      call: {
        service: 'cognito-idp',
        operation: 'AdminSetUserPassword',
        input: { ...user, Password: password, Permanent: false },
      },
    },
    {
      kind: 'call',
      purpose: {
        ja: `${first.operatorId} を最初の運用者として、教育の記録とともに登録し、監査記録に残す`,
        en: 'registers the first operator with his training and records it, once',
      },
      call: {
        service: 'dynamodb',
        operation: 'TransactWriteItems',
        input: {
          TransactItems: [
            put(operators, items.roster),
            // A row of before there were roles is taken over by its operator.
            { Put: { TableName: operators, Item: wireItemOf(items.operator) } },
            put(operators, items.training),
            put(audit, items.deed),
          ],
        },
      },
    },
  ];
};
