import { beforeEach, describe, expect, test } from 'vitest';

import { faultsToOrder } from '#local/aws/calls/faults.ts';
import type { ServiceCall, ServiceName } from '#local/aws/calls/service-call.ts';

const faults = faultsToOrder();
beforeEach(() => faults.clear());

const aCall = (service: ServiceName, operation: string, input: unknown = {}): ServiceCall => ({
  service,
  operation,
  caller: {
    accessKeyId: 'local',
    secretAccessKey: 'local',
    principalArn: 'arn:aws:iam::000000000000:root',
    tags: {},
  },
  input,
});

const outcomeOf = (call: ServiceCall) =>
  faults.gate(call).then(
    () => 'passed',
    (error: unknown) => error,
  );

describe('ordering a fault', () => {
  test('hits only the caller that is named, however many others come first', async () => {
    faults.failNext({ service: 'dynamodb', operation: 'PutItem', by: ':assumed-role/Notice', code: 'Odd' });
    const call = aCall('dynamodb', 'PutItem');
    const principalArn = 'arn:aws:sts::000000000000:assumed-role/Notice/t01';
    expect(await outcomeOf(call)).toBe('passed');
    expect(await outcomeOf({ ...call, caller: { ...call.caller, principalArn } })).toMatchObject({
      code: 'Odd',
    });
    expect(faults.pending()).toBe(0);
  });

  test('hits only the named operation of the named service, as often as said', async () => {
    faults.failNext({
      service: 's3',
      operation: 'PutObject',
      code: 'InternalError',
      statusCode: 500,
      times: 2,
    });
    expect(await outcomeOf(aCall('s3', 'GetObject'))).toBe('passed');
    expect(await outcomeOf(aCall('dynamodb', 'PutObject'))).toBe('passed');
    expect(faults.pending()).toBe(2);
    const fault = { code: 'InternalError', statusCode: 500, message: 'InternalError was ordered by a test' };
    expect(await outcomeOf(aCall('s3', 'PutObject'))).toMatchObject(fault);
    expect(await outcomeOf(aCall('s3', 'PutObject'))).toMatchObject(fault);
    expect(await outcomeOf(aCall('s3', 'PutObject'))).toBe('passed');
    expect(faults.pending()).toBe(0);
  });

  test('lets somebody else come between two calls, whose own calls pass', async () => {
    const seen: string[] = [];
    const call = async (name: string) => {
      await faults.gate(aCall('dynamodb', 'PutItem'));
      seen.push(name);
    };
    faults.meanwhile(1, async () => {
      await call('other 1');
      await call('other 2');
    });
    await call('own 1');
    expect(faults.pending()).toBe(1);
    await call('own 2');
    await call('own 3');
    expect(seen).toEqual(['own 1', 'other 1', 'other 2', 'own 2', 'own 3']);
    expect(faults.pending()).toBe(0);
  });

  test('carries message, members and, unsaid, status 400', async () => {
    const members = { Item: { PK: { S: 'a' } } };
    faults.failNext({ service: 'dynamodb', operation: 'PutItem', code: 'Odd', message: 'odd', members });
    const outcome = await outcomeOf(aCall('dynamodb', 'PutItem'));
    expect(outcome).toMatchObject({ code: 'Odd', message: 'odd', statusCode: 400, members });
  });

  test('different orders for one operation happen in turn', async () => {
    faults.failNext({ service: 'kms', operation: 'Decrypt', code: 'First' });
    faults.failNext({ service: 'kms', operation: 'Decrypt', code: 'Second' });
    expect(await outcomeOf(aCall('kms', 'Decrypt'))).toMatchObject({ code: 'First' });
    expect(await outcomeOf(aCall('kms', 'Decrypt'))).toMatchObject({ code: 'Second' });
  });

  test('two calls at once take two orders', async () => {
    faults.failNext({ service: 'kms', operation: 'Decrypt', code: 'First' });
    const outcomes = await Promise.all([
      outcomeOf(aCall('kms', 'Decrypt')),
      outcomeOf(aCall('kms', 'Decrypt')),
    ]);
    expect(outcomes.filter((outcome) => outcome === 'passed')).toHaveLength(1);
  });

  test.each([
    ['dynamodb', 'ProvisionedThroughputExceededException', 400],
    ['s3', 'SlowDown', 503],
    ['kms', 'ThrottlingException', 400],
    ['sts', 'Throttling', 400],
    ['cognito-idp', 'TooManyRequestsException', 400],
    ['ses', 'TooManyRequestsException', 429],
    ['lambda', 'TooManyRequestsException', 429],
  ] as const)('%s throttles with %s, status %i', async (service, code, statusCode) => {
    faults.throttleNext({ service, operation: 'Any' });
    expect(await outcomeOf(aCall(service, 'Any'))).toMatchObject({ code, statusCode });
  });

  test('a held call passes once what it waits for is done, whose own calls pass', async () => {
    const order: string[] = [];
    const call = async (name: string) => {
      order.push(`${name} ${String(await outcomeOf(aCall('s3', 'GetObject')))}`);
    };
    faults.holdNext({ service: 's3', operation: 'GetObject', until: () => call('between') });
    await Promise.all([call('late'), call('beside')]);
    expect(order.at(-1)).toBe('late passed');
    expect(order.toSorted()).toEqual(['beside passed', 'between passed', 'late passed']);
    expect(faults.pending()).toBe(0);
  });

  test('a conflict has one reason per action of the transaction that it meets', async () => {
    faults.conflictNextTransaction();
    const outcome = await outcomeOf(aCall('dynamodb', 'TransactWriteItems', { TransactItems: [{}, {}, {}] }));
    expect(outcome).toMatchObject({
      code: 'TransactionCanceledException',
      members: {
        CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }, { Code: 'None' }],
      },
    });
  });

  test('is undone by clear', async () => {
    faults.failNext({ service: 's3', operation: 'PutObject', code: 'InternalError' });
    faults.delayIndexWrites();
    faults.clear();
    expect(await outcomeOf(aCall('s3', 'PutObject'))).toBe('passed');
    expect(faults.indexLag()).toBeUndefined();
  });

  test('index writes wait until they are released', async () => {
    expect(faults.indexLag()).toBeUndefined();
    faults.delayIndexWrites();
    const order: string[] = [];
    const late = faults.indexLag()?.then(() => order.push('written'));
    order.push('released');
    faults.releaseIndexWrites();
    await late;
    expect(order).toEqual(['released', 'written']);
  });
});
