import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { OperatorId } from '#domain/kernel/ids.ts';
import { operator } from '#rows/operators.ts';
import { operatorSession } from '#rows/sign-in.ts';
import { readBatch } from '#lambdas/adapters/aws/read-batch.ts';
import type { OperatorSession } from './operator-sessions.ts';
import { sessionKeyOf, type Item } from '#lambdas/adapters/sign-in/token-rows.ts';

/** A person with privileged rights. Whoever is not active has none, whatever his password is. */
export type OperatorRecord = {
  readonly operatorId: OperatorId;
  readonly name: string;
  readonly isActive: boolean;
};

const operatorIn = (operatorId: OperatorId, item: Item | undefined): OperatorRecord | undefined => {
  if (item === undefined) return undefined;
  const { name, state } = operator.read(item);
  return { operatorId, name, isActive: state === 'active' };
};

export const operatorsOf = (client: DynamoDBDocumentClient, TableName: string) => ({
  find: async (operatorId: OperatorId): Promise<OperatorRecord | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: operator.primaryKey({ operatorId }), ConsistentRead: true }),
    );
    return operatorIn(operatorId, Item);
  },
});

type Tables = { readonly operatorTable: string; readonly operatorSessionTable: string };

/** Session and operator in one round trip, both as of now: a sign-out or a lost right bites at once. */
export const findSessionAndOperator = async (
  client: DynamoDBDocumentClient,
  { operatorTable, operatorSessionTable }: Tables,
  { token, operatorHint }: { readonly token: string; readonly operatorHint: OperatorId },
): Promise<{
  readonly session: OperatorSession | undefined;
  readonly operator: OperatorRecord | undefined;
}> => {
  const answers = await readBatch(client, {
    [operatorSessionTable]: {
      Keys: [operatorSession.primaryKey({ tokenHash: sessionKeyOf(token) })],
      ConsistentRead: true,
    },
    [operatorTable]: { Keys: [operator.primaryKey({ operatorId: operatorHint })], ConsistentRead: true },
  });
  const [begun] = answers[operatorSessionTable] ?? [];
  return {
    session: begun === undefined ? undefined : operatorSession.read(begun),
    operator: operatorIn(operatorHint, answers[operatorTable]?.[0]),
  };
};
