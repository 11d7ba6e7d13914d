import { TransactWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { termsOf, updateOf, type Expression } from '#lambdas/adapters/aws/expressions.ts';
import { reasonsOf } from '#lambdas/adapters/aws/meetings.ts';
import type { Patience } from '#lambdas/adapters/machine/patience.ts';
import { NeverAlone } from '#lambdas/adapters/tenant/transaction.ts';

/** Tables that an operator's act may write together. */
export type OperatorTables = {
  readonly operator: string;
  readonly control: string;
  readonly audit: string;
};

type Item = Readonly<Record<string, unknown>>;
type Place = { readonly table: keyof OperatorTables; readonly condition?: Expression };

/** `item` and `key` are whole, as a kind of row makes them: `kind.stored`, `kind.primaryKey`. */
export type OperatorWrite =
  | (Place & { readonly kind: 'put'; readonly item: Item })
  | (Place & { readonly kind: 'update'; readonly key: Item; readonly change: Expression })
  | (Place & { readonly kind: 'delete'; readonly key: Item })
  | (Place & { readonly kind: 'check'; readonly key: Item; readonly condition: Expression });

/** Each write has a name, by which a condition that failed is told. */
export type OperatorWrites = Readonly<Record<string, OperatorWrite>>;

/** The writes whose conditions failed; none where all is stored. */
export type Commit = (writes: OperatorWrites, patience: Patience) => Promise<readonly string[]>;

type TransactItem = NonNullable<TransactWriteCommand['input']['TransactItems']>[number];

const conditionOf = (condition: Expression | undefined) =>
  condition === undefined ? {} : { ConditionExpression: condition.expression, ...termsOf(condition) };

const itemOf =
  (tables: OperatorTables) =>
  (write: OperatorWrite): TransactItem => {
    const TableName = tables[write.table];
    switch (write.kind) {
      case 'put':
        return { Put: { TableName, Item: { ...write.item }, ...conditionOf(write.condition) } };
      case 'update':
        return {
          Update: { TableName, Key: { ...write.key }, ...updateOf(write.change, write.condition) },
        };
      case 'delete':
        return { Delete: { TableName, Key: { ...write.key }, ...conditionOf(write.condition) } };
      case 'check':
        return {
          ConditionCheck: {
            TableName,
            Key: { ...write.key },
            ...termsOf(write.condition),
            ConditionExpression: write.condition.expression,
          },
        };
    }
  };

/** All writes or none, tried again while they meet others and there is time. Throws `NeverAlone` then. */
export const operatorCommitOf =
  (client: DynamoDBDocumentClient, tables: OperatorTables): Commit =>
  async (writes, { pauseAfter }) => {
    const names = Object.keys(writes);
    const TransactItems = Object.values(writes).map(itemOf(tables));
    for (let attempts = 0; ; attempts += 1) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- each attempt waits for what the one before it met
        await client.send(new TransactWriteCommand({ TransactItems }));
        return [];
      } catch (error) {
        const codes = reasonsOf(error);
        const failed = names.filter((_name, at) => codes[at] === 'ConditionalCheckFailed');
        if (failed.length > 0) return failed;
        if (!codes.includes('TransactionConflict')) throw error;
        // oxlint-disable-next-line no-await-in-loop
        if (!(await pauseAfter(attempts)))
          throw new NeverAlone('other transactions were always at the same items');
      }
    }
  };
