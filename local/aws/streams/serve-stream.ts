import { fitsPattern } from '#local/aws/events/event-pattern.ts';
import {
  failuresIn,
  type BatchAnswer,
  type EventSourceMapping,
} from '#local/aws/lambda/event-source-mappings.ts';
import { keptTurning, type Turning } from '#local/aws/lambda/kept-turning.ts';
import type { Timer } from '#local/aws/lambda/timer.ts';

import type { StreamEntry, StreamJournal } from './stream-journal.ts';
import { streamRecordOf, type StreamRecord, type StreamSource } from './stream-record.ts';

export type StreamReaderParts = {
  readonly mapping: EventSourceMapping;
  readonly table: string;
  readonly source: StreamSource;
  readonly journal: StreamJournal;
  readonly invoke: (functionArn: string, payload: string) => Promise<BatchAnswer>;
  /** Puts a message into the queue of what was given up. */
  readonly send: (queueArn: string, body: string) => void;
  readonly timer: Timer;
  readonly onDefect: (error: unknown) => void;
};

/** Stops a batch in the middle; it is read again at the next start. */
class Stopped extends Error {}

const backoffMilliseconds = (attempt: number): number => Math.min(250 * 2 ** attempt, 30_000);

/** What Lambda tells a queue about records that it gave up; the records themselves stay in the stream for a day. */
const givenUp = (records: readonly StreamRecord[], { mapping, source }: StreamReaderParts): string =>
  JSON.stringify({
    requestContext: { functionArn: mapping.functionArn, condition: 'RetryAttemptsExhausted' },
    version: '1.0',
    DDBStreamBatchInfo: {
      shardId: 'shardId-local',
      startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
      endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
      batchSize: records.length,
      streamArn: source.streamArn,
    },
  });

/** The records from the first failed one on: a stream keeps its order, so that what follows is done again too. */
const remaining = (
  records: readonly StreamRecord[],
  failures: 'all' | ReadonlySet<string>,
): readonly StreamRecord[] => {
  if (failures === 'all') return records;
  const first = records.findIndex(({ dynamodb }) => failures.has(dynamodb.SequenceNumber));
  return first < 0 ? [] : records.slice(first);
};

const deliver = async (
  parts: StreamReaderParts,
  turning: () => Turning,
  records: readonly StreamRecord[],
  attempt = 0,
): Promise<void> => {
  const { mapping, invoke, send } = parts;
  if (records.length === 0) return;
  if (turning().isStopped()) throw new Stopped();
  const answer = await invoke(mapping.functionArn, JSON.stringify({ Records: records }));
  if (turning().isStopped() && answer.functionError !== undefined) throw new Stopped();
  const left = remaining(records, failuresIn(answer, mapping));
  if (left.length === 0) return;
  if (left.length < records.length) return deliver(parts, turning, left);
  if (mapping.bisects && left.length > 1) {
    const middle = Math.ceil(left.length / 2);
    await deliver(parts, turning, left.slice(0, middle));
    return deliver(parts, turning, left.slice(middle));
  }
  if (mapping.retriesMax !== undefined && attempt >= mapping.retriesMax) {
    if (mapping.onFailureArn !== undefined) send(mapping.onFailureArn, givenUp(left, parts));
    return;
  }
  await turning().pause(backoffMilliseconds(attempt));
  return deliver(parts, turning, left, attempt + 1);
};

/** The parts of an image are text in a filter, as they are on the wire: `{"NewImage":{"a":{"S":["x"]}}}`. */
const isWanted = ({ filters }: EventSourceMapping, record: StreamRecord): boolean =>
  filters.length === 0 || filters.some((pattern) => fitsPattern(pattern, record));

const startOf = async ({ mapping, journal }: StreamReaderParts): Promise<number> => {
  const known = await journal.checkpointOf(mapping.path);
  if (known !== undefined) return known;
  const first = mapping.startsAt === 'LATEST' ? journal.lastSequence() : 0;
  await journal.setCheckpoint(mapping.path, first);
  return first;
};

export type StreamReader = Pick<Turning, 'catchUp' | 'stop'> & {
  /** So many changes of the table were stored. */
  readonly changed: (count: number) => void;
  readonly position: () => number;
};

/**
 * Hands the changes of one table to one function, in order and at least once: the place reached is stored after the
 * function has answered. What was there before the start comes first.
 */
export const serveStream = async (parts: StreamReaderParts): Promise<StreamReader> => {
  const { mapping, table, journal, source, timer } = parts;
  let position = await startOf(parts);
  let changed = 0;

  const deliverBatch = async (batch: readonly StreamEntry[]): Promise<void> => {
    const records = batch.map((entry) => streamRecordOf(entry, source));
    await deliver(
      parts,
      () => turning,
      records.filter((record) => isWanted(mapping, record)),
    );
    position = batch.at(-1)?.sequence ?? position;
    await journal.setCheckpoint(mapping.path, position);
  };
  const drain = async (): Promise<void> => {
    changed = 0;
    const batch = await journal.read(table, position, mapping.batchSize);
    if (batch.length === 0 || turning.isStopped()) return;
    await deliverBatch(batch);
    return drain();
  };
  const turning: Turning = keptTurning(
    () =>
      drain().catch((error: unknown) => {
        if (!(error instanceof Stopped)) throw error;
      }),
    { timer, onDefect: parts.onDefect },
  );
  turning.wake();
  return {
    changed: (count) => {
      changed += count;
      turning.wake(changed >= mapping.batchSize ? 0 : mapping.windowSeconds * 1000);
    },
    position: () => position,
    catchUp: turning.catchUp,
    stop: turning.stop,
  };
};
