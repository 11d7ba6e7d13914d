import { GetCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { GrantId, OperatorId, TenantId } from '#domain/kernel/ids.ts';
import type { SupportGrant } from '#domain/support/support-grant.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import { isOperatorRole, type OperatorRole } from '#domain/operators/operator-rights.ts';
import { isTrainedAt } from '#domain/operators/training.ts';
import { operator, operatorRoster } from '#rows/operators.ts';
import { operatorSession } from '#rows/sign-in.ts';
import { supportGrant } from '#rows/support.ts';
import { onlyOf, updateOf } from '#lambdas/adapters/aws/expressions.ts';
import { readBatch } from '#lambdas/adapters/aws/read-batch.ts';
import type { OperatorSession } from './operator-sessions.ts';
import { sessionKeyOf, type Item } from '#lambdas/adapters/sign-in/token-rows.ts';

/** A person with privileged rights. Whoever is not active has none, whatever his password is. */
export type OperatorRecord = {
  readonly operatorId: OperatorId;
  readonly name: string;
  readonly isActive: boolean;
  readonly roles: readonly OperatorRole[];
  /** The last day on which his training counts. @default he was never trained */
  readonly trainedUntil?: CalendarDate;
  /** When he set up his authenticator. @default not yet */
  readonly enrolledAt?: Instant;
  /** Who gave him a password for his first sign-in last, and when. @default nobody in the console */
  readonly firstPasswordBy?: OperatorId;
  readonly firstPasswordAt?: Instant;
  readonly createdAt?: string;
  /** Rises with each change. */
  readonly version: number;
};

/** Whether he may sign in and act: active, and with a training that counts (7.2.2). */
export const isServing = ({ isActive, trainedUntil }: OperatorRecord, at: Instant): boolean =>
  isActive && isTrainedAt(trainedUntil, at);

const operatorIn = (operatorId: OperatorId, item: Item | undefined): OperatorRecord | undefined => {
  if (item === undefined) return undefined;
  const { name, state, roles = [], version = 1, ...facts } = operator.read(item);
  const { trainedUntil, enrolledAt, createdAt, firstPasswordBy, firstPasswordAt } = facts;
  return {
    operatorId,
    name,
    isActive: state === 'active',
    roles: roles.filter(isOperatorRole),
    version,
    ...(trainedUntil === undefined ? {} : { trainedUntil }),
    ...(enrolledAt === undefined ? {} : { enrolledAt }),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(firstPasswordBy === undefined ? {} : { firstPasswordBy }),
    ...(firstPasswordAt === undefined ? {} : { firstPasswordAt }),
  };
};

export type Roster = { readonly operators: readonly OperatorRecord[]; readonly version: number };

/** DynamoDB gives so many items at once; there are far fewer operators. */
export const operatorsMost = 99;

export const operatorsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const get = async (Key: Item) =>
    (await client.send(new GetCommand({ TableName, Key: { ...Key }, ConsistentRead: true }))).Item;
  return {
    find: async (operatorId: OperatorId): Promise<OperatorRecord | undefined> =>
      operatorIn(operatorId, await get(operator.primaryKey({ operatorId }))),
    /** He has set up an authenticator: nobody else gives him a first password any more. */
    enrol: async (operatorId: OperatorId, at: Instant): Promise<void> => {
      const enrolled = updateOf(operator.change({ set: { enrolledAt: at } }), {
        expression: 'attribute_exists(PK)',
      });
      await client.send(
        new UpdateCommand({ TableName, Key: operator.primaryKey({ operatorId }), ...enrolled }),
      );
    },
    /** Everybody who is or was one, in the order in which they came. */
    list: async (): Promise<Roster> => {
      const found = await get(operatorRoster.primaryKey({}));
      if (found === undefined) return { operators: [], version: 0 };
      const { operatorIds, version } = operatorRoster.read(found);
      const Keys = operatorIds.map((operatorId) => operator.primaryKey({ operatorId }));
      const answers = await readBatch(client, { [TableName]: { Keys, ConsistentRead: true } });
      const rows = new Map((answers[TableName] ?? []).map((item) => [String(item['PK']), item]));
      const operators = operatorIds.flatMap(
        (operatorId) => operatorIn(operatorId, rows.get(operator.primaryKey({ operatorId }).PK)) ?? [],
      );
      return { operators, version };
    },
  };
};
export type Operators = ReturnType<typeof operatorsOf>;

type Tables = {
  readonly operatorTable: string;
  readonly operatorSessionTable: string;
  readonly controlTable: string;
};

/** Of a grant nothing else is asked for at the door. */
const askerOf = supportGrant.only('operatorId');

/** A grant by its place, as a path names it. */
export type GrantPlace = { readonly tenantId: TenantId; readonly grantId: GrantId };

/** Session, operator, and the grant that is asked for, in one round trip, all as of now: a sign-out, a lost right or the end of a grant bites at once. */
export const findSessionAndOperator = async (
  client: DynamoDBDocumentClient,
  { operatorTable, operatorSessionTable, controlTable }: Tables,
  {
    token,
    operatorHint,
    grant,
  }: {
    readonly token: string;
    readonly operatorHint: OperatorId;
    readonly grant?: GrantPlace | undefined;
  },
): Promise<{
  readonly session: OperatorSession | undefined;
  readonly operator: OperatorRecord | undefined;
  /** Undefined also where none was asked for. */
  readonly grant: Pick<SupportGrant, 'operatorId'> | undefined;
}> => {
  const answers = await readBatch(client, {
    [operatorSessionTable]: {
      Keys: [operatorSession.primaryKey({ tokenHash: sessionKeyOf(token) })],
      ConsistentRead: true,
    },
    [operatorTable]: { Keys: [operator.primaryKey({ operatorId: operatorHint })], ConsistentRead: true },
    ...(grant === undefined
      ? {}
      : {
          [controlTable]: {
            Keys: [supportGrant.primaryKey(grant)],
            ConsistentRead: true,
            ...onlyOf(askerOf.attributes),
          },
        }),
  });
  const granted = answers[controlTable]?.[0];
  const [begun] = answers[operatorSessionTable] ?? [];
  return {
    session: begun === undefined ? undefined : operatorSession.read(begun),
    operator: operatorIn(operatorHint, answers[operatorTable]?.[0]),
    grant: granted === undefined ? undefined : askerOf.read(granted),
  };
};
