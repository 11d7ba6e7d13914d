import type { EventSourceMapping } from '#local/aws/lambda/event-source-mappings.ts';
import type { Timer } from '#local/aws/lambda/timer.ts';
import { serveStream } from '#local/aws/streams/serve-stream.ts';
import type { StreamJournal } from '#local/aws/streams/stream-journal.ts';

const mapping: EventSourceMapping = {
  path: 'Audit/archive',
  sourceArn: 'arn:stream',
  functionArn: 'arn:aws:lambda:ap-northeast-1:000000000000:function:archive',
  batchSize: 10,
  windowSeconds: 60,
  startsAt: 'TRIM_HORIZON',
  filters: [],
  retriesMax: 2,
  bisects: false,
  onFailureArn: 'arn:dead',
  reportsFailures: false,
};

type Answer = { readonly payload: string; readonly functionError?: 'Unhandled' };
export const works: Answer = { payload: 'null' };
export const fails: Answer = { payload: '{"errorType":"Error"}', functionError: 'Unhandled' };

/** Rings at once, so that a pause between two attempts takes no time; the first ring of all never comes. */
const timer: Timer = (milliseconds, ring) => {
  if (milliseconds === 0 || milliseconds >= 60_000) return () => undefined;
  queueMicrotask(ring);
  return () => undefined;
};

/** A reader of one table's stream that does its work when `catchUp` is called; `judge` answers for the function. */
export const aReader = async (
  journal: StreamJournal,
  {
    changes = {},
    judge = () => works,
  }: {
    readonly changes?: Partial<EventSourceMapping>;
    readonly judge?: (sortKeys: readonly string[], call: number) => Answer;
  } = {},
) => {
  const calls: (readonly string[])[] = [];
  const records: any[] = [];
  const dead: any[] = [];
  const reader = await serveStream({
    mapping: { ...mapping, ...changes },
    table: 'claims',
    source: { streamArn: 'arn:stream', viewType: 'NEW_AND_OLD_IMAGES', region: 'ap-northeast-1' },
    journal,
    invoke: async (_functionArn, payload) => {
      const { Records } = JSON.parse(payload);
      const sortKeys = Records.map((record: any) => record.dynamodb.Keys.SK.S);
      calls.push(sortKeys);
      const answer = judge(sortKeys, calls.length - 1);
      if (answer.functionError === undefined) records.push(...Records);
      return answer;
    },
    send: (queueArn, body) => dead.push({ queueArn, ...JSON.parse(body) }),
    timer,
    onDefect: (error) => {
      throw error;
    },
  });
  return { reader, calls, records, dead };
};
