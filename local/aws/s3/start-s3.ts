import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { TakeBack } from '#local/aws/calls/kept-file.ts';
import type { Caller } from '#local/aws/calls/caller.ts';
import { ServiceFault, type RunningService, type ServiceOptions } from '#local/aws/calls/service-call.ts';
import { faultAnswer, writeAnswer, type Answer, type AnswerHeaders } from './answer.ts';
import { authenticateS3 } from './authenticate-s3.ts';
import { blobsInFolder, blobsInMemory } from './blobs.ts';
import { callInput } from './call-input.ts';
import { openCatalog } from './catalog.ts';
import { answerPreflight, corsHeaders } from './cors.ts';
import { memoryJournal, openJournal } from './journal.ts';
import { describingHeaders } from './object-description.ts';
import { operationOf } from './operations.ts';
import { receiveDocument } from './receive-body.ts';
import { readRequest, type S3Request } from './s3-request.ts';
import { contentOf, versionOf, type S3Store } from './store.ts';

export type S3Options = ServiceOptions & {
  /** Whether a caller may list a bucket's objects. @default everybody may */
  readonly mayList?: (caller: Caller, bucket: string) => Promise<boolean>;
};

type ReadObject = {
  readonly bytes: Uint8Array;
  /** Lower-case names: `content-type`, `etag`, `last-modified`, `cache-control`, … */
  readonly headers: AnswerHeaders;
};

export type RunningS3 = RunningService & {
  /** Buckets and objects as they are now. */
  readonly remember: () => TakeBack;
  /**
   * Reads an object inside this process, as `caller` and past the gate, like a signed GetObject.
   * @throws ServiceFault NoSuchBucket, NoSuchKey, and whatever the gate throws
   */
  readonly readObject: (wanted: {
    readonly bucket: string;
    readonly key: string;
    readonly caller: Caller;
  }) => Promise<ReadObject>;
};

/**
 * Who may not list a bucket is not told that an object is absent:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
 */
const hidingAbsence = async <T>(
  read: () => T | Promise<T>,
  asking: { readonly caller: Caller; readonly bucket: string },
  { mayList = async () => true }: S3Options,
): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    const isAbsent = error instanceof ServiceFault && error.code === 'NoSuchKey';
    if (!isAbsent || (await mayList(asking.caller, asking.bucket))) throw error;
    throw new ServiceFault('AccessDenied', 'Access Denied', 403);
  }
};

const execute = async (store: S3Store, request: S3Request, options: S3Options): Promise<Answer> => {
  const { caller, payloadHash } = authenticateS3(request, { callers: options.callers, now: options.clock() });
  const operation = operationOf(request);
  const signed = { ...request, payloadHash };
  const document = operation.hasDocument === true ? await receiveDocument(signed) : '';
  const proven = { ...signed, document };
  const input = callInput(operation, proven);
  await options.gate({ service: 's3', operation: operation.name, caller, input });
  return hidingAbsence(() => operation.run(store, proven), { caller, bucket: request.bucket }, options);
};

const answerRequest = async (
  store: S3Store,
  message: IncomingMessage,
  options: S3Options,
): Promise<Answer> => {
  let cors: AnswerHeaders = {};
  try {
    const request = readRequest(message);
    const rules = store.catalog.bucket(request.bucket)?.configurations['cors'];
    if (request.method === 'OPTIONS') return { status: 200, headers: answerPreflight(rules, request) };
    cors = corsHeaders(rules, request);
    const answer = await execute(store, request, options);
    return { ...answer, headers: { ...answer.headers, ...cors } };
  } catch (error) {
    const fault = faultAnswer(error, message.url ?? '');
    return { ...fault, headers: { ...fault.headers, ...cors } };
  }
};

const newId = () => randomBytes(16).toString('hex');

const openStore = async ({
  dataFolder,
  clock,
  region,
  accountId,
}: ServiceOptions): Promise<[S3Store, () => void]> => {
  const folder = dataFolder === undefined ? undefined : join(dataFolder, 's3');
  const journal = folder === undefined ? memoryJournal() : openJournal(join(folder, 'journal.jsonl'));
  const catalog = openCatalog(journal);
  const blobs = folder === undefined ? blobsInMemory() : await blobsInFolder(join(folder, 'blobs'));
  await blobs.keepOnly(catalog.blobs());
  return [{ catalog, blobs, clock, region, accountId, newId }, journal.close];
};

const listen = (server: Server, port: number): Promise<string> =>
  new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') failed(new Error('S3 has no TCP address'));
      else listening(`http://127.0.0.1:${address.port}`);
    });
  });

/**
 * S3 on 127.0.0.1, path style. Buckets and objects are kept under `dataFolder/s3`.
 * @throws when the port is busy or the data folder is damaged
 */
export const startS3 = async (options: S3Options): Promise<RunningS3> => {
  const [store, closeJournal] = await openStore(options);
  const respond = async (message: IncomingMessage, response: ServerResponse) => {
    const answer = await answerRequest(store, message, options);
    // Clients whose clock runs apart from this one correct themselves by this header.
    response.setHeader('date', options.clock().toUTCString());
    await writeAnswer(response, answer, message.method === 'HEAD');
    // What is left of a refused body must be read before the connection's next request.
    message.resume();
  };
  const server = createServer((message, response) => {
    respond(message, response).catch(() => response.destroy());
  });
  // Longer than any SDK keeps an idle connection, so that none is closed under a request.
  server.keepAliveTimeout = 120_000;
  const url = await listen(server, options.port ?? 0);
  return {
    url,
    remember: () => {
      const back = [store.catalog.remember(), store.blobs.remember()];
      return () => back.forEach((takeBack) => takeBack());
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      closeJournal();
    },
    readObject: async ({ bucket, key, caller }) => {
      const input = { Bucket: bucket, Key: key, sourceIp: '127.0.0.1' };
      await options.gate({ service: 's3', operation: 'GetObject', caller, input });
      const find = () => versionOf(store, { bucket, key, versionId: undefined });
      const version = await hidingAbsence(find, { caller, bucket }, options);
      return { bytes: await buffer(contentOf(store, version)), headers: describingHeaders(version) };
    },
  };
};
