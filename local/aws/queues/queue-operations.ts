import * as v from 'valibot';

import { operationsRefusing, type Operations } from '#local/aws/calls/json-service.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';

import { md5Of, type Message, type Sending } from './message.ts';
import type { Queue } from './queue.ts';

const operation = operationsRefusing('InvalidParameterValue');

const queueUrl = { QueueUrl: v.string() };
const orderId = v.optional(v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,128}$/)));
const sendingMembers = {
  DelaySeconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(900))),
  MessageGroupId: orderId,
  MessageDeduplicationId: orderId,
};
const visibility = v.pipe(v.number(), v.minValue(0), v.maxValue(43_200));
const bodyBytesMax = 1_048_576;
const body = v.pipe(
  v.string(),
  v.minLength(1),
  v.check((text) => Buffer.byteLength(text) <= bodyBytesMax, 'is longer than 1 MiB'),
);

const entries = <Schema extends v.GenericSchema<unknown, { readonly Id: string }>>(schema: Schema) =>
  v.pipe(
    v.array(schema),
    v.minLength(1),
    v.maxLength(10),
    v.check((all) => new Set(all.map(({ Id }) => Id)).size === all.length, 'two entries share an Id'),
  );

const sendBatch = v.object({
  ...queueUrl,
  Entries: entries(v.object({ Id: v.string(), MessageBody: body, ...sendingMembers })),
});
/** 20 digits: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const sequenceNumber = (sequence: number): string => String(sequence).padStart(20, '0');

/** The client compares the digest with the text that it sent, even when another one is kept under its id. */
const sent = ({ id, sequence }: Message, text: string) => ({
  MessageId: id,
  MD5OfMessageBody: md5Of(text),
  ...(sequence === undefined ? {} : { SequenceNumber: sequenceNumber(sequence) }),
});

const sendingOf = (entry: {
  readonly DelaySeconds?: number | undefined;
  readonly MessageGroupId?: string | undefined;
  readonly MessageDeduplicationId?: string | undefined;
}): Sending => ({
  delaySeconds: entry.DelaySeconds,
  groupId: entry.MessageGroupId,
  deduplicationId: entry.MessageDeduplicationId,
});

const wire = (message: Message) => ({
  MessageId: message.id,
  ReceiptHandle: message.receipt,
  Body: message.body,
  MD5OfBody: md5Of(message.body),
  Attributes: messageAttributes(message),
});

/** Numbers are text on this wire. */
export const messageAttributes = (message: Message): Readonly<Record<string, string>> => {
  const { receiveCount, sentAt, firstReceivedAt, groupId, deduplicationId, sequence } = message;
  return {
    ApproximateReceiveCount: String(receiveCount),
    SentTimestamp: String(sentAt),
    ApproximateFirstReceiveTimestamp: String(firstReceivedAt ?? sentAt),
    ...(groupId === undefined ? {} : { MessageGroupId: groupId }),
    ...(deduplicationId === undefined ? {} : { MessageDeduplicationId: deduplicationId }),
    ...(sequence === undefined ? {} : { SequenceNumber: sequenceNumber(sequence) }),
  };
};

const attributesOf = (queue: Queue, nowMillis: number) => {
  const all = queue.messages();
  const isDelayed = (message: Message) => message.receiveCount === 0 && message.visibleAt > nowMillis;
  return {
    QueueArn: queue.arn,
    VisibilityTimeout: String(queue.visibilityTimeoutSeconds),
    ...(queue.fifo === undefined
      ? {}
      : { FifoQueue: 'true', ContentBasedDeduplication: String(queue.fifo.isContentBased) }),
    ApproximateNumberOfMessages: String(all.filter(({ visibleAt }) => visibleAt <= nowMillis).length),
    ApproximateNumberOfMessagesDelayed: String(all.filter(isDelayed).length),
    ApproximateNumberOfMessagesNotVisible: String(
      all.filter((message) => message.visibleAt > nowMillis && !isDelayed(message)).length,
    ),
  };
};

type QueueOf = (urlOrName: string) => Queue;

/** Each entry of a batch is taken or refused by itself. */
const sendEntry = (queue: Queue, entry: v.InferOutput<typeof sendBatch>['Entries'][number]) => {
  try {
    return {
      taken: { Id: entry.Id, ...sent(queue.send(entry.MessageBody, sendingOf(entry)), entry.MessageBody) },
    };
  } catch (error) {
    if (!(error instanceof ServiceFault)) throw error;
    return { refused: { Id: entry.Id, Code: error.code, Message: error.message, SenderFault: true } };
  }
};

const sendingOperations = (queueOf: QueueOf): Operations => ({
  SendMessage: operation(v.object({ ...queueUrl, MessageBody: body, ...sendingMembers }), (input) =>
    sent(queueOf(input.QueueUrl).send(input.MessageBody, sendingOf(input)), input.MessageBody),
  ),
  SendMessageBatch: operation(sendBatch, ({ QueueUrl, Entries }) => {
    const queue = queueOf(QueueUrl);
    const results = Entries.map((entry) => sendEntry(queue, entry));
    return {
      Successful: results.flatMap(({ taken }) => (taken === undefined ? [] : [taken])),
      Failed: results.flatMap(({ refused }) => (refused === undefined ? [] : [refused])),
    };
  }),
});

const receive = v.object({
  ...queueUrl,
  MaxNumberOfMessages: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(10)), 1),
  VisibilityTimeout: v.optional(visibility),
});

/** A FIFO queue says so; a standard one deletes all the same. */
const expiredReceipt = 'The receipt handle has expired.';

const receivingOperations = (queueOf: QueueOf): Operations => ({
  ReceiveMessage: operation(receive, ({ QueueUrl, MaxNumberOfMessages, VisibilityTimeout }) => ({
    Messages: queueOf(QueueUrl).receive(MaxNumberOfMessages, VisibilityTimeout).map(wire),
  })),
  DeleteMessage: operation(v.object({ ...queueUrl, ReceiptHandle: v.string() }), (input) => {
    if (queueOf(input.QueueUrl).remove(input.ReceiptHandle)) return {};
    throw new ServiceFault('InvalidParameterValue', expiredReceipt);
  }),
});

const tellingOperations = (queueOf: QueueOf, clock: () => Date): Operations => ({
  GetQueueAttributes: operation(v.object(queueUrl), ({ QueueUrl }) => ({
    Attributes: attributesOf(queueOf(QueueUrl), clock().getTime()),
  })),
});

/** What functions and scripts ask of SQS; any other operation is refused as unknown. */
export const queueOperations = (
  queueNamed: (name: string) => Queue | undefined,
  clock: () => Date,
): Operations => {
  const queueOf: QueueOf = (url) => {
    const queue = queueNamed(url.split('/').at(-1) ?? '');
    if (queue !== undefined) return queue;
    throw new ServiceFault('AWS.SimpleQueueService.NonExistentQueue', 'The specified queue does not exist.');
  };
  return {
    ...sendingOperations(queueOf),
    ...receivingOperations(queueOf),
    ...tellingOperations(queueOf, clock),
  };
};
