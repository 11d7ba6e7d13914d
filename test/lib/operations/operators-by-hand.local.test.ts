import {
  CreateTableCommand,
  GetItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { CreateUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { awsSender } from '#lib/operations/aws-calls.ts';
import { runCommand } from '#lib/operations/run-command.ts';
import type { Call } from '#lib/operations/step.ts';
import { startLocalServices } from '#test/builders/local-services.ts';
import { aWorld } from '#test/lib/operations/a-world.ts';

const operators = 'stafee-prod-osaka-OperatorData-Operator1A2B';
const audit = 'stafee-prod-osaka-Data-Audit3C4D';
const key = (PK: string) => ({ PK: { S: PK }, SK: { S: 'META' } });

let services: Awaited<ReturnType<typeof startLocalServices>>;
let pool = '';
const { world, said } = aWorld();
/** Of the machine's clock: two years behind it a training of the first day is long over. */
let now = new Date('2026-12-02T01:30:00Z');
/** What another does between the look and the deed. */
let meanwhile: (() => Promise<unknown>) | undefined;

beforeAll(async () => {
  services = await startLocalServices();
  for (const TableName of [operators, audit])
    // oxlint-disable-next-line no-await-in-loop
    await services.database.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: ['PK', 'SK'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: [
          { AttributeName: 'PK', KeyType: 'HASH' },
          { AttributeName: 'SK', KeyType: 'RANGE' },
        ],
      }),
    );
  const { UserPool } = await services.directory.send(new CreateUserPoolCommand({ PoolName: 'operators' }));
  pool = UserPool?.Id ?? '';
});
afterAll(() => services.close());
beforeEach(() => {
  said.length = 0;
  meanwhile = undefined;
});

const run = async (command: string, ...more: readonly string[]) => {
  const region = 'ap-northeast-1';
  const credentials = { accessKeyId: 'AKIAFUNCTION', secretAccessKey: 'function-secret' };
  const { AWS_ENDPOINT_URL_DYNAMODB = '', AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = '' } = process.env;
  const aws = awsSender((service) => ({
    region,
    credentials,
    endpoint: service === 'dynamodb' ? AWS_ENDPOINT_URL_DYNAMODB : AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER,
  }));
  const send = async (call: Call) => {
    if (call.operation === 'TransactWriteItems') await meanwhile?.();
    return aws(call);
  };
  const asked = ['--stage', 'prod-osaka', '--evidence', '受講簿', '--reason', '開始', '--by', '山田 太郎'];
  await runCommand([command, ...asked, ...more], { ...world, now: () => now, senderFor: () => send });
};
const first = (operatorId: string, ...more: readonly string[]) =>
  run(
    'first-operator',
    ...Object.entries({
      operator: operatorId,
      name: '加藤 誠',
      pool,
      'trained-on': '2026-11-20',
      'trained-until': '2027-11-19',
    }).flatMap(([name, value]) => [`--${name}`, value]),
    ...more,
  );
const train = (operatorId: string, on: string, until: string, ...more: readonly string[]) =>
  run('operator-training', '--operator', operatorId, '--trained-on', on, '--trained-until', until, ...more);
const confirmed = ['--confirm', 'prod-osaka'];

const rowOf = async (operatorId: string) =>
  (await services.database.send(new GetItemCommand({ TableName: operators, Key: key(`OP#${operatorId}`) })))
    .Item;
const set = (PK: string, name: string, value: { readonly S: string } | { readonly N: string }) =>
  services.database.send(
    new UpdateItemCommand({
      TableName: operators,
      Key: key(PK),
      UpdateExpression: 'SET #name = :value',
      ExpressionAttributeNames: { '#name': name },
      ExpressionAttributeValues: { ':value': value },
    }),
  );
const rowsIn = async (TableName: string, PK: string) =>
  (
    await services.database.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'PK = :pk',
        ExpressionAttributeValues: { ':pk': { S: PK } },
      }),
    )
  ).Items ?? [];

describe('npm run ops -- first-operator (9.2.3)', () => {
  test('is shown without the password that it would give', async () => {
    await first('op-kato', '--dry-run');
    expect(said.join('\n')).toContain('"Password":"<実行時に作ります>"');
    expect(await rowOf('op-kato')).toBeUndefined();
  });

  test('brings the first operator with the training that whoever ran it vouches for', async () => {
    await first('op-kato', ...confirmed);
    expect(await rowOf('op-kato')).toMatchObject({ trainedUntil: { S: '2027-11-19' } });
    const [, training] = await rowsIn(operators, 'OP#op-kato');
    expect(training).toMatchObject({ by: { S: '山田 太郎' } });
  });

  test('refuses the second time, and changes nothing', async () => {
    await expect(first('op-mori', ...confirmed)).rejects.toThrow('一度だけ');
    expect(await rowOf('op-mori')).toBeUndefined();
    expect(await rowsIn(audit, 'OPS#20261202')).toHaveLength(1);
  });
});

describe('npm run ops -- operator-training (7.2.2)', () => {
  test('is refused while somebody who keeps operators can sign in', async () => {
    await set('OP#op-kato', 'enrolledAt', { S: '2026-12-02T02:00:00.000Z' });
    await expect(train('op-kato', '2026-12-01', '2027-11-30', ...confirmed)).rejects.toThrow('op-kato が');
    expect(await rowOf('op-kato')).toMatchObject({ trainedUntil: { S: '2027-11-19' } });
  });

  test('is for an operator who keeps operators, and for a training that still counts', async () => {
    now = new Date('2027-11-22T01:00:00Z');
    await expect(train('op-mori', '2027-11-22', '2028-11-21', ...confirmed)).rejects.toThrow('op-mori は');
    await expect(train('op-kato', '2027-11-01', '2027-11-21', ...confirmed)).rejects.toThrow('今日以降');
  });

  test('does nothing when an operator was changed meanwhile', async () => {
    meanwhile = () => set('ROSTER', 'version', { N: '7' });
    await expect(train('op-kato', '2027-11-22', '2028-11-21', ...confirmed)).rejects.toThrow(/cancel/i);
    expect(await rowOf('op-kato')).toMatchObject({ trainedUntil: { S: '2027-11-19' } });
    expect(await rowsIn(audit, 'OPS#20271122')).toEqual([]);
  });

  test('leads back when all trainings have lapsed: record, row and trail in one transaction', async () => {
    await train('op-kato', '2027-11-22', '2028-11-21', ...confirmed);
    expect(await rowOf('op-kato')).toMatchObject({ trainedUntil: { S: '2028-11-21' }, version: { N: '2' } });
    expect(await rowsIn(operators, 'OP#op-kato')).toContainEqual(
      expect.objectContaining({ on: { S: '2027-11-22' }, by: { S: '山田 太郎' }, evidence: { S: '受講簿' } }),
    );
    expect(await rowsIn(audit, 'OPS#20271122')).toMatchObject([
      {
        action: { S: 'training.add-by-hand' },
        actor: { S: '山田 太郎' },
        target: { S: 'operator op-kato' },
        reason: { S: '開始' },
      },
    ]);
    await expect(train('op-kato', '2027-11-22', '2028-11-21', ...confirmed)).rejects.toThrow('使えません');
  });
});
