import { PutCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';

import { numbersTo, refusalOf, type Bench, type Theme } from './bench.ts';
import { eventIds, putAllEvents } from './events.ts';

const queryOf =
  ({ document, first }: Bench) =>
  (condition = '', values: Record<string, unknown> = {}, more: Partial<QueryCommandInput> = {}) =>
    document.send(
      new QueryCommand({
        TableName: first,
        KeyConditionExpression: `PK = :p${condition}`,
        ExpressionAttributeValues: { ':p': 'q', ...values },
        ...more,
      }),
    );

export const queries: Theme = {
  deed: 'querying a table',
  prepare: putAllEvents,
  checks: [
    {
      name: 'finds by prefix, range and comparison, and in descending order',
      run: async (bench) => {
        const query = queryOf(bench);
        const counted = async (...given: Parameters<typeof query>) => (await query(...given)).Count;
        expect(await counted(' AND begins_with(SK, :b)', { ':b': 'EV#00' })).toBe(10);
        expect(await counted(' AND SK BETWEEN :a AND :b', { ':a': 'EV#010', ':b': 'EV#019' })).toBe(10);
        expect(await counted(' AND SK < :a', { ':a': 'EV#010' })).toBe(10);
        expect(await counted(' AND SK >= :a', { ':a': 'EV#040' })).toBe(10);
        const last = await query('', {}, { ScanIndexForward: false, Limit: 2 });
        expect(last.Items?.map(({ SK }) => SK)).toEqual(['EV#049', 'EV#048']);
      },
    },
    {
      name: 'pages without gaps or repeats, and the last page has no key',
      run: async (bench) => {
        const query = queryOf(bench);
        const pages: string[][] = [];
        let after: Record<string, unknown> | undefined;
        do {
          const page = await query('', {}, { Limit: 7, ExclusiveStartKey: after, ConsistentRead: true });
          pages.push((page.Items ?? []).map(({ SK }) => SK));
          after = page.LastEvaluatedKey;
        } while (after !== undefined && pages.length < 50);
        expect(pages).toHaveLength(8);
        expect(pages.flat()).toEqual(eventIds.map((id) => `EV#${id}`));
      },
    },
    {
      name: 'a limit equal to the number of matches still gives a key, as on AWS',
      run: async (bench) => {
        const page = await queryOf(bench)('', {}, { Limit: 50 });
        expect(page.Count).toBe(50);
        expect(page.LastEvaluatedKey).toEqual({ PK: 'q', SK: 'EV#049' });
      },
    },
    {
      name: 'continues after a key that does not exist any more',
      run: async (bench) => {
        const gone = { PK: 'q', SK: 'EV#0245' };
        const page = await queryOf(bench)('', {}, { ExclusiveStartKey: gone, Limit: 1 });
        expect(page.Items?.[0]?.['SK']).toBe('EV#025');
      },
    },
    {
      name: 'filters after counting, and refuses a filter on a key',
      run: async (bench) => {
        const query = queryOf(bench);
        const page = await query('', { ':n': 15 }, { FilterExpression: 'n >= :n', Limit: 20 });
        expect([page.Count, page.ScannedCount]).toEqual([5, 20]);
        const onKey = query('', { ':n': 'EV#001' }, { FilterExpression: 'SK = :n' });
        await refusalOf(onKey, 'ValidationException');
      },
    },
    {
      name: 'counts only, and projects by name',
      run: async (bench) => {
        const query = queryOf(bench);
        const counted = await query('', {}, { Select: 'COUNT' });
        expect([counted.Count, counted.Items]).toEqual([50, undefined]);
        const projected = await query(
          '',
          {},
          { ProjectionExpression: '#n', ExpressionAttributeNames: { '#n': 'n' }, Limit: 1 },
        );
        expect(projected.Items).toEqual([{ n: 0 }]);
      },
    },
    {
      name: 'ends a page at 1 MB',
      run: async (bench) => {
        const { document, first } = bench;
        for (const id of numbersTo(5)) {
          const Item = { PK: 'mb', SK: String(id), d: 'x'.repeat(300_000) };
          await document.send(new PutCommand({ TableName: first, Item }));
        }
        const page = await queryOf(bench)('', { ':p': 'mb' });
        expect(page.Items?.length).toBeLessThan(5);
        expect(page.LastEvaluatedKey).toBeDefined();
      },
    },
  ],
};
