import type { OperatorId } from '#domain/kernel/ids.ts';
import { isOperatorId } from '#domain/kernel/ids.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import { isOperatorRole, opensForOperator, rightsOfRoles } from '#domain/operators/operator-rights.ts';
import { isTrainedAt } from '#domain/operators/training.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import { deedByHand, trainingByHand } from '#lib/operations/operator-deed-by-hand.ts';
import type { ByHand, OperatorTables, ProvenTraining } from '#lib/operations/operator-deed-by-hand.ts';
import { partOf } from '#lib/operations/step.ts';
import type { Send, Step } from '#lib/operations/step.ts';
import { rowIn, wireItemOf, wireUpdateOf } from '#lib/operations/wire-item.ts';
import { operator, operatorRoster } from '#rows/operators.ts';

export type TrainingByHand = ByHand & {
  readonly operatorId: OperatorId;
  readonly training: ProvenTraining;
};

type Found = {
  readonly operatorId: OperatorId;
  readonly isActive: boolean;
  readonly keepsOperators: boolean;
  /** He has set up his authenticator: whoever has not cannot get in without another's help. */
  readonly isEnrolled: boolean;
  readonly trainedUntil?: CalendarDate | undefined;
  readonly version: number;
};

/** Operators as they were looked at. */
type Seen = { readonly one: Found; readonly rosterVersion: number };

const rowAt = async (TableName: string, key: Readonly<Record<string, string>>, send: Send) =>
  partOf(
    await send({
      service: 'dynamodb',
      operation: 'GetItem',
      input: { TableName, Key: wireItemOf(key), ConsistentRead: true },
    }),
    'Item',
  );

const foundIn = (operatorId: OperatorId, item: unknown): readonly Found[] => {
  if (item === undefined) return [];
  const { state, roles = [], trainedUntil, enrolledAt, version = 1 } = operator.read(rowIn(item));
  return [
    {
      operatorId,
      isActive: state === 'active',
      keepsOperators: opensForOperator(rightsOfRoles(roles.filter(isOperatorRole)), 'operators.keep'),
      isEnrolled: enrolledAt !== undefined,
      trainedUntil,
      version,
    },
  ];
};

/**
 * Looks at all operators, for the one whose training is recorded. Throws Mistake while anybody who keeps operators can sign in
 * (then it is done in the console), and where this record would lead nobody back.
 */
export const refuseWhileServed = async (
  { operatorId }: Pick<TrainingByHand, 'operatorId'>,
  { operators }: Pick<OperatorTables, 'operators'>,
  { at, send }: { readonly at: Instant; readonly send: Send },
): Promise<Seen> => {
  const item = await rowAt(operators, operatorRoster.primaryKey({}), send);
  if (item === undefined)
    throw new Mistake('運用者がまだ登録されていません。first-operator で最初の運用者を登録してください。');
  const roster = operatorRoster.read(rowIn(item));
  const rows = await Promise.all(
    roster.operatorIds
      .filter(isOperatorId)
      .map(async (id) => foundIn(id, await rowAt(operators, operator.primaryKey({ operatorId: id }), send))),
  );
  const all = rows.flat();
  const serving = all.find(
    ({ isActive, keepsOperators, isEnrolled, trainedUntil }) =>
      isActive && keepsOperators && isEnrolled && isTrainedAt(trainedUntil, at),
  );
  if (serving !== undefined)
    throw new Mistake(
      `安全管理の運用者 ${serving.operatorId} がサインインできるため、この命令は使えません。教育の記録は、運用コンソールの「運用者」から行ってください。`,
    );
  const one = all.find((found) => found.operatorId === operatorId);
  if (one === undefined || !one.isActive || !one.keepsOperators)
    throw new Mistake(
      `${operatorId} は安全管理のロールを持つ運用者ではありません。この命令は、安全管理の運用者の教育だけを記録します。`,
    );
  return { one, rosterVersion: roster.version };
};

const laterOf = (until: CalendarDate, standing: CalendarDate | undefined): CalendarDate =>
  standing === undefined || standing < until ? until : standing;

/** An Update whose row has still the version that was looked at. */
const whileSeen = (
  [TableName, key]: readonly [table: string, key: Readonly<Record<string, string>>],
  change: Parameters<typeof wireUpdateOf>[0],
  version: number,
) => {
  const { expression, names, values } = change;
  return {
    Update: {
      TableName,
      Key: wireItemOf(key),
      ...wireUpdateOf({
        expression,
        names: { ...names, '#seen': 'version' },
        values: { ...values, ':seen': version },
      }),
      ConditionExpression: 'attribute_exists(PK) AND (attribute_not_exists(#seen) OR #seen = :seen)',
    },
  };
};

/**
 * The way back when the training of everybody who keeps operators has lapsed (docs/decisions/0212): the record, the operator's
 * row and the trail's line in one transaction, under the versions that were looked at, so that it meets no other change unseen.
 */
export const trainingPlan = (
  { operatorId, training, reason, by }: TrainingByHand,
  tables: OperatorTables,
  { at, seen: { one, rosterVersion } }: { readonly at: Instant; readonly seen: Seen },
): readonly Step[] => {
  const { operators } = tables;
  const trainedUntil = laterOf(training.until, one.trainedUntil);
  return [
    {
      kind: 'call',
      purpose: {
        ja: `${operatorId} の教育を ${training.until} まで有効として記録し、監査記録に残す`,
        en: 'records the training of an operator who keeps operators, and the deed in the trail',
      },
      call: {
        service: 'dynamodb',
        operation: 'TransactWriteItems',
        input: {
          TransactItems: [
            whileSeen(
              [operators, operator.primaryKey({ operatorId })],
              operator.change({ set: { trainedUntil, version: one.version + 1 } }),
              one.version,
            ),
            whileSeen(
              [operators, operatorRoster.primaryKey({})],
              operatorRoster.change({ set: { version: rosterVersion + 1 } }),
              rosterVersion,
            ),
            trainingByHand(tables, { operatorId, training, by }, at),
            deedByHand(tables, { action: 'training.add-by-hand', operatorId, by, reason }, at),
          ],
        },
      },
    },
  ];
};
