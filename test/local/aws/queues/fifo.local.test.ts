import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  type Message,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { aFifoPair, aRunningSqs, urlOf, type RunningSqs } from './running-queues.ts';

const queues = [
  ...aFifoPair('sets'),
  ...aFifoPair('content', { isContentBased: true }),
  ...aFifoPair('by-group', { deduplicates: 'messageGroup' }),
];
let folder: string;
let running: RunningSqs;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stafee-fifo-'));
  running = await aRunningSqs(folder, queues);
});
afterEach(async () => {
  await running.sqs.close();
  rmSync(folder, { recursive: true });
});

const sets = urlOf('sets.fifo');
let ids = 0;
type Order = { readonly url?: string; readonly id?: string | undefined };
const send = (
  group: string | undefined,
  MessageBody: string,
  { url = sets, id = `d${(ids += 1)}` }: Order = {},
) =>
  running.client.send(
    new SendMessageCommand({
      QueueUrl: url,
      MessageBody,
      MessageGroupId: group,
      MessageDeduplicationId: id === '' ? undefined : id,
    }),
  );
const receive = async (most = 10, url = sets): Promise<readonly Message[]> =>
  (await running.client.send(new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: most })))
    .Messages ?? [];
const bodies = async (most?: number, url?: string) => (await receive(most, url)).map(({ Body }) => Body);
const remove = (message: Message | undefined) =>
  running.client.send(new DeleteMessageCommand({ QueueUrl: sets, ReceiptHandle: message?.ReceiptHandle }));
const restart = async () => {
  await running.sqs.close();
  running = await aRunningSqs(folder, queues);
};

describe('the order of a FIFO queue', () => {
  test('is kept within a group, and one receipt takes several of it', async () => {
    for (const body of ['a1', 'a2', 'b1', 'a3']) await send(body[0], body);
    expect(await bodies(3)).toEqual(['a1', 'a2', 'b1']);
  });

  test('lets nobody have the next of a group while one is in flight', async () => {
    for (const body of ['a1', 'a2', 'b1']) await send(body[0], body);
    const [first] = await receive(1);
    expect(await bodies()).toEqual(['b1']);
    expect(await bodies()).toEqual([]);
    await remove(first);
    expect(await bodies()).toEqual(['a2']);
  });

  test('begins again with the first when its time is over', async () => {
    for (const body of ['a1', 'a2']) await send('a', body);
    await receive(1);
    running.pass(31);
    expect(await bodies()).toEqual(['a1', 'a2']);
  });

  test('names group, deduplication id and a growing number of 20 digits', async () => {
    const sent = await send('a', 'a1', { id: 'one' });
    await send('a', 'a2');
    const [first, second] = await receive();
    expect(first?.Attributes).toMatchObject({
      MessageGroupId: 'a',
      MessageDeduplicationId: 'one',
      SequenceNumber: '00000000000000000001',
    });
    expect(sent.SequenceNumber).toBe('00000000000000000001');
    expect(second?.Attributes?.['SequenceNumber']).toBe('00000000000000000002');
  });
});

describe('the same deduplication id', () => {
  test('is the same message for five minutes, also after it was deleted', async () => {
    const first = await send('a', 'a1', { id: 'same' });
    const [message] = await receive();
    await remove(message);
    running.pass(299);
    const again = await send('a', 'other text', { id: 'same' });
    expect([again.MessageId, again.SequenceNumber]).toEqual([first.MessageId, first.SequenceNumber]);
    expect(await bodies()).toEqual([]);
    running.pass(1);
    await send('a', 'a2', { id: 'same' });
    expect(await bodies()).toEqual(['a2']);
  });

  test('counts in all groups, unless the queue says by group', async () => {
    await send('a', 'a1', { id: 'same' });
    await send('b', 'b1', { id: 'same' });
    expect(await bodies()).toEqual(['a1']);
    const url = urlOf('by-group.fifo');
    await send('a', 'a1', { url, id: 'same' });
    await send('b', 'b1', { url, id: 'same' });
    expect(await bodies(10, url)).toEqual(['a1', 'b1']);
  });

  test('is the text itself where the queue says so and the sender names none', async () => {
    const url = urlOf('content.fifo');
    for (const id of ['', '', 'own']) await send('a', 'text', { url, id });
    await send('a', 'another', { url, id: '' });
    expect(await bodies(10, url)).toEqual(['text', 'text', 'another']);
  });

  test('is known after a restart, and so is who is in flight', async () => {
    await send('a', 'a1', { id: 'same' });
    await send('a', 'a2');
    await receive(1);
    await restart();
    await send('a', 'a1', { id: 'same' });
    expect(await bodies()).toEqual([]);
    running.pass(31);
    expect(await bodies()).toEqual(['a1', 'a2']);
  });
});

describe('a FIFO queue', () => {
  test.each([
    ['no group', undefined, 'd', 'MissingParameter'],
    ['no deduplication id', 'a', '', 'InvalidParameterValue'],
    ['a group with a blank', 'a b', 'd', 'InvalidParameterValue'],
  ])('refuses %s', async (_what, group, id, name) => {
    await expect(send(group, 'text', { id })).rejects.toMatchObject({ name });
    expect(running.sqs.queue('sets.fifo').messages()).toEqual([]);
  });

  test('refuses a delay of a message’s own', async () => {
    const asked = { QueueUrl: sets, MessageBody: 'a', MessageGroupId: 'a', MessageDeduplicationId: 'd' };
    await expect(
      running.client.send(new SendMessageCommand({ ...asked, DelaySeconds: 5 })),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  test('takes a batch entry by entry, in its order', async () => {
    const entry = (Id: string, MessageGroupId?: string) => ({
      Id,
      MessageBody: Id,
      MessageGroupId,
      MessageDeduplicationId: Id,
    });
    const Entries = [entry('one', 'a'), entry('two'), entry('three', 'a')];
    const answer = await running.client.send(new SendMessageBatchCommand({ QueueUrl: sets, Entries }));
    expect(answer.Successful?.map(({ Id }) => Id)).toEqual(['one', 'three']);
    expect(answer.Failed).toMatchObject([{ Id: 'two', Code: 'MissingParameter', SenderFault: true }]);
    expect(await bodies()).toEqual(['one', 'three']);
  });

  test('deletes nothing by a receipt whose time is over', async () => {
    await send('a', 'a1');
    const [message] = await receive();
    running.pass(30);
    await expect(remove(message)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    expect(running.sqs.queue('sets.fifo').messages()).toHaveLength(1);
  });

  test('moves what was handed out too often to its dead letters, with its group, and goes on', async () => {
    for (const body of ['a1', 'a2']) await send('a', body);
    for (const _receipt of [1, 2]) {
      await receive(1);
      running.pass(31);
    }
    expect(await bodies()).toEqual(['a2']);
    const [dead] = await receive(10, urlOf('sets-dead.fifo'));
    expect(dead).toMatchObject({ Body: 'a1', Attributes: { MessageGroupId: 'a' } });
  });

  test('says of itself what it is', async () => {
    const asked = new GetQueueAttributesCommand({ QueueUrl: urlOf('content.fifo') });
    expect((await running.client.send(asked)).Attributes).toMatchObject({
      FifoQueue: 'true',
      ContentBasedDeduplication: 'true',
    });
  });
});
