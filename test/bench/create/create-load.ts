/** `node create-load.mjs handler|sdk|raw <index.mjs | transaction.json>`: creates one claim of 20 lines after the other. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';

import { claimId, tenantId } from '../canned/environment.ts';
import { apiEvent, sentClaim } from '../canned/events.ts';
import { plainItemOf } from '../canned/wire-form.ts';
import { signedHeaders } from '../cold/sign-by-hand.ts';
import { reportLoad } from '../warm/load-report.ts';

const [warmUp, operations] = [60, 100];
const [, , arm = '', file = ''] = process.argv;

const newId = (): string => ulidAt(instantOf(new Date()));
const each = <T>(make: () => T): readonly T[] => Array.from({ length: warmUp + operations }, make);

type Answer = { readonly statusCode: number; readonly body: string };

/** The whole function, on events that were made before. */
const handlerCalls = async (): Promise<readonly (() => Promise<Answer>)[]> => {
  const { handler } = (await import(file)) as {
    handler: (event: unknown, context: unknown) => Promise<Answer>;
  };
  const claim = sentClaim(20);
  const context = { functionName: 'bench', awsRequestId: 'bench', tenantId };
  return each(() => {
    const event = apiEvent('POST /api/claims', { body: { ...claim, id: newId() } });
    return () => handler(event, context);
  });
};

type WireItem = Parameters<typeof plainItemOf>[0];
type Action = {
  readonly TableName: string;
  readonly Item?: WireItem;
  readonly Key?: WireItem;
  readonly ExpressionAttributeValues?: WireItem;
};
type Transaction = {
  readonly TransactItems: readonly Readonly<Record<string, Action>>[];
  readonly ClientRequestToken?: string;
};

/** Makes the recorded transaction one of a claim, an audit item and a request of its own. */
const renewalOf = (text: string): (() => string) => {
  const { TransactItems, ClientRequestToken = 'no token' } = JSON.parse(text) as Transaction;
  const puts = TransactItems.flatMap(({ Put }) => (Put === undefined ? [] : [Put]));
  const audit = puts.find(({ TableName }) => TableName === process.env['AUDIT_TABLE'])?.Item?.['SK']?.['S'];
  if (typeof audit !== 'string') throw new Error('the transaction writes an audit item');
  return () =>
    text.replaceAll(claimId, newId()).replaceAll(audit, newId()).replaceAll(ClientRequestToken, randomUUID());
};

const keys = {
  accessKeyId: process.env['AWS_ACCESS_KEY_ID'] ?? '',
  secretAccessKey: process.env['AWS_SECRET_ACCESS_KEY'] ?? '',
};

const plainAction = ({ Item, Key, ExpressionAttributeValues: values, ...rest }: Action) => ({
  ...rest,
  ...(Item === undefined ? {} : { Item: plainItemOf(Item) }),
  ...(Key === undefined ? {} : { Key: plainItemOf(Key) }),
  ...(values === undefined ? {} : { ExpressionAttributeValues: plainItemOf(values) }),
});

/** The same writes through the client as our functions configure it: what the SDK costs by itself. */
const sdkCalls = (): readonly (() => Promise<Answer>)[] => {
  const client = documentClientOf({ region: process.env['AWS_REGION'] ?? '' });
  const renewed = renewalOf(readFileSync(file, 'utf8'));
  return each(() => {
    const { TransactItems } = JSON.parse(renewed()) as Transaction;
    const plain = TransactItems.map((item) =>
      Object.fromEntries(Object.entries(item).map(([kind, action]) => [kind, plainAction(action)])),
    ) as unknown as TransactWriteCommand['input']['TransactItems'];
    return async () => {
      await client.send(new TransactWriteCommand({ TransactItems: plain }));
      return { statusCode: 201, body: '' };
    };
  });
};

/** The same writes, as text that was written and signed before. */
const rawCalls = (): readonly (() => Promise<Answer>)[] => {
  const { host, hostname, port } = new URL(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  const renewed = renewalOf(readFileSync(file, 'utf8'));
  const agent = new Agent({ keepAlive: true });
  return each(() => {
    const body = renewed();
    const headers = signedHeaders({ host, operation: 'TransactWriteItems', body, at: new Date(), keys });
    return () =>
      new Promise((resolve, reject) => {
        const call = request({ agent, hostname, port, method: 'POST', path: '/', headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => void chunks.push(chunk));
          response.on('end', () => {
            const statusCode = response.statusCode === 200 ? 201 : (response.statusCode ?? 500);
            resolve({ statusCode, body: Buffer.concat(chunks).toString() });
          });
        });
        call.on('error', reject).end(body);
      });
  });
};

const callsOf: Readonly<
  Record<string, () => readonly (() => Promise<Answer>)[] | ReturnType<typeof handlerCalls>>
> = {
  raw: rawCalls,
  sdk: sdkCalls,
  handler: handlerCalls,
};
const calls = (await callsOf[arm]?.()) ?? [];
await reportLoad({
  warmUp,
  operations,
  operate: async (index) => {
    const answer = await calls[index]?.();
    if (answer?.statusCode !== 201) throw new Error(`${arm} was answered with ${JSON.stringify(answer)}`);
  },
});
