import { ServiceFault } from '#local/aws/calls/service-call.ts';
import type { Item } from './attribute-value.ts';
import type { Answer, Prepared } from './dynalite.ts';
import type { Engine, Input } from './engine.ts';
import { invalid } from './refusals.ts';

export type CancellationReason = {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: unknown;
};

const isRecord = (value: unknown): value is Input => typeof value === 'object' && value !== null;

const brokenLimit = (given: string, constraint: string) =>
  invalid(
    `1 validation error detected: Value '${given}' at 'transactItems' failed to satisfy constraint: ` +
      `Member must have length ${constraint}`,
  );

/**
 * The 1 to 100 actions of a transaction: each has one kind (`Put`, `Get` …) and its parameters.
 * @throws ServiceFault ValidationException
 */
export const transactionItems = <Kind extends string>(
  input: Input,
  kinds: readonly Kind[],
): readonly { readonly kind: Kind; readonly parameters: Input }[] => {
  const items: readonly unknown[] = Array.isArray(input['TransactItems']) ? input['TransactItems'] : [];
  if (items.length < 1) throw brokenLimit('[]', 'greater than or equal to 1');
  if (items.length > 100) throw brokenLimit(`[${items.length} items]`, 'less than or equal to 100');
  return items.map((item) => {
    const given = Object.entries(Object(item)).filter(([, parameters]) => isRecord(parameters));
    const kind = kinds.find((name) => name === given[0]?.[0]);
    const parameters: unknown = given[0]?.[1];
    if (given.length !== 1 || kind === undefined || !isRecord(parameters)) {
      throw invalid('TransactItems can only contain one of Check, Put, Update or Delete');
    }
    return { kind, parameters };
  });
};

/** A name for the item that a request is about, the same for every request. @throws ServiceFault ResourceNotFoundException */
export const itemNameOf = async (
  engine: Engine,
  { TableName, Key, Item: item }: Prepared,
): Promise<string> => {
  const { KeySchema } = await engine.tableOf(TableName);
  const source: Item = Key ?? item ?? {};
  return JSON.stringify([TableName, ...KeySchema.map(({ AttributeName }) => source[AttributeName])]);
};

/** Names of the items, each of which may be there once. @throws ServiceFault ValidationException, ResourceNotFoundException */
export const distinctItems = async (
  engine: Engine,
  requests: readonly Prepared[],
): Promise<readonly string[]> => {
  const names = await Promise.all(requests.map((request) => itemNameOf(engine, request)));
  if (new Set(names).size === names.length) return names;
  throw invalid('Transaction request cannot include multiple operations on one item');
};

/** Another transaction is at the item. */
export const conflict: CancellationReason = {
  Code: 'TransactionConflict',
  Message: 'Transaction is ongoing for the item',
};

export const cancelled = (reasons: readonly CancellationReason[]) => {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  // The SDK reads `Message` here, not `message`.
  return new ServiceFault('TransactionCanceledException', message, 400, {
    Message: message,
    CancellationReasons: reasons,
  });
};

/** A transaction costs twice its parts, per table. Index entries are not counted. */
export const transactionCapacity = (input: Input, answers: readonly Answer[]): Answer => {
  const detail = input['ReturnConsumedCapacity'];
  if (detail !== 'TOTAL' && detail !== 'INDEXES') return {};
  const units = new Map<string, number>();
  for (const { ConsumedCapacity: consumed } of answers) {
    if (!isRecord(consumed)) continue;
    const table = String(consumed['TableName']);
    units.set(table, (units.get(table) ?? 0) + 2 * Number(consumed['CapacityUnits']));
  }
  return {
    ConsumedCapacity: [...units].map(([TableName, CapacityUnits]) => ({ TableName, CapacityUnits })),
  };
};
