import type { Database } from './database.ts';
import type { Answer, Prepared, Store } from './dynalite.ts';
import type { Engine, Input } from './engine.ts';
import { indexesOf, indexKeyOf } from './index-entries.ts';
import { invalid } from './refusals.ts';

export type ReadOperation = 'BatchGetItem' | 'GetItem' | 'Query' | 'Scan';

const assertSegments = ({ Segment: segment, TotalSegments: total }: Prepared) => {
  if ((segment === undefined) === (total === undefined)) return;
  const [missing, present] =
    segment === undefined ? ['Segment', 'TotalSegments'] : ['TotalSegments', 'Segment'];
  throw invalid(
    `The ${missing} parameter is required but was not present in the request when ${present} parameter is present`,
  );
};

const assertSelection = (prepared: Prepared) => {
  const isBlind =
    prepared['Select'] === 'SPECIFIC_ATTRIBUTES' &&
    prepared['_projection'] === undefined &&
    prepared['AttributesToGet'] === undefined;
  if (!isBlind) return;
  throw invalid(
    'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
  );
};

/** A store whose index continues after the start key as we store it (see `indexKeyOf`). */
const continuingStore = async ({ store, tableOf }: Engine, prepared: Prepared): Promise<Store> => {
  const { TableName, IndexName, ExclusiveStartKey } = prepared;
  if (IndexName === undefined || ExclusiveStartKey === undefined) return store;
  const table = await tableOf(TableName);
  const found = indexesOf(table).find(({ index }) => index.IndexName === IndexName);
  if (found === undefined) return store;
  return {
    ...store,
    getIndexDb: (...name) => {
      const part = store.getIndexDb(...name);
      return {
        ...part,
        createValueStream: (range) => {
          const start = indexKeyOf(found.index, table, ExclusiveStartKey);
          return part.createValueStream({ ...range, [range.reverse === true ? 'lt' : 'gt']: start });
        },
      };
    },
  };
};

const isRecord = (value: unknown): value is Input => typeof value === 'object' && value !== null;

/** The engine returns unprocessed keys without the projection that they were asked with. */
const withProjections = (answer: Answer, input: Input): Answer => {
  const { UnprocessedKeys: unprocessed } = answer;
  const { RequestItems: asked } = input;
  if (!isRecord(unprocessed) || !isRecord(asked)) return answer;
  return {
    ...answer,
    UnprocessedKeys: Object.fromEntries(
      Object.entries(unprocessed).map(([table, rest]) => [
        table,
        { ...Object(asked[table]), ...Object(rest) },
      ]),
    ),
  };
};

/**
 * GetItem, BatchGetItem, Query, Scan. They wait for nobody: a batch is visible whole or not at all.
 * @throws ServiceFault as DynamoDB does
 */
export const readItems = async (
  { engine }: Database,
  operation: ReadOperation,
  input: Input,
): Promise<Answer> => {
  const prepared = engine.prepare(operation, input);
  if (operation === 'Scan') assertSegments(prepared);
  assertSelection(prepared);
  const answer = await engine.run(operation, prepared, await continuingStore(engine, prepared));
  return operation === 'BatchGetItem' ? withProjections(answer, input) : answer;
};
