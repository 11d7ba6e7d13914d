/** `node chain-load.mjs floor|chain|create <lines> [<operations>]`: one request after the other, everything but I/O. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyResult, Context } from 'aws-lambda';
import * as v from 'valibot';

import { systemClock } from '#lambdas/adapters/machine/clock.ts';
import type { Documents } from '#lambdas/adapters/tenant/documents.ts';
import { tenantEnvironment } from '#lambdas/adapters/machine/environment.ts';
import { tenantContextOf } from '#lambdas/adapters/tenant/tenant-context.ts';
import { createClaim } from '#contract/claims.ts';
import { accept } from '#domain/kernel/result.ts';
import { post } from '#contract/endpoint.ts';
import { createClaimEndpoint } from '#lambdas/claims/create-claim.ts';
import { apiHandler } from '#lambdas/http/api-handler.ts';
import type { ApiEvent } from '#lambdas/http/api-event.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { rightsIn } from '#lambdas/http/rights-in.ts';

import { functionEnvironment, tenantId } from '../canned/environment.ts';
import { apiEvent, sentClaim } from '../canned/events.ts';
import { mastersItems, userItem } from '../canned/items.ts';
import { reportLoad } from './load-report.ts';

type Asked = {
  readonly input: {
    readonly ExpressionAttributeValues?: { readonly ':pk'?: string };
    readonly Key?: { readonly PK: string };
  };
};

/** Answers like DynamoDB, at once and without a wire. */
const clientWithoutWire = {
  send: ({ input }: Asked) => {
    const pk = input.ExpressionAttributeValues?.[':pk'] ?? '';
    if (input.Key?.PK.endsWith('#USER') === true) return Promise.resolve({ Item: userItem() });
    return Promise.resolve(pk.endsWith('#SET') ? { Items: mastersItems() } : {});
  },
} as unknown as DynamoDBDocumentClient;

const context = tenantContextOf({
  tenantId,
  client: clientWithoutWire,
  environment: tenantEnvironment(functionEnvironment('http://127.0.0.1')),
  documents: {} as Documents,
  dataKey: () => Promise.resolve({ version: 1, bytes: new Uint8Array(32) }),
  loginKey: () => Promise.resolve(new Uint8Array(32)),
});

const totalOf = (lines: readonly { readonly amount?: number }[]): number =>
  lines.reduce((sum, { amount = 0 }) => sum + amount, 0);

/** All of the chain and the claim's real schema, around as little work as a request can have. */
const addUp = endpoint(
  post('/api/claims', {
    function: 'tenant-app',
    may: 'everybody',
    summary: '合計する',
    body: createClaim.body,
    answer: v.object({ id: v.string(), total: v.number() }),
    status: 201,
  }),
  async ({ body: { id, lines } }) => accept({ id, total: totalOf(lines) }),
);

const route = 'POST /api/claims';
const handlerOf = (served: typeof addUp) =>
  apiHandler({
    table: { [route]: served },
    contextOf: () => Promise.resolve(context),
    clock: systemClock,
    isPerTenant: true,
    rightsOf: rightsIn,
  });

type Handler = (event: ApiEvent, context: Context) => Promise<APIGatewayProxyResult>;

const handlers: Readonly<Record<string, Handler>> = {
  floor: ({ body }) => {
    const { id, lines } = JSON.parse(body ?? '') as ReturnType<typeof sentClaim>;
    const total = totalOf(lines);
    return Promise.resolve({ statusCode: 201, body: JSON.stringify({ id, total }) });
  },
  chain: handlerOf(addUp),
  create: handlerOf(createClaimEndpoint),
};

const [, , arm = '', lineCount = '', asked] = process.argv;
const handler = handlers[arm];
if (handler === undefined) throw new Error(`no such arm: ${arm}`);
const event = apiEvent(route, { body: sentClaim(Number(lineCount)) }) as unknown as ApiEvent;
const lambdaContext = { functionName: 'bench', awsRequestId: 'bench', tenantId } as unknown as Context;

const { statusCode, body } = await handler({ ...event }, lambdaContext);
if (statusCode !== 201) throw new Error(`${arm} answered ${statusCode}: ${body}`);

/** Enough that V8 has compiled what it will compile; whole creations are slower and told for information only. */
const operations = Number(asked ?? Math.floor((arm === 'create' ? 4_500 : 45_000) / Number(lineCount)));
await reportLoad({
  warmUp: operations,
  operations,
  // A fresh event each time, as Lambda gives one.
  operate: () => handler({ ...event }, lambdaContext),
});
