import { TransactWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { assert } from '#domain/kernel/assert.ts';
import { termsOf, updateOf, type Expression } from '#lambdas/adapters/aws/expressions.ts';
import { nativeItemOf } from '#lambdas/adapters/aws/attribute-value.ts';
import type { Patience } from '#lambdas/adapters/machine/patience.ts';
import type { StoredRow } from '#rows/forms.ts';
import type { RowKey } from '#rows/row-key.ts';
import type { TableName } from '#rows/tables.ts';
import type { TenantKeys } from './tenant-keys.ts';

export type TableNames = {
  readonly tenantDataTable: string;
  readonly auditTable: string;
  /** Only where a person's standing changes with his rights. */
  readonly sessionTable?: string | undefined;
  /** Only where a company decides about its own door. */
  readonly controlTable?: string | undefined;
};

/** Without the tenant's prefix: `{ pk: 'C#01…', sk: 'H' }`. */
export type Key = RowKey;
/** Of a write, or of what a list filters by. */
export type Condition = Expression;

export type Write =
  | {
      readonly kind: 'put';
      /** @default the tenant's data */
      readonly table?: 'data' | 'audit';
      readonly key: Key;
      readonly item: Readonly<Record<string, unknown>>;
      readonly condition?: Expression;
    }
  | {
      readonly kind: 'update';
      /** @default the tenant's data */
      readonly table?: 'data' | 'session';
      readonly key: Key;
      /** Of a kind of row: `kind.change`. */
      readonly change: Expression;
      readonly condition?: Expression;
    }
  | { readonly kind: 'delete'; readonly key: Key; readonly condition?: Expression }
  | { readonly kind: 'check'; readonly key: Key; readonly condition: Expression };

/** What a transaction consists of: each name stands for one write, for several, or, undefined, for none this time. */
export type NamedWrites = Readonly<Record<string, Write | readonly Write[] | undefined>>;

/** A condition that failed; `item` is what stood at `key`, absent where nothing did. */
export type Reason = { readonly key: Key; readonly item?: StoredRow };

/** Under the writes' own names: the condition that failed, or of several writes those that failed, in their order. */
export type Refused<Writes extends NamedWrites> = {
  readonly [Name in keyof Writes]: [Extract<Writes[Name], readonly Write[]>] extends [never]
    ? Reason | undefined
    : readonly Reason[];
};

export type TransactOutcome<Writes extends NamedWrites> =
  | { readonly stored: true }
  | { readonly stored: false; readonly refused: Refused<Writes> };

type TransactItem = NonNullable<TransactWriteCommand['input']['TransactItems']>[number];

const conditionOf = (condition: Expression | undefined) =>
  condition === undefined
    ? {}
    : { ConditionExpression: condition.expression, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };

const conditionAloneOf = (condition: Expression | undefined) =>
  condition === undefined ? {} : { ConditionExpression: condition.expression, ...termsOf(condition) };

/** Throws where a function reaches for a table that it was not told of. */
export const tableNamed = (names: TableNames, table: TableName): string => {
  const physical = {
    TenantData: names.tenantDataTable,
    Audit: names.auditTable,
    Session: names.sessionTable,
    Control: names.controlTable,
    Keystore: undefined,
    Operator: undefined,
    OperatorSession: undefined,
  }[table];
  assert(physical !== undefined, `this function was told where ${table} is`);
  return physical;
};

const transactItemOf =
  (names: TableNames, keys: TenantKeys) =>
  (write: Write): TransactItem => {
    const Key = { PK: keys.partitionOf(write.key), SK: write.key.sk };
    const TableName = names.tenantDataTable;
    const guard = { ...conditionOf(write.condition), ...termsOf(write.condition) };
    switch (write.kind) {
      case 'put': {
        const table = write.table === 'audit' ? names.auditTable : TableName;
        return { Put: { TableName: table, Item: { ...keys.outgoing(write.item), ...Key }, ...guard } };
      }
      case 'update': {
        // What stands in the control plane's record beside it is not the company's to read.
        const told = write.key.table === 'Control' ? conditionAloneOf(write.condition) : guard;
        return {
          Update: {
            TableName: tableNamed(names, write.key.table),
            Key,
            ...told,
            ...updateOf(write.change, write.condition),
          },
        };
      }
      case 'delete':
        return { Delete: { TableName, Key, ...guard } };
      case 'check':
        return {
          ConditionCheck: {
            TableName,
            Key,
            ...termsOf(write.condition),
            ConditionExpression: write.condition.expression,
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        };
    }
  };

type Cancellation = { readonly Code?: string; readonly Item?: Record<string, unknown> };

const cancellationsOf = (error: unknown): readonly Cancellation[] | undefined =>
  error instanceof Error &&
  error.name === 'TransactionCanceledException' &&
  'CancellationReasons' in error &&
  Array.isArray(error.CancellationReasons)
    ? error.CancellationReasons
    : undefined;

type Placed = { readonly name: string; readonly write: Write };

const isOne = (writes: Write | readonly Write[]): writes is Write => 'kind' in writes;

const placedOf = (named: NamedWrites): readonly Placed[] =>
  Object.entries(named).flatMap(([name, writes = []]) =>
    (isOne(writes) ? [writes] : writes).map((write) => ({ name, write })),
  );

/** The one place where DynamoDB's positions are turned into names. */
const refusedOf = <Writes extends NamedWrites>(
  named: Writes,
  cancellations: readonly Cancellation[],
  keys: TenantKeys,
): Refused<Writes> => {
  const reasons = placedOf(named).flatMap(({ name, write: { key } }, index) => {
    const { Code, Item } = cancellations[index] ?? {};
    if (Code !== 'ConditionalCheckFailed') return [];
    const reason: Reason = Item === undefined ? { key } : { key, item: keys.incoming(nativeItemOf(Item)) };
    return [{ name, reason }];
  });
  const told = Object.entries(named).map(([name, writes]) => {
    const own = reasons.filter((one) => one.name === name).map(({ reason }) => reason);
    return [name, writes === undefined || isOne(writes) ? own[0] : own];
  });
  // Object.fromEntries forgets the names that it was given.
  // oxlint-disable-next-line no-unsafe-type-assertion
  return Object.fromEntries(told) as Refused<Writes>;
};

/** One attempt; `met` when another transaction was at one of the items, which is nobody's mistake. */
export type OneAttempt<Writes extends NamedWrites> = TransactOutcome<Writes> | 'met';

/** Neither is thrown: a failed condition is answered under its write's name, a meeting of transactions as such. */
export const attemptOf =
  (client: DynamoDBDocumentClient, names: TableNames, keys: TenantKeys) =>
  async <const Writes extends NamedWrites>(writes: Writes): Promise<OneAttempt<Writes>> => {
    const itemOf = transactItemOf(names, keys);
    const TransactItems = placedOf(writes).map(({ write }) => itemOf(write));
    try {
      await client.send(new TransactWriteCommand({ TransactItems }));
      return { stored: true };
    } catch (error) {
      const cancellations = cancellationsOf(error) ?? [];
      const isAmong = (code: string) => cancellations.some(({ Code }) => Code === code);
      if (isAmong('ConditionalCheckFailed'))
        return { stored: false, refused: refusedOf(writes, cancellations, keys) };
      if (isAmong('TransactionConflict')) return 'met';
      throw error;
    }
  };

/** Others were at the same items for as long as there was time. */
export class NeverAlone extends Error {
  override name = 'NeverAlone';
}

/** All writes or none, tried again while it meets others and there is time. Throws `NeverAlone` then. */
export const transactionOf =
  (attempt: ReturnType<typeof attemptOf>, { pauseAfter }: Patience) =>
  async <const Writes extends NamedWrites>(writes: Writes): Promise<TransactOutcome<Writes>> => {
    for (let attempts = 0; ; attempts += 1) {
      // oxlint-disable-next-line no-await-in-loop -- each attempt waits for what the one before it met
      const outcome = await attempt(writes);
      if (outcome !== 'met') return outcome;
      // oxlint-disable-next-line no-await-in-loop
      if (!(await pauseAfter(attempts)))
        throw new NeverAlone('other transactions were always at the same items');
    }
  };
