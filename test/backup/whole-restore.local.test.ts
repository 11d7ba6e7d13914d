import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isTenantId } from '#domain/kernel/ids.ts';
import { canaryRowsOf } from '#lambdas/adapters/backup/canary-rows.ts';
import { restoredTableOf } from '#lambdas/adapters/backup/restored-table.ts';
import { findGenerations } from '#lib/operations/find-generation.ts';
import { carryOut } from '#lib/operations/carry-out.ts';
import type { RestoreOrder } from '#lib/operations/restore-order.ts';
import { restorePlan } from '#lib/operations/restore-plan.ts';
import { finishRestore } from '#lib/operations/run-restore.ts';
import { at } from '#test/backup/backup-cloud.ts';
import { startRestoringCloud, type RestoringCloud } from '#test/backup/restoring-cloud.ts';

let it: RestoringCloud;
let canary: string;
beforeAll(async () => {
  it = await startRestoringCloud();
  const { services, operator } = it.cloud;
  Object.assign(process.env, {
    AWS_REGION: 'ap-northeast-1',
    AWS_ACCESS_KEY_ID: operator.accessKeyId,
    AWS_SECRET_ACCESS_KEY: operator.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: services.dynamodb,
    AWS_ENDPOINT_URL_KMS: services.kms,
  });
  await it.takePoints();
  const [key] = it.points.get(it.pointOf('Keystore'))?.rows ?? [];
  canary = String(key?.['PK'].S).slice('T#'.length);
}, 240_000);
afterAll(() => it?.close());

const names = ['TenantData', 'Control', 'Keystore', 'Audit', 'Operator'];
/** 02:00 of the first run to the last check. */
const finishedAt = () => new Date('2026-12-02T01:12:00Z');

const restore = async (order: RestoreOrder) => {
  const faults = await carryOut(restorePlan(order), it.world);
  return finishRestore(order, { faults, now: finishedAt }, it.world);
};

const evidenceIn = async (TableName: string) => {
  const rows = await it.rowsOf(TableName);
  return rows.filter(({ PK }) => PK.S === 'EVID#restore');
};

describe('a restore of everything', () => {
  const day = '20261202';
  const nameOf = (name: string): string => `stafee-local-${name}-r${day}`;

  test('brings every item back, sealed rows included, and keeps the minutes', async () => {
    // What the restore is for: somebody deletes the canary's keys, and a company with them.
    const [lost] = it.points.get(it.pointOf('Keystore'))?.rows ?? [];
    const Key = { PK: { S: lost?.['PK'].S }, SK: { S: lost?.['SK'].S } };
    await it.client.send(new DeleteItemCommand({ TableName: it.cloud.nameOf('Keystore'), Key }));

    const tables = await restore(await it.orderFor(day, canary));
    expect(tables).toMatchObject({
      tenantData: { tableName: nameOf('TenantData') },
      operators: { tableName: nameOf('Operator') },
      audit: { streamArn: expect.stringContaining(`${nameOf('Audit')}/stream/`) },
    });
    for (const name of names) {
      const { rows = [] } = it.points.get(it.pointOf(name)) ?? {};
      const back = (await it.rowsOf(nameOf(name))).filter(({ PK }) => PK.S !== 'EVID#restore');
      expect(back).toEqual(rows);
      expect(back.length).toBeGreaterThan(0);
    }
    const found = await it.client.send(new GetItemCommand({ TableName: nameOf('Keystore'), Key }));
    expect(found.Item).toEqual(lost);

    if (!isTenantId(canary)) throw new Error('the canary is a tenant');
    const keystore = { client: DynamoDBDocumentClient.from(it.client), table: nameOf('Keystore') };
    const rows = canaryRowsOf({ tenantId: canary, keystore, clock: () => new Date() });
    const people = restoredTableOf(
      `arn:aws:dynamodb:ap-northeast-1:000000000000:table/${nameOf('TenantData')}`,
    );
    await expect(rows.opensIn('TenantData', people)).resolves.toBe(true);

    const [evidence] = await evidenceIn(nameOf('Control'));
    expect(evidence).toMatchObject({ kind: { S: 'restore' }, isValid: { BOOL: true } });
    expect(Number(evidence?.['minutes'].N)).toBeGreaterThan(60);
    expect(Number(evidence?.['minutes'].N)).toBeLessThanOrEqual(73);
  });

  test('is the same restore when it is run again: no second job, no second table, one line of evidence', async () => {
    const jobs = it.cloud.backup.restoreJobs.size;
    await restore(await it.orderFor(day, canary));
    expect(it.cloud.backup.restoreJobs.size).toBe(jobs);
    expect(await evidenceIn(nameOf('Control'))).toHaveLength(1);
  });
});

describe('a restore in a bad night', () => {
  test('ends well though AWS is throttled and the machine was switched off in the middle', async () => {
    const order = await it.orderFor('20261203', canary);
    let made = 0;
    const dying = {
      ...it.world,
      send: async (call: Parameters<typeof it.world.send>[0]) => {
        made += 1;
        if (made === 25) throw new Error('switched off');
        return it.world.send(call);
      },
    };
    await expect(carryOut(restorePlan(order), dying)).rejects.toThrow('switched off');
    it.cloud.faults.throttleNext({ service: 'dynamodb', operation: 'UpdateContinuousBackups', times: 9 });
    it.cloud.faults.throttleNext({ service: 'backup', operation: 'ListRestoreJobs', times: 9 });
    await expect(restore(order)).resolves.toMatchObject({
      keystore: { tableName: 'stafee-local-Keystore-r20261203' },
    });
    expect(it.cloud.faults.pending()).toBe(0);
  });

  test('hands over nothing when the keys of the canary do not come back', async () => {
    const order = await it.orderFor('20261204', 't00000000000000000000000000');
    await expect(restore(order)).rejects.toThrow('カナリアのテナントの鍵がありません');
  });

  test('works from the exports when the vault is lost too: any day of them, though it is switched off in the middle', async () => {
    const tenantData = it.cloud.nameOf('TenantData');
    await it.cloud.invoke('backup-export', at('2026-12-01T17:30:00Z'));
    const before = await it.rowsOf(tenantData);
    const [changed, deleted, ...others] = before;
    if (changed === undefined || deleted === undefined) throw new Error('the demo has rows');
    // A login ID that was tried on the second day.
    const tried = { ...changed, countedAt: { S: '2026-12-02T03:00:00.000Z' } };
    await it.client.send(new PutItemCommand({ TableName: tenantData, Item: tried }));
    const Key = { PK: deleted['PK'], SK: deleted['SK'] };
    await it.client.send(new DeleteItemCommand({ TableName: tenantData, Key }));
    it.moveClock(new Date('2026-12-03T00:00:00Z'));
    await it.cloud.invoke('backup-export', at('2026-12-02T17:30:00Z'));
    await it.client.send(new PutItemCommand({ TableName: tenantData, Item: changed }));

    const sourcesOf = (day: string) =>
      findGenerations(
        { tenantData: { kind: 'generation', bucket: it.bucket, day, table: 'TenantData' } },
        it.world.send,
      );
    const orderOf = async (name: string, day: string) => {
      const order = await it.orderFor(name, canary);
      return { ...order, sources: { ...order.sources, ...(await sourcesOf(day)) } };
    };
    const second = await orderOf('20261205', '2026-12-03');
    let written = 0;
    const dying = {
      ...it.world,
      send: async (call: Parameters<typeof it.world.send>[0]) => {
        if (call.operation === 'BatchWriteItem') written += 1;
        if (written === 1) throw new Error('switched off');
        return it.world.send(call);
      },
    };
    await expect(carryOut(restorePlan(second), dying)).rejects.toThrow('switched off');
    await restore(second);
    expect(await it.rowsOf('stafee-local-TenantData-r20261205')).toEqual([tried, ...others]);
    await restore(await orderOf('20261206', '2026-12-02'));
    expect(await it.rowsOf('stafee-local-TenantData-r20261206')).toEqual(before);
    await expect(sourcesOf('2026-12-04')).rejects.toThrow(
      'TenantData の 2026-12-04 の世代は復元できません(書き出しがないか、間が欠けています)。それより前で復元できる最も新しい時点は 2026-12-03T02:15:00+09:00 です。',
    );
  });
});
