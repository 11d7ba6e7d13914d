import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { applyChanges } from '#lib/operations/apply-changes.ts';
import { partOf, type Call, type Send } from '#lib/operations/step.ts';
import { exportsOf, history, type History } from '#test/backup/a-history.ts';
import { bucket, startApplying, type Applying } from '#test/backup/applying.ts';

let it: Applying;
beforeAll(async () => {
  it = await startApplying();
});
afterAll(() => it?.close());

const aws: Send = (call) => it.aws(call);

const worldWith = (send: Send) => {
  const said: string[] = [];
  return { send, said, say: (line: string) => void said.push(line), pause: () => Promise.resolve() };
};

/** Breaks off at the call of that number. */
const dyingAfter = (calls: number): Send => {
  let left = calls;
  return async (call: Call) => {
    left -= 1;
    if (left < 0) throw new Error('switched off');
    return aws(call);
  };
};

const unlessSwitchedOff = (error: unknown): void => {
  if (!(error instanceof Error) || error.message !== 'switched off') throw error;
};

const oneWrite: History = {
  writes: [{ minute: 100, key: 1, image: { amount: { N: '1' } } }],
  fullAt: 0,
  lengths: [1440],
  overlap: 0,
  killedAfter: [],
};

describe('the changes after a full export', () => {
  test('make the table what it was, whatever was written and wherever the machine was switched off', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (told) => {
        const { table, restored, expected } = await it.prepared(told);
        for (const calls of told.killedAfter)
          await applyChanges(restored, worldWith(dyingAfter(calls))).catch(unlessSwitchedOff);
        await applyChanges(restored, worldWith(aws));
        expect(await it.rowsOf(table)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  }, 240_000);

  test('are not applied again once they are: what the stage has written since stays', async () => {
    const { table, restored } = await it.prepared(oneWrite);
    await applyChanges(restored, worldWith(aws));
    await it.writeRow(table, { PK: { S: 'T#t1#C#1' }, SK: { S: 'H' }, amount: { N: '2' } });
    const world = worldWith(aws);
    await applyChanges(restored, world);
    expect(world.said).toEqual(['     増分 1/1(2026-12-01T17:15:00.000Z まで): 適用済みです。']);
    expect(await it.rowsOf(table)).toMatchObject([{ amount: { N: '2' } }]);
  });

  test('of another moment are refused by a table that was begun for one', async () => {
    const { restored, changes } = await it.prepared({ ...oneWrite, lengths: [60, 60] });
    await applyChanges(restored, worldWith(dyingAfter(4))).catch(unlessSwitchedOff);
    const source = {
      ...restored.source,
      kind: 'export',
      bucket,
      prefix: '',
      changes: changes.slice(0, 1),
    } as const;
    const shorter = { ...restored, source };
    await expect(applyChanges(shorter, worldWith(aws))).rejects.toThrow(
      '別の時点(2026-11-30T19:15:00.000Z)へ復元しています',
    );
  });

  test.each([
    [
      'a file that is not whole',
      'file-0.json.gz',
      (body: Uint8Array) => body.subarray(0, body.length - 4),
      /unexpected end|end of file/,
    ],
    [
      'another file',
      'file-0.json.gz',
      () => exportsOf({ ...oneWrite, writes: [] }, 'x').exported[0]?.objects[0]?.body ?? Buffer.alloc(0),
      'ハッシュと一致しません',
    ],
    [
      'fewer lines than it says',
      'manifest-files.json',
      (body: Uint8Array) => Buffer.from(Buffer.from(body).toString().split('\n').slice(1).join('\n')),
      'マニフェストでは 1 件',
    ],
    [
      'another window',
      'manifest-summary.json',
      (body: Uint8Array) =>
        Buffer.from(Buffer.from(body).toString().replace('2026-11-30T17:15', '2026-11-30T17:16')),
      '期間が名前と違います',
    ],
    ['no manifest', 'manifest-summary.json', () => Buffer.from('{'), 'を読めません'],
  ])('are refused with %s, and the table is not marked as done', async (_what, name, broken, message) => {
    const { restored, exported } = await it.prepared(oneWrite);
    const object = exported[0]?.objects.find(({ key }) => key.endsWith(name));
    if (object === undefined) throw new Error('no such object');
    await it.put(object.key, broken(object.body));
    await expect(applyChanges(restored, worldWith(aws))).rejects.toThrow(message);
    const tags = await aws({
      service: 'dynamodb',
      operation: 'ListTagsOfResource',
      input: { ResourceArn: restored.tableArn },
    });
    expect(JSON.stringify(tags)).not.toContain('stafee:applied-until');
  });

  test('are written again when AWS leaves some out', async () => {
    const { table, restored, expected } = await it.prepared(oneWrite);
    let left = 3;
    const send: Send = async (call) => {
      if (call.operation !== 'BatchWriteItem' || left === 0) return aws(call);
      left -= 1;
      return { UnprocessedItems: call.input['RequestItems'] };
    };
    await applyChanges(restored, worldWith(send));
    expect(await it.rowsOf(table)).toEqual(expected);
    expect(left).toBe(0);
  });

  test('pass through little memory: 200 MB of them, 200 items at a time', async () => {
    const { restored } = await it.prepared(oneWrite);
    const lines = 50_000;
    const lineOf = (n: number): string =>
      `${JSON.stringify({
        Keys: { PK: { S: `T#t1#C#${n}` }, SK: { S: 'H' } },
        NewImage: { PK: { S: `T#t1#C#${n}` }, SK: { S: 'H' }, text: { S: 'x'.repeat(4_000) } },
      })}\n`;
    const manifest = JSON.stringify({ dataFileS3Key: 'large.json.gz' });
    const usedNow = () => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
    const before = usedNow();
    const peak = { used: 0, underWay: 0, items: 0 };
    const body = async (key: string): Promise<unknown> => {
      if (key === 'large.json.gz')
        return Readable.from(Array.from({ length: lines }, (_, n) => n))
          .map(lineOf)
          .pipe(createGzip({ level: 1 }));
      const found = await aws({ service: 's3', operation: 'GetObject', input: { Bucket: bucket, Key: key } });
      const told = await new Response(partOf(found, 'Body') as ReadableStream).text();
      return Readable.from([
        Buffer.from(
          key.endsWith('manifest-files.json')
            ? manifest
            : told.replace('"itemCount":1', `"itemCount":${lines}`),
        ),
      ]);
    };
    let underWay = 0;
    const send: Send = async (call) => {
      if (call.operation === 'GetObject') return { Body: await body(String(call.input['Key'])) };
      if (call.operation !== 'BatchWriteItem') return {};
      const [requests] = Object.values(Object(call.input['RequestItems'])) as readonly unknown[][];
      underWay += requests?.length ?? 0;
      peak.underWay = Math.max(peak.underWay, underWay);
      peak.used = Math.max(peak.used, usedNow() - before);
      await new Promise((done) => setImmediate(done));
      underWay -= requests?.length ?? 0;
      peak.items += requests?.length ?? 0;
      return {};
    };
    await applyChanges(restored, worldWith(send));
    expect(peak).toMatchObject({ items: lines, underWay: 200 });
    expect(peak.used).toBeLessThan(120 * 2 ** 20);
  }, 120_000);
});
