import { jstText } from '#domain/calendar/jst.ts';
import { isCalendarDate, isInstant, type CalendarDate } from '#domain/kernel/time.ts';
import { readRegisterLine, type RegisterLine } from '#domain/suppliers/published-register.ts';
import { sendPatiently } from '#lib/operations/carry-out.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import { listIn, partOf, type CarryOut } from '#lib/operations/step.ts';
import { rowIn, wireItemOf } from '#lib/operations/wire-item.ts';
import { publishedIssuer, registerAsOf } from '#rows/register.ts';
import { randomUUID } from 'node:crypto';
import { operatorDeedByHand } from '#rows/audit.ts';

export type RegisterOrder = {
  /** A file of the register as it is published: UTF-8, without heads. */
  readonly file: string;
  /** As of which day it was published. */
  readonly day: CalendarDate;
  /** Where it is kept how far the file was read, so that a run that ended goes on there. */
  readonly progress: string;
  /** Other files of the same day follow: the day is not said yet. */
  readonly isMoreToCome: boolean;
  readonly by: string;
};

export type Importing = CarryOut & {
  readonly readLines: (path: string) => AsyncIterable<string>;
  readonly readProgress: (path: string) => unknown;
  readonly writeProgress: (path: string, progress: object) => void;
  readonly now: () => Date;
};

type Tables = { readonly control: string; readonly audit: string };

/** As many as one call takes. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const mostOfCall = 25;
/** So many lines are remembered as done together. */
const linesAtOnce = 1_000;
/** A file of something else is told after so many lines that nobody can read. */
const mostUnreadable = 20;

const requestOf = (line: RegisterLine) => {
  if (line.kind === 'issuer') {
    const row = publishedIssuer.stored({ registrationNumber: line.number }, line.issuer);
    return { number: line.number, request: { PutRequest: { Item: wireItemOf(row) } } };
  }
  if (line.kind !== 'withdrawn') return undefined;
  const key = publishedIssuer.primaryKey({ registrationNumber: line.number });
  return { number: line.number, request: { DeleteRequest: { Key: wireItemOf(key) } } };
};

/** One call takes a key once: of several rows of a number the last one says what holds. */
const lastOfEach = (lines: readonly RegisterLine[]): readonly object[] => [
  ...new Map(
    lines.flatMap((line) => {
      const asked = requestOf(line);
      return asked === undefined ? [] : [[asked.number, asked.request] as const];
    }),
  ).values(),
];

const writeAll = async (requests: readonly object[], control: string, world: Importing): Promise<void> => {
  let left = requests;
  while (left.length > 0) {
    const input = { RequestItems: { [control]: left.slice(0, mostOfCall) } };
    // oxlint-disable-next-line no-await-in-loop -- what a call leaves over begins the next one
    const answer = await sendPatiently({ service: 'dynamodb', operation: 'BatchWriteItem', input }, world);
    const over = listIn(answer, 'UnprocessedItems', control).map((one): object => Object(one));
    left = [...over, ...left.slice(mostOfCall)];
    // oxlint-disable-next-line no-await-in-loop -- the table asks for a moment
    if (over.length > 0) await world.pause(200);
  }
};

const doneOf = ({ file, day, progress }: RegisterOrder, { readProgress }: Importing): number => {
  const before = Object(readProgress(progress));
  return before.file === file && before.day === day && Number.isSafeInteger(before.lines) ? before.lines : 0;
};

const asOfNow = async (control: string, world: Importing): Promise<string | undefined> => {
  const input = {
    TableName: control,
    KeyConditionExpression: 'PK = :pk',
    ExpressionAttributeValues: { ':pk': { S: registerAsOf.primaryKey({}).PK } },
    ConsistentRead: true,
  };
  const answer = await sendPatiently({ service: 'dynamodb', operation: 'Query', input }, world);
  const asOf = rowIn(partOf(answer, 'Items', 0))['asOf'];
  return typeof asOf === 'string' ? asOf : undefined;
};

/** The day is said together with the trail of who did it, or neither is. */
const sayDay = async (order: RegisterOrder, lines: number, { control, audit }: Tables, world: Importing) => {
  const at = world.now().toISOString();
  if (!isInstant(at)) throw new Mistake(`日時ではありません: ${at}`);
  const facts = {
    at,
    atJst: jstText(at),
    actor: order.by,
    action: 'register.import',
    target: `register as of ${order.day}`,
    outcome: 'done',
    ip: '-',
    requestId: 'npm run ops',
    reason: `${lines} lines`,
  };
  const handId = randomUUID().replaceAll('-', '').toUpperCase().slice(0, 23);
  const deed = operatorDeedByHand.stored(
    { day: jstText(at).slice(0, 10).replaceAll('-', ''), handId },
    facts,
  );
  const row = registerAsOf.stored({}, { asOf: order.day, importedAt: at, importedBy: order.by });
  const input = {
    TransactItems: [
      { Put: { TableName: control, Item: wireItemOf(row) } },
      { Put: { TableName: audit, Item: wireItemOf(deed), ConditionExpression: 'attribute_not_exists(PK)' } },
    ],
  };
  await sendPatiently({ service: 'dynamodb', operation: 'TransactWriteItems', input }, world);
};

/**
 * Takes a file of the published register into rows that every company reads: the same rows however often it is taken,
 * so that a run that was killed goes on, and loses and doubles nothing. Memory is bounded by a few lines.
 * Throws Mistake for what is no such file, or older than what is here.
 */
export const importRegister = async (
  order: RegisterOrder,
  tables: Tables,
  world: Importing,
): Promise<void> => {
  const before = await asOfNow(tables.control, world);
  if (before !== undefined && order.day < before)
    throw new Mistake(`${before} 時点の公表情報が取り込まれています。それより前のファイルは取り込めません。`);
  const done = doneOf(order, world);
  if (done > 0) world.say(`${done} 行目まで取り込み済みです。続きから始めます。`);
  let [at, unreadable] = [0, 0];
  let waiting: RegisterLine[] = [];
  const flush = async (): Promise<void> => {
    await writeAll(lastOfEach(waiting), tables.control, world);
    waiting = [];
    world.writeProgress(order.progress, { file: order.file, day: order.day, lines: at });
  };
  for await (const text of world.readLines(order.file)) {
    at += 1;
    if (at <= done || text.trim() === '') continue;
    const line = readRegisterLine(text);
    if (line.kind === 'unreadable') {
      unreadable += 1;
      if (unreadable > mostUnreadable || at === 1)
        throw new Mistake(
          `${at} 行目を公表情報として読めません。国税庁の全件・差分のCSV（Unicode）を指定してください。`,
        );
    }
    waiting.push(line);
    if (waiting.length === linesAtOnce) await flush();
  }
  if (at === 0) throw new Mistake(`${order.file} に行がありません。`);
  if (waiting.length > 0) await flush();
  if (unreadable > 0) world.say(`${unreadable} 行は読めなかったため、取り込んでいません。`);
  if (order.isMoreToCome) return world.say(`${at} 行を取り込みました。続きのファイルを取り込んでください。`);
  await sayDay(order, at, tables, world);
  world.say(`${at} 行を取り込みました。照合は ${order.day} 時点の公表情報によります。`);
};

/** Reads the arguments of `import-register`. Throws Mistake, which is one line. */
export const readRegisterOrder = (
  values: {
    readonly file?: string | undefined;
    readonly day?: string | undefined;
    readonly progress?: string | undefined;
    readonly more: boolean;
    readonly by?: string | undefined;
  },
  must: (value: string | undefined, name: string) => string,
): RegisterOrder => {
  const day = must(values.day, 'day');
  if (!isCalendarDate(day)) throw new Mistake('--day は公表の基準日を 2026-11-30 のように指定してください。');
  return {
    file: must(values.file, 'file'),
    day,
    progress: must(values.progress, 'progress'),
    isMoreToCome: values.more,
    by: must(values.by?.trim(), 'by').slice(0, 80),
  };
};
