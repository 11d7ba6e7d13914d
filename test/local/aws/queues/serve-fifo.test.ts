import { describe, expect, test } from 'vitest';

import type { EventSourceMapping } from '#local/aws/lambda/event-source-mappings.ts';
import type { Message } from '#local/aws/queues/message.ts';
import { openQueue } from '#local/aws/queues/queue.ts';
import { serveQueue } from '#local/aws/queues/serve-queue.ts';

type Record = { readonly messageId: string; readonly body: string; readonly attributes: object };

const mapping: EventSourceMapping = {
  path: 'TenantApi/Feed',
  sourceArn: 'arn:aws:sqs:ap-northeast-1:000000000000:sets.fifo',
  functionArn: 'sync',
  batchSize: 10,
  windowSeconds: 0,
  startsAt: 'TRIM_HORIZON',
  filters: [],
  retriesMax: undefined,
  bisects: false,
  onFailureArn: undefined,
  reportsFailures: true,
};

/** A queue and a function that can do all but what begins with `poison`; nothing happens but by `catchUp`. */
const served = () => {
  let now = 0;
  const calls: (readonly string[])[] = [];
  const attributes: object[] = [];
  const waits: number[] = [];
  const dead: Message[] = [];
  const clock = () => new Date(now);
  const queue = openQueue(
    {
      name: 'sets.fifo',
      arn: mapping.sourceArn,
      visibilityTimeoutSeconds: 30,
      delaySeconds: 0,
      redrive: { deadLetterArn: 'dead', maxReceiveCount: 2 },
      fifo: { isContentBased: true, deduplicates: 'queue' },
    },
    { clock, deadLetters: (message) => dead.push(message), onChange: () => undefined },
  );
  const reader = serveQueue({
    mapping,
    queue,
    region: 'ap-northeast-1',
    invoke: async (_functionArn, payload) => {
      const { Records } = JSON.parse(payload) as { readonly Records: readonly Record[] };
      calls.push(Records.map(({ body }) => body));
      attributes.push(...Records.map((record) => record.attributes));
      const failed = Records.filter(({ body }) => body.startsWith('poison'));
      const batchItemFailures = failed.map(({ messageId }) => ({ itemIdentifier: messageId }));
      return { payload: JSON.stringify({ batchItemFailures }) };
    },
    clock,
    timer: (milliseconds) => {
      waits.push(milliseconds);
      return () => undefined;
    },
    onDefect: (error) => {
      throw error;
    },
  });
  return {
    queue,
    reader,
    calls,
    attributes,
    waits,
    dead,
    pass: (seconds: number) => (now += seconds * 1000),
  };
};

describe('handing the messages of a FIFO queue to a function', () => {
  test('tells group and number, as Lambda does', async () => {
    const { queue, reader, attributes } = served();
    queue.send('a1', { groupId: 'a', deduplicationId: 'one' });
    await reader.catchUp();
    expect(attributes).toMatchObject([
      { MessageGroupId: 'a', MessageDeduplicationId: 'one', SequenceNumber: '00000000000000000001' },
    ]);
  });

  test('lets one group wait for its poison, buries it, and never holds up another', async () => {
    const { queue, reader, calls, dead, pass } = served();
    for (const [groupId, body] of [
      ['a', 'poison'],
      ['b', 'b1'],
    ] as const)
      queue.send(body, { groupId });
    await reader.catchUp();
    queue.send('a2', { groupId: 'a' });
    queue.send('b2', { groupId: 'b' });
    await reader.catchUp();
    expect(calls).toEqual([['poison', 'b1'], ['b2']]);
    pass(30);
    await reader.catchUp();
    pass(30);
    await reader.catchUp();
    expect(calls.slice(2)).toEqual([['poison', 'a2']]);
    expect(dead.map(({ body, groupId }) => [body, groupId])).toEqual([['poison', 'a']]);
    expect(queue.messages()).toEqual([]);
  });

  test('looks again when the group is free, and not before', async () => {
    const { queue, reader, waits } = served();
    queue.send('poison', { groupId: 'a' });
    await reader.catchUp();
    queue.send('a2', { groupId: 'a' });
    await reader.catchUp();
    expect(waits.at(-1)).toBe(30_000);
  });
});
