import { ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';

import { numbersTo, type Bench, type Theme } from './bench.ts';
import { eventIds, putAllEvents } from './events.ts';

const scanAll = async ({ document, first }: Bench, more: Partial<ScanCommandInput> = {}) => {
  const seen: string[] = [];
  let after: Record<string, unknown> | undefined;
  do {
    const page = await document.send(
      new ScanCommand({
        TableName: first,
        ProjectionExpression: 'PK, SK',
        ExclusiveStartKey: after,
        ...more,
      }),
    );
    seen.push(...(page.Items ?? []).map(({ PK, SK }) => `${PK}|${SK}`));
    after = page.LastEvaluatedKey;
  } while (after !== undefined);
  return seen;
};

export const scans: Theme = {
  deed: 'scanning',
  prepare: putAllEvents,
  checks: [
    {
      name: 'four segments, or many pages, cover each item exactly once',
      run: async (bench) => {
        const every = eventIds.map((id) => `q|EV#${id}`);
        const segments = await Promise.all(
          numbersTo(4).map((Segment) => scanAll(bench, { Segment, TotalSegments: 4 })),
        );
        expect((await scanAll(bench)).toSorted()).toEqual(every);
        expect(segments.flat().toSorted()).toEqual(every);
        expect((await scanAll(bench, { Limit: 9 })).toSorted()).toEqual(every);
      },
    },
    {
      name: 'an index can be scanned with a filter',
      run: async ({ document, first }) => {
        const page = await document.send(
          new ScanCommand({
            TableName: first,
            IndexName: 'GSI2',
            FilterExpression: 'begins_with(title, :t)',
            ExpressionAttributeValues: { ':t': 't00' },
          }),
        );
        expect(page.Count).toBe(2);
      },
    },
  ],
};
