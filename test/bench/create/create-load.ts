/** `node create-load.mjs handler|raw <index.mjs | transaction.json>`: creates one claim of 20 lines after the other. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

import { ulidAt } from '#lambdas/adapters/ulid.ts';
import { instantOf } from '#lambdas/adapters/clock.ts';

import { claimId, tenantId } from '../canned/environment.ts';
import { apiEvent, sentClaim } from '../canned/events.ts';
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

type Transaction = {
  readonly TransactItems: readonly {
    readonly Put?: { readonly TableName: string; readonly Item: { readonly SK: { readonly S: string } } };
  }[];
};

/** The same writes, as text that was written and signed before. */
const rawCalls = (): readonly (() => Promise<Answer>)[] => {
  const {
    AWS_ENDPOINT_URL_DYNAMODB = '',
    AWS_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY,
    AUDIT_TABLE,
  } = process.env;
  const { host, hostname, port } = new URL(AWS_ENDPOINT_URL_DYNAMODB);
  const keys = { accessKeyId: AWS_ACCESS_KEY_ID ?? '', secretAccessKey: AWS_SECRET_ACCESS_KEY ?? '' };
  const text = readFileSync(file, 'utf8');
  const transaction = JSON.parse(text) as Transaction & { readonly ClientRequestToken?: string };
  const auditId = transaction.TransactItems.find(({ Put }) => Put?.TableName === AUDIT_TABLE)?.Put?.Item.SK.S;
  if (auditId === undefined) throw new Error('the transaction writes an audit item');
  const agent = new Agent({ keepAlive: true });
  return each(() => {
    const body = text
      .replaceAll(claimId, newId())
      .replaceAll(auditId, newId())
      .replaceAll(transaction.ClientRequestToken ?? 'no token', randomUUID());
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

const calls = arm === 'raw' ? rawCalls() : await handlerCalls();
await reportLoad({
  warmUp,
  operations,
  operate: async (index) => {
    const answer = await calls[index]?.();
    if (answer?.statusCode !== 201) throw new Error(`${arm} was answered with ${JSON.stringify(answer)}`);
  },
});
