import { createServer, type IncomingMessage } from 'node:http';
import { authenticate } from '#local/calls/authenticate.ts';
import { ServiceFault, type RunningService, type ServiceOptions } from '#local/calls/service-call.ts';
import type { Database } from './database.ts';
import { openEngine, type Input } from './engine.ts';
import { operationOf, readBody, wireOf, writeAnswer, type Wire } from './json-protocol.ts';
import type { IndexLag } from './late-indexes.ts';
import { openLedger, type CommitListener } from './ledger.ts';
import { operations } from './operations.ts';
import { sweepExpired } from './sweep-expired.ts';

export type DynamoDbOptions = ServiceOptions & {
  /** Called once after each committed write, in commit order, before its caller has the answer. */
  readonly onCommit?: CommitListener;
  /** Holds index entries back (see `faults.indexLag`). @default index entries appear with their item */
  readonly indexLag?: IndexLag;
  /** How often expired items are removed. @default 60 */
  readonly sweepSeconds?: number;
  /** Told of each error that is no answer of DynamoDB, but a defect of this service. */
  readonly onDefect?: (error: unknown) => void;
};

export type RunningDynamoDb = RunningService & {
  /** Removes now what has expired by the clock. */
  readonly sweep: () => Promise<void>;
  /** Makes visible now the index entries that were held back. */
  readonly settleIndexes: () => Promise<void>;
};

const parse = (body: Uint8Array): Input => {
  const input: unknown = JSON.parse(new TextDecoder().decode(body));
  return { ...Object(input) };
};

const answerTo = async (
  request: IncomingMessage,
  { callers, gate, clock }: DynamoDbOptions,
  database: Database,
): Promise<Wire> => {
  const body = await readBody(request);
  const caller = authenticate(
    { method: request.method ?? 'POST', url: request.url ?? '/', headers: request.headers, body },
    { callers, service: 'dynamodb', now: clock() },
  );
  const operation = operationOf(request);
  const input = parse(body);
  await gate({ service: 'dynamodb', operation, caller, input });
  const run = operations.get(operation);
  if (run === undefined) {
    throw new ServiceFault('UnknownOperationException', `${operation} is not known to the local DynamoDB`);
  }
  return { statusCode: 200, document: await run(database, input) };
};

const listen = (server: ReturnType<typeof createServer>, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

const openDatabase = async (options: DynamoDbOptions): Promise<Database> => {
  const { dataFolder: folder, region, accountId, clock } = options;
  const engine = await openEngine({ folder, region, accountId });
  const ledger = await openLedger(engine, {
    onCommit: options.onCommit ?? (() => undefined),
    indexLag: options.indexLag ?? (() => undefined),
  });
  return { engine, ledger, clock };
};

/**
 * DynamoDB on this machine: dynalite as the engine, with transactions, time to live and index changes added. With a
 * data folder every answered write survives a kill of the process; without one everything is in memory.
 * @throws Error when the folder cannot be opened or the port is taken
 */
export const startDynamoDb = async (options: DynamoDbOptions): Promise<RunningDynamoDb> => {
  const { clock, onDefect = () => undefined } = options;
  const database = await openDatabase(options);
  const { ledger } = database;

  const server = createServer((request, response) => {
    void answerTo(request, options, database)
      .catch((error: unknown) => {
        if (!(error instanceof ServiceFault)) onDefect(error);
        return wireOf(error);
      })
      .then((wire) => writeAnswer(response, wire, clock()));
  });
  // An SDK client may keep a connection idle for longer than Node's five seconds and find it gone.
  server.keepAliveTimeout = 65_000;
  const port = await listen(server, options.port ?? 0);

  const sweep = () => sweepExpired(database);
  const timer = setInterval(() => void sweep().catch(onDefect), (options.sweepSeconds ?? 60) * 1000);
  timer.unref();

  return {
    url: `http://127.0.0.1:${port}`,
    sweep,
    settleIndexes: () => ledger.alone(() => ledger.settleIndexes()),
    close: async () => {
      clearInterval(timer);
      const closed = new Promise((resolve) => {
        server.close(resolve);
      });
      server.closeAllConnections();
      await closed;
      await ledger.close();
    },
  };
};
