import { randomBytes } from 'node:crypto';

import type { OperatorId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { everyOperatorRole } from '#domain/operators/operator-rights.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import { deedByHand, putNew, trainingByHand } from '#lib/operations/operator-deed-by-hand.ts';
import type { ByHand, OperatorTables, ProvenTraining } from '#lib/operations/operator-deed-by-hand.ts';
import { partOf } from '#lib/operations/step.ts';
import type { Call, Send, Step } from '#lib/operations/step.ts';
import { wireItemOf } from '#lib/operations/wire-item.ts';
import { operator, operatorRoster } from '#rows/operators.ts';

/** And their directory. */
export type OperatorPlaces = OperatorTables & { readonly userPoolId: string };

export type FirstOperator = ByHand & {
  readonly operatorId: OperatorId;
  readonly name: string;
  readonly training: ProvenTraining;
};

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

const rowsOf = ({ operatorId, name, training }: FirstOperator, at: Instant) => ({
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
});

/**
 * The first operator with his training (7.2.2) and the trail's line, in one transaction that comes last and can be done once: a run
 * that broke off before it is repeated, and gives another password.
 */
export const firstOperatorPlan = (
  first: FirstOperator,
  { userPoolId: UserPoolId, ...tables }: OperatorPlaces,
  { at, password }: { readonly at: Instant; readonly password: string },
): readonly Step[] => {
  const { operatorId, by, reason } = first;
  const { operators } = tables;
  const user = { UserPoolId, Username: operatorId };
  const rows = rowsOf(first, at);
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
        ja: `${operatorId} を最初の運用者として、教育の記録とともに登録し、監査記録に残す`,
        en: 'registers the first operator with his training and records it, once',
      },
      call: {
        service: 'dynamodb',
        operation: 'TransactWriteItems',
        input: {
          TransactItems: [
            putNew(operators, rows.roster),
            // A row of before there were roles is taken over by its operator.
            { Put: { TableName: operators, Item: wireItemOf(rows.operator) } },
            trainingByHand(tables, first, at),
            deedByHand(tables, { action: 'operator.add-first', operatorId, by, reason }, at),
          ],
        },
      },
    },
  ];
};
