import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { RunningDynamoDb } from '#local/aws/dynamodb/start-dynamodb.ts';

import { registerThemes, requiredThemes } from './battery/battery.ts';
import { extras, ownExtras } from './battery/extras.ts';
import { aRunningDynamoDb } from './running-dynamodb.ts';

describe('the local DynamoDB', () => {
  const defects: unknown[] = [];
  let dynamo: RunningDynamoDb;
  beforeAll(async () => {
    dynamo = await aRunningDynamoDb({ onDefect: (error) => defects.push(error) });
  });
  afterAll(() => dynamo.close());

  registerThemes([...requiredThemes, extras, ownExtras], () => dynamo.url);

  test('has met no defect of its own on the way', () => {
    expect(defects).toEqual([]);
  });

  test('was judged by 59 required checks', () => {
    expect(requiredThemes.flatMap(({ checks }) => checks)).toHaveLength(59);
  });
});
