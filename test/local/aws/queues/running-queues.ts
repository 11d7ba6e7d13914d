import { SQSClient } from '@aws-sdk/client-sqs';

import { callersOf } from '#local/aws/calls/caller.ts';
import { startQueues } from '#local/aws/queues/start-queues.ts';
import type { QueueSettings } from '#local/aws/queues/queue.ts';

const arnOf = (name: string) => `arn:aws:sqs:ap-northeast-1:000000000000:${name}`;
export const urlOf = (name: string) => `https://sqs.ap-northeast-1.amazonaws.com/000000000000/${name}`;

const aQueue = (name: string): QueueSettings => ({
  name,
  arn: arnOf(name),
  visibilityTimeoutSeconds: 30,
  delaySeconds: 0,
});

const mails: readonly QueueSettings[] = [
  { ...aQueue('mails'), redrive: { deadLetterArn: arnOf('mails-dead'), maxReceiveCount: 2 } },
  aQueue('mails-dead'),
];

/** A FIFO queue, `NAME.fifo`, whose messages go to `NAME-dead.fifo` after two receipts. */
export const aFifoPair = (
  name: string,
  fifo: Partial<QueueSettings['fifo']> = {},
): readonly QueueSettings[] => {
  const order = { isContentBased: false, deduplicates: 'queue' as const, ...fifo };
  const dead = `${name}-dead.fifo`;
  return [
    {
      ...aQueue(`${name}.fifo`),
      fifo: order,
      redrive: { deadLetterArn: arnOf(dead), maxReceiveCount: 2 },
    },
    { ...aQueue(dead), fifo: order },
  ];
};

/** `mails`, whose messages go to `mails-dead` after two receipts, under a clock that only the test moves. */
export const aRunningSqs = async (dataFolder?: string, queues = mails) => {
  let now = Date.parse('2026-11-23T00:00:00.000Z');
  const operator = {
    accessKeyId: 'local',
    secretAccessKey: 'local',
    principalArn: 'arn:aws:iam::000000000000:root',
    tags: {},
  };
  const sqs = await startQueues({
    callers: callersOf([operator]),
    gate: async () => undefined,
    clock: () => new Date(now),
    region: 'ap-northeast-1',
    accountId: '000000000000',
    queues,
    ...(dataFolder === undefined ? {} : { dataFolder }),
  });
  const client = new SQSClient({
    endpoint: sqs.url,
    region: 'ap-northeast-1',
    credentials: operator,
    systemClockOffset: now - Date.now(),
  });
  return {
    sqs,
    client,
    pass: (seconds: number) => {
      now += seconds * 1000;
      client.config.systemClockOffset = now - Date.now();
    },
  };
};

export type RunningSqs = Awaited<ReturnType<typeof aRunningSqs>>;
