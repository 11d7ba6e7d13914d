import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { aRunningSqs, urlOf, type RunningSqs } from './running-queues.ts';

let running: RunningSqs;
beforeEach(async () => {
  running = await aRunningSqs();
});
afterEach(() => running.sqs.close());

const QueueUrl = urlOf('mails');
const send = (MessageBody: string, DelaySeconds?: number) =>
  running.client.send(new SendMessageCommand({ QueueUrl, MessageBody, DelaySeconds }));
const receive = async (url = QueueUrl, MaxNumberOfMessages = 10) =>
  (await running.client.send(new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages }))).Messages ??
  [];
const bodies = async (url?: string) => (await receive(url)).map(({ Body }) => Body);

describe('a queue', () => {
  test('hands a message out once, and again when nobody deleted it in time', async () => {
    await send('差戻しのお知らせ');
    expect(await bodies()).toEqual(['差戻しのお知らせ']);
    expect(await bodies()).toEqual([]);
    running.pass(31);
    const [again] = await receive();
    expect(again).toMatchObject({ Body: '差戻しのお知らせ', Attributes: { ApproximateReceiveCount: '2' } });
  });

  test('forgets what was deleted', async () => {
    await send('a');
    const [message] = await receive();
    await running.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
    running.pass(60);
    expect(await bodies()).toEqual([]);
  });

  test('deletes nothing by the receipt of an earlier hand-out', async () => {
    await send('a');
    const [first] = await receive();
    running.pass(31);
    await receive();
    await running.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }));
    expect(running.sqs.queue('mails').messages()).toHaveLength(1);
  });

  test('takes up to ten at once', async () => {
    const Entries = ['a', 'b', 'c'].map((Id) => ({ Id, MessageBody: `body ${Id}` }));
    const sent = await running.client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    expect(sent.Successful?.map(({ Id }) => Id)).toEqual(['a', 'b', 'c']);
    const messages = await receive();
    expect(messages.map(({ Body }) => Body)).toEqual(['body a', 'body b', 'body c']);
  });

  test('keeps a delayed message back until its time', async () => {
    await send('later', 60);
    expect(await bodies()).toEqual([]);
    running.pass(60);
    expect(await bodies()).toEqual(['later']);
  });

  test('moves what was handed out too often to the dead letters, once', async () => {
    await send('broken');
    await receive();
    running.pass(31);
    await receive();
    running.pass(31);
    expect(await bodies()).toEqual([]);
    expect(await bodies(urlOf('mails-dead'))).toEqual(['broken']);
    expect(running.sqs.queue('mails').messages()).toEqual([]);
  });

  test('tells how much lies in it', async () => {
    await send('a');
    await send('b');
    await receive(QueueUrl, 1);
    await send('c', 60);
    const told = await running.client.send(new GetQueueAttributesCommand({ QueueUrl }));
    expect(told.Attributes).toMatchObject({
      QueueArn: 'arn:aws:sqs:ap-northeast-1:000000000000:mails',
      VisibilityTimeout: '30',
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '1',
      ApproximateNumberOfMessagesDelayed: '1',
    });
  });

  test('is refused by a name that nobody made', async () => {
    await expect(
      running.client.send(new SendMessageCommand({ QueueUrl: urlOf('other'), MessageBody: 'a' })),
    ).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });
});
