import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import type { Message } from '#local/aws/queues/message.ts';
import { openQueue } from '#local/aws/queues/queue.ts';
import { serveQueue } from '#local/aws/queues/serve-queue.ts';

type Answer = { readonly payload: string; readonly functionError?: 'Unhandled' };

/** A queue and its function under a clock of the test's own; nothing happens but by `catchUp`. */
const served = (judge: (bodies: readonly string[]) => Answer, changes: Record<string, unknown> = {}) => {
  let now = 0;
  const clock = () => new Date(now);
  const calls: (readonly string[])[] = [];
  const dead: Message[] = [];
  const queue = openQueue(
    {
      name: 'mails',
      arn: 'arn:aws:sqs:ap-northeast-1:000000000000:mails',
      visibilityTimeoutSeconds: 30,
      delaySeconds: 0,
      redrive: { deadLetterArn: 'dead', maxReceiveCount: 3 },
    },
    { clock, deadLetters: (message) => dead.push(message), onChange: () => undefined },
  );
  const reader = serveQueue({
    mapping: {
      path: 'Messaging/mails',
      sourceArn: queue.arn,
      functionArn: 'worker',
      batchSize: 2,
      windowSeconds: 0,
      startsAt: 'TRIM_HORIZON',
      filters: [],
      retriesMax: undefined,
      bisects: false,
      onFailureArn: undefined,
      reportsFailures: true,
      ...changes,
    },
    queue,
    region: 'ap-northeast-1',
    invoke: async (_functionArn, payload) => {
      const { Records } = JSON.parse(payload);
      calls.push(Records.map(({ body }: { body: string }) => body));
      const bodies = Records.map(({ body }: { body: string }) => body);
      const answer = judge(bodies);
      return answer.payload.includes('FIRST')
        ? { payload: answer.payload.replace('FIRST', Records[0].messageId) }
        : answer;
    },
    clock,
    timer: () => () => undefined,
    onDefect: (error) => {
      throw error;
    },
  });
  return { queue, reader, calls, dead, pass: (seconds: number) => (now += seconds * 1000) };
};

const works: Answer = { payload: '{"batchItemFailures":[]}' };
const fails: Answer = { payload: '{}', functionError: 'Unhandled' };
const firstFails: Answer = { payload: '{"batchItemFailures":[{"itemIdentifier":"FIRST"}]}' };

describe('handing the messages of a queue to a function', () => {
  test('goes batch by batch and deletes what was done', async () => {
    const { queue, reader, calls } = served(() => works);
    for (const body of ['a', 'b', 'c']) queue.send(body);
    await reader.catchUp();
    expect(calls).toEqual([['a', 'b'], ['c']]);
    expect(queue.messages()).toEqual([]);
  });

  test('keeps only the message that the function names', async () => {
    const { queue, reader } = served(() => firstFails);
    for (const body of ['a', 'b']) queue.send(body);
    await reader.catchUp();
    expect(queue.messages().map(({ body }) => body)).toEqual(['a']);
  });

  test('keeps all of them when nobody asked for names, or the function broke', async () => {
    const { queue, reader, calls, pass } = served(() => fails);
    for (const body of ['a', 'b']) queue.send(body);
    await reader.catchUp();
    expect(queue.messages()).toHaveLength(2);
    pass(29);
    await reader.catchUp();
    expect(calls).toHaveLength(1);
    pass(1);
    await reader.catchUp();
    expect(calls).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  test('buries after the third attempt', async () => {
    const { queue, reader, calls, dead, pass } = served(() => fails);
    queue.send('broken');
    for (const _attempt of [1, 2, 3, 4]) {
      await reader.catchUp();
      pass(30);
    }
    expect(calls).toHaveLength(3);
    expect(dead.map(({ body }) => body)).toEqual(['broken']);
    expect(queue.messages()).toEqual([]);
  });
});

describe('a queue on the disk', () => {
  const settings = { name: 'q', arn: 'arn:q', visibilityTimeoutSeconds: 30, delaySeconds: 0 };
  const parts = (file: string) => ({
    file,
    clock: () => new Date(0),
    deadLetters: () => undefined,
    onChange: () => undefined,
  });

  test('holds after a restart what was sent and not deleted, with its count', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stafee-queue-'));
    const file = join(folder, 'q.json');
    const before = openQueue(settings, parts(file));
    for (const body of ['a', 'b']) before.send(body);
    const [first] = before.receive(1);
    before.remove(first?.receipt ?? '');
    before.receive(1);

    const after = openQueue(settings, parts(file));
    expect(after.messages().map(({ body, receiveCount }) => [body, receiveCount])).toEqual([['b', 1]]);
    rmSync(folder, { recursive: true });
  });

  test('takes a dead letter over once, although it is moved again after a crash', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stafee-queue-'));
    const queue = openQueue(settings, parts(join(folder, 'dead.json')));
    const message = { id: 'm1', body: 'broken', sentAt: 0, visibleAt: 0, receiveCount: 3 };
    queue.adopt(message);
    queue.adopt(message);
    expect(queue.messages()).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });
});
