import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';

import { numbersTo, refusalOf, type Theme } from './bench.ts';
import { eventIds, putEvents } from './events.ts';

export const batches: Theme = {
  deed: 'working in batches',
  checks: [
    {
      name: 'writes 25 items at a time, and refuses 26 and duplicates',
      run: async (bench) => {
        for (const half of [eventIds.slice(0, 25), eventIds.slice(25)]) {
          expect((await putEvents(bench, half)).UnprocessedItems ?? {}).toEqual({});
        }
        await refusalOf(putEvents(bench, eventIds.slice(0, 26)), 'ValidationException');
        await refusalOf(putEvents(bench, ['001', '001']), 'ValidationException', /duplicates/);
      },
    },
    {
      name: 'reads 100 keys, found or not, and refuses 101 and duplicates',
      run: async ({ document, first }) => {
        const keys = numbersTo(100).map((id) => ({ PK: 'q', SK: `EV#${String(id).padStart(3, '0')}` }));
        const get = (wanted: readonly Record<string, string>[], more = {}) =>
          document.send(new BatchGetCommand({ RequestItems: { [first]: { Keys: [...wanted], ...more } } }));
        const { Responses: found } = await get(keys, {
          ProjectionExpression: 'SK, #n',
          ExpressionAttributeNames: { '#n': 'n' },
          ConsistentRead: true,
        });
        expect(found?.[first]).toHaveLength(50);
        expect(Object.keys(found?.[first]?.[0] ?? {}).toSorted()).toEqual(['SK', 'n']);
        await refusalOf(get([...keys, { PK: 'z', SK: 'z' }]), 'ValidationException');
        await refusalOf(get(keys.slice(0, 1).concat(keys.slice(0, 1))), 'ValidationException', /duplicates/);
      },
    },
  ],
};
