import { afterEach, describe, expect, test } from 'vitest';
import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { aLambda, aTimer, resultOf, type ALambda } from './a-lambda.ts';

let lambda: ALambda;
afterEach(() => lambda.close());

const payloadOf = (bytes: number) => ({
  functionName: 'count',
  payload: JSON.stringify('x'.repeat(bytes - 2)),
});

const refusalOf = (invoked: Promise<unknown>) =>
  invoked.then(
    () => 'accepted',
    (fault: unknown) => (fault instanceof ServiceFault ? `${fault.statusCode} ${fault.code}` : String(fault)),
  );

describe('invoking a function', () => {
  test('hands over event, context and the environment of its role', async () => {
    lambda = await aLambda({ show: {} });
    const { result } = await resultOf(lambda, 'show', { a: 1 });
    expect(result).toEqual({
      event: { a: 1 },
      functionName: 'show',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      remaining: true,
      key: expect.stringMatching(/^ASIA[0-9A-F]{16}$/),
      region: 'ap-northeast-1',
      table: 'TenantData',
      endpoint: 'http://127.0.0.1:1',
      home: null,
    });
    expect(lambda.callers.find(result.key)).toMatchObject({
      principalArn: 'arn:aws:sts::000000000000:assumed-role/Main-Role/show',
      roleArn: 'arn:aws:iam::000000000000:role/Main-Role',
    });
  });

  test('gives each function a key of its own', async () => {
    lambda = await aLambda({ show: {}, other: { handler: 'handlers.show' } });
    const [one, two] = await Promise.all([resultOf(lambda, 'show'), resultOf(lambda, 'other')]);
    expect(one.result.key).not.toBe(two.result.key);
  });

  test('reuses its environment for the next event', async () => {
    lambda = await aLambda({ count: {} });
    await resultOf(lambda, 'count');
    expect((await resultOf(lambda, 'count')).result.events).toBe(2);
  });

  test('starts a second environment while the first is busy', async () => {
    lambda = await aLambda({ count: {} });
    const both = await Promise.all([
      resultOf(lambda, 'count', { waitMilliseconds: 300 }),
      resultOf(lambda, 'count', { waitMilliseconds: 300 }),
    ]);
    expect(both.map(({ result }) => result.events)).toEqual([1, 1]);
  });

  test('answers null when the handler answers nothing', async () => {
    lambda = await aLambda({ nothing: {} });
    expect(await resultOf(lambda, 'nothing')).toEqual({ functionError: undefined, result: null });
  });

  test('passes the lines on that the handler writes', async () => {
    lambda = await aLambda({ log: {} });
    await resultOf(lambda, 'log');
    await expect.poll(() => lambda.lines.toSorted()).toEqual(['log another', 'log one line']);
  });

  test('finds the function by name, ARN or construct, and nothing else', async () => {
    lambda = await aLambda({ count: { path: 'Stage/TenantApp/Function' } });
    for (const name of ['count', 'arn:aws:lambda:x:y:function:count', 'tenant-app']) {
      expect((await resultOf(lambda, name)).functionError).toBeUndefined();
    }
    expect(await refusalOf(resultOf(lambda, 'other'))).toBe('404 ResourceNotFoundException');
  });
});

describe('an error of a function', () => {
  test.each([
    ['fail', { errorType: 'TypeError', errorMessage: 'no luck' }],
    ['crash', { errorType: 'Error', errorMessage: 'late crash' }],
    ['exit', { errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited with exit status 3' }],
    ['missing', { errorType: 'Runtime.HandlerNotFound' }],
    ['broken', { errorType: 'RangeError', errorMessage: 'cannot load' }],
    ['absent', { errorType: 'Runtime.ImportModuleError' }],
  ])('%s is answered as an unhandled error, and the next event runs', async (name, error) => {
    const handlers: Record<string, string> = { broken: 'broken.handler', absent: 'absent.handler' };
    lambda = await aLambda({ [name]: { handler: handlers[name] ?? `handlers.${name}` }, count: {} });
    const answers = [await resultOf(lambda, name), await resultOf(lambda, name)];
    for (const answer of answers) {
      expect(answer.functionError).toBe('Unhandled');
      expect(answer.result).toMatchObject(error);
    }
    expect((await resultOf(lambda, 'count')).result.events).toBe(1);
  });

  test.each(['hang', 'spin'])("%s ends at the function's timeout", async (name) => {
    const clock = aTimer();
    lambda = await aLambda({ [name]: { timeoutSeconds: 7 } }, { timer: clock.timer });
    const answered = resultOf(lambda, name);
    await expect.poll(() => clock.pending(), { timeout: 20_000 }).toEqual([7000]);
    clock.elapse(7000);
    expect(await answered).toMatchObject({
      functionError: 'Unhandled',
      result: { errorType: 'Sandbox.Timedout', errorMessage: 'Task timed out after 7.00 seconds' },
    });
  });
});

describe('the payload limits', () => {
  test('refuse a request of one byte more than 6 MB', async () => {
    lambda = await aLambda({ count: {} });
    expect((await lambda.invoke(payloadOf(6_291_456))).functionError).toBeUndefined();
    expect(await refusalOf(lambda.invoke(payloadOf(6_291_457)))).toBe('413 RequestTooLargeException');
  });

  test('turn a larger response into an error', async () => {
    lambda = await aLambda({ fat: {} });
    expect((await resultOf(lambda, 'fat', { bytes: 6_291_556 })).functionError).toBeUndefined();
    expect(await resultOf(lambda, 'fat', { bytes: 6_291_557 })).toMatchObject({
      functionError: 'Unhandled',
      result: { errorType: 'Function.ResponseSizeTooLarge' },
    });
  });
});

describe('a function with an environment per tenant', () => {
  test('keeps the module state of tenants apart', async () => {
    lambda = await aLambda({ count: { isPerTenant: true } });
    const answers = [];
    for (const tenant of ['t1', 't2', 't1', 't2', 't1']) {
      answers.push((await resultOf(lambda, 'count', {}, tenant)).result);
    }
    expect(answers).toEqual([
      { events: 1, tenantId: 't1' },
      { events: 1, tenantId: 't2' },
      { events: 2, tenantId: 't1' },
      { events: 2, tenantId: 't2' },
      { events: 3, tenantId: 't1' },
    ]);
  });

  test.each<[string, boolean, string | undefined]>([
    ['no tenant is named', true, undefined],
    ['the tenant id holds a *', true, 't*'],
    ['a tenant is named for a function without tenants', false, 't1'],
  ])('is refused when %s', async (_because, isPerTenant, tenantId) => {
    lambda = await aLambda({ count: { isPerTenant } });
    expect(await refusalOf(resultOf(lambda, 'count', {}, tenantId))).toBe(
      '400 InvalidParameterValueException',
    );
  });
});
