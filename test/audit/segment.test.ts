import { describe, expect, test } from 'vitest';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Instant } from '#domain/kernel/time.ts';
import { archiverOf, type ArchiveEnd } from '#lambdas/audit/archive-changes.ts';
import { changesOf } from '#lambdas/audit/changes-of.ts';
import { emptyChain, endIn, hashOf, segmentOf } from '#lambdas/audit/proof/segment.ts';

const tenant = 't01jtenant0000000000000000a';
const stream = '2026-12-01T00:00:00.000';
const newYearsEve = '2026-12-31T14:59:59.000Z' as Instant;

const aRecord = (
  sequence: number,
  { pk = `T#${tenant}#20261231#2`, eventName = 'INSERT', from = stream, ...more }: Record<string, any> = {},
): DynamoDBRecord => ({
  eventName,
  eventSourceARN: `arn:aws:dynamodb:ap-northeast-1:000000000000:table/Audit/stream/${from}`,
  dynamodb: {
    SequenceNumber: String(sequence),
    ...(eventName === 'REMOVE'
      ? { OldImage: { PK: { S: pk }, SK: { S: `01J${sequence}` } } }
      : { NewImage: { PK: { S: pk }, SK: { S: `01J${sequence}` }, action: { S: 'claim.submit' } } }),
  },
  ...more,
});

/** A bucket in memory; `beforePut` lets another archiver in between reading the end of a chain and writing to it. */
const anArchive = (beforePut: () => void = () => undefined) => {
  const objects = new Map<string, string>();
  const archive: ArchiveEnd = {
    newest: async (prefix) =>
      [...objects.entries()]
        .filter(([key]) => key.startsWith(prefix))
        .toSorted(([a], [b]) => a.localeCompare(b))
        .at(-1)?.[1],
    putOnce: async (key, text) => {
      beforePut();
      if (objects.has(key)) return 'already-there';
      objects.set(key, text);
      return 'stored';
    },
  };
  return { archive, objects };
};

const linesOf = (text: string | undefined): any[] =>
  (text ?? '')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('reading the stream of the trail', () => {
  test.each([
    ['a tenant', { pk: `T#${tenant}#20261231#3` }, `t/${tenant}/20261231`, '2026-12-01T00:00:00.000/3'],
    ['the operators', { pk: 'OPS#20270101' }, 'ops/20270101', '2026-12-01T00:00:00.000/0'],
    ['anything else', { pk: 'X' }, 'other', '2026-12-01T00:00:00.000/X'],
  ])('hangs an item of %s on its chain', (_who, changes, chain, shard) => {
    expect(changesOf([aRecord(1, changes)])).toMatchObject([{ kind: 'added', chain, shard, sequence: '1' }]);
  });

  test.each([
    ['MODIFY', {}, 'changed'],
    ['REMOVE', {}, 'removed'],
    ['REMOVE', { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }, 'expired'],
  ])('tells %s with %j as %s', (eventName, more, kind) => {
    expect(changesOf([aRecord(1, { eventName, ...more })])[0]?.kind).toBe(kind);
  });
});

describe('a segment', () => {
  test('says its place in the chain, its day in Japan and how far each shard has come', () => {
    const segment = segmentOf('ops/20261231', changesOf([aRecord(7), aRecord(9)]), {
      end: { number: 4, hash: 'f'.repeat(64), marks: { [`${stream}/1`]: '3' } },
      at: newYearsEve,
    });
    expect(linesOf(segment)).toEqual([
      {
        chain: 'ops/20261231',
        number: 5,
        prevHash: 'f'.repeat(64),
        at: '2026-12-31T14:59:59.000Z',
        atJst: '2026-12-31T23:59:59+09:00',
        count: 2,
        marks: { [`${stream}/1`]: '3', [`${stream}/2`]: '9' },
      },
      expect.objectContaining({ kind: 'added', shard: `${stream}/2`, sequence: '7' }),
      expect.objectContaining({ kind: 'added', shard: `${stream}/2`, sequence: '9' }),
    ]);
    expect(endIn(segment)).toEqual({
      number: 5,
      marks: { [`${stream}/1`]: '3', [`${stream}/2`]: '9' },
      hash: hashOf(segment),
    });
  });

  test('begins a chain with zeros', () => {
    const segment = segmentOf('c', changesOf([aRecord(1)]), { end: emptyChain, at: newYearsEve });
    expect(linesOf(segment)[0]).toMatchObject({ number: 1, prevHash: '0'.repeat(64) });
  });
});

describe('archiving', () => {
  const key = (number: string) => `t/${tenant}/20261231/${number}.jsonl`;

  test('adds to a chain, each segment hung on the one before', async () => {
    const { archive, objects } = anArchive();
    const add = archiverOf(archive);
    await add(changesOf([aRecord(1)]), newYearsEve);
    await add(changesOf([aRecord(2)]), newYearsEve);
    expect([...objects.keys()]).toEqual([key('000001'), key('000002')]);
    expect(linesOf(objects.get(key('000002')))[0].prevHash).toBe(hashOf(objects.get(key('000001')) ?? ''));
  });

  test('adds nothing twice, also after a crash and cut into other batches', async () => {
    const { archive, objects } = anArchive();
    await archiverOf(archive)(changesOf([aRecord(1), aRecord(2), aRecord(3)]), newYearsEve);
    const again = archiverOf(archive);
    expect(await again(changesOf([aRecord(2), aRecord(3)]), newYearsEve)).toEqual({
      archived: 0,
      tampered: 0,
    });
    expect(await again(changesOf([aRecord(3), aRecord(4)]), newYearsEve)).toEqual({
      archived: 1,
      tampered: 0,
    });
    expect(linesOf(objects.get(key('000002'))).map(({ sequence }) => sequence)).toEqual([undefined, '4']);
  });

  test('compares sequences as numbers: 10 comes after 9', async () => {
    const { archive } = anArchive();
    const add = archiverOf(archive);
    await add(changesOf([aRecord(9)]), newYearsEve);
    expect(await add(changesOf([aRecord(10)]), newYearsEve)).toEqual({ archived: 1, tampered: 0 });
  });

  test('keeps what the stream of a restored table counts anew', async () => {
    const { archive } = anArchive();
    const add = archiverOf(archive);
    await add(changesOf([aRecord(900)]), newYearsEve);
    const restored = { from: '2026-12-31T09:00:00.000' };
    expect(await add(changesOf([aRecord(5, restored)]), newYearsEve)).toEqual({ archived: 1, tampered: 0 });
    expect(await add(changesOf([aRecord(5, restored)]), newYearsEve)).toEqual({ archived: 0, tampered: 0 });
  });

  test('does not fork a chain that another archiver is at', async () => {
    let meet: (() => void) | undefined;
    const { archive, objects } = anArchive(() => meet?.());
    const rival = segmentOf('x', changesOf([aRecord(50, { pk: `T#${tenant}#20261231#0` })]), {
      end: emptyChain,
      at: newYearsEve,
    });
    meet = () => {
      meet = undefined;
      objects.set(key('000001'), rival);
    };
    expect(await archiverOf(archive)(changesOf([aRecord(1)]), newYearsEve)).toEqual({
      archived: 1,
      tampered: 0,
    });
    expect(linesOf(objects.get(key('000002')))[0]).toMatchObject({
      number: 2,
      prevHash: hashOf(rival),
      marks: { [`${stream}/0`]: '50', [`${stream}/2`]: '1' },
    });
  });

  test('counts a change and a removal as tampering, an expiry not', async () => {
    const { archive, objects } = anArchive();
    const byTtl = { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } };
    const changes = changesOf([
      aRecord(1),
      aRecord(2, { eventName: 'MODIFY' }),
      aRecord(3, { eventName: 'REMOVE' }),
      aRecord(4, { eventName: 'REMOVE', ...byTtl }),
    ]);
    expect(await archiverOf(archive)(changes, newYearsEve)).toEqual({ archived: 4, tampered: 2 });
    expect(linesOf(objects.get(key('000001'))).map(({ kind }) => kind)).toEqual([
      undefined,
      'added',
      'changed',
      'removed',
      'expired',
    ]);
  });

  test('keeps the days of Japan apart at midnight', async () => {
    const { archive, objects } = anArchive();
    const days = [`T#${tenant}#20261231#0`, `T#${tenant}#20270101#0`].map((pk, at) =>
      aRecord(at + 1, { pk }),
    );
    await archiverOf(archive)(changesOf(days), newYearsEve);
    expect([...objects.keys()]).toEqual([
      `t/${tenant}/20261231/000001.jsonl`,
      `t/${tenant}/20270101/000001.jsonl`,
    ]);
  });
});
