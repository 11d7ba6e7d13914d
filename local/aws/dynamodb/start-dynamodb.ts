import { setTimeout as wait } from 'node:timers/promises';
import { authenticate } from '#local/aws/calls/authenticate.ts';
import { listen, type HttpAnswer, type HttpRequest } from '#local/aws/calls/listen.ts';
import type { TakeBack } from '#local/aws/calls/kept-file.ts';
import { ServiceFault, type RunningService, type ServiceOptions } from '#local/aws/calls/service-call.ts';
import type { ItemRule } from './attribute-value.ts';
import { changedItemsIn } from './changed-items.ts';
import type { Database, PutExported } from './database.ts';
import { openEngine } from './engine.ts';
import { heldItems } from './held-items.ts';
import { errorAnswer, httpAnswer, inputOf, operationOf } from './json-protocol.ts';
import type { IndexLag } from './late-indexes.ts';
import { openLedger, type CommitListener } from './ledger.ts';
import { operations } from './operations.ts';
import { rememberItems } from './remember-items.ts';
import { sweepExpired } from './sweep-expired.ts';
import { openStreamJournal, type StreamJournal } from '#local/aws/streams/stream-journal.ts';

export type DynamoDbOptions = ServiceOptions & {
  /** Asked of each item before it is stored. @default every item may be */
  readonly whyNotStored?: ItemRule;
  /** Called once after each committed write, in commit order, before its caller has the answer. */
  readonly onCommit?: CommitListener;
  /** Holds index entries back (see `faults.indexLag`). @default index entries appear with their item */
  readonly indexLag?: IndexLag;
  /** Whether the stream of this table is kept for a reader. @default no table's is */
  readonly isStreamed?: (table: string) => boolean;
  /** Where exports of tables go. @default ExportTableToPointInTime is not known */
  readonly putExported?: PutExported;
  /** How often expired items are removed. @default 60 */
  readonly sweepSeconds?: number;
  /** How long a transaction holds its items at least. @default 4 */
  readonly transactionMillis?: number;
  /** Told of each error that is no answer of DynamoDB, but a defect of this service. */
  readonly onDefect?: (error: unknown) => void;
};

export type RunningDynamoDb = RunningService & {
  /** Removes now what has expired by the clock. */
  readonly sweep: () => Promise<void>;
  /** Makes visible now the index entries that were held back. */
  readonly catchUpIndexes: () => Promise<void>;
  /** Tables and items as they are now. */
  readonly remember: () => Promise<TakeBack>;
  readonly streams: StreamJournal;
};

const answerTo = async (
  request: HttpRequest,
  { callers, gate, clock }: DynamoDbOptions,
  database: Database,
): Promise<HttpAnswer> => {
  const caller = authenticate(request, { callers, service: 'dynamodb', now: clock() });
  const operation = operationOf(request);
  const input = inputOf(request);
  await gate({ service: 'dynamodb', operation, caller, input });
  const run = operations.get(operation);
  if (run === undefined) {
    throw new ServiceFault('UnknownOperationException', `${operation} is not known to the local DynamoDB`);
  }
  return httpAnswer(200, await run(database, input), clock());
};

const openDatabase = async (
  options: DynamoDbOptions,
): Promise<Database & { readonly streams: StreamJournal }> => {
  const { dataFolder: folder, region, accountId, clock, isStreamed = () => false } = options;
  const { whyNotStored = () => undefined } = options;
  const engine = await openEngine({ folder, region, accountId, whyNotStored });
  const streams = await openStreamJournal(engine.store.db, { isStreamed, clock });
  const { putExported: put } = options;
  const changed = changedItemsIn(engine.store.db, clock, put !== undefined);
  const ledger = await openLedger(engine, {
    onCommit: options.onCommit ?? (() => undefined),
    indexLag: options.indexLag ?? (() => undefined),
    streams,
    changed,
  });

  return {
    engine,
    ledger,
    held: heldItems(options.transactionMillis ?? 4),
    tokensUnderWay: new Set(),
    clock,
    changed,
    streams,
    ...(put === undefined ? {} : { exporting: { put, known: new Map() } }),
  };
};

/** Somebody who hung up is still being answered, and dynalite throws into the process where its store is gone. */
const workUnderWay = () => {
  const underWay = new Set<Promise<unknown>>();
  return {
    until: <T>(work: Promise<T>): Promise<T> => {
      const ended = work.finally(() => underWay.delete(ended));
      underWay.add(ended);
      return ended;
    },
    /** What is held by a fault is not waited for. */
    done: () => Promise.race([Promise.allSettled(underWay), wait(5_000, undefined, { ref: false })]),
  };
};

/**
 * DynamoDB on this machine: dynalite as the engine, with transactions, time to live and index changes added. With a
 * data folder every answered write survives a kill of the process; without one everything is in memory.
 * @throws Error when the folder cannot be opened or the port is taken
 */
export const startDynamoDb = async (options: DynamoDbOptions): Promise<RunningDynamoDb> => {
  const { clock, onDefect = () => undefined } = options;
  const database = await openDatabase(options);
  const { ledger, streams } = database;
  const work = workUnderWay();

  const server = await listen(options, (request) =>
    work.until(
      answerTo(request, options, database).catch((error: unknown) => {
        if (!(error instanceof ServiceFault)) onDefect(error);
        return errorAnswer(error, clock());
      }),
    ),
  ).catch(async (error: unknown) => {
    await ledger.close(); // or the folder stays locked
    throw error;
  });

  const sweep = () => sweepExpired(database);
  const timer = setInterval(
    () => void work.until(sweep()).catch(onDefect),
    (options.sweepSeconds ?? 60) * 1000,
  );
  timer.unref();

  return {
    url: server.url,
    sweep,
    catchUpIndexes: () => ledger.alone(() => ledger.catchUpIndexes()),
    remember: async () => {
      const takeBack = await ledger.alone(() => rememberItems(database.engine.store.db));
      return () => ledger.alone(takeBack);
    },
    streams,
    close: async () => {
      clearInterval(timer);
      await server.close();
      await work.done();
      await ledger.close();
    },
  };
};
