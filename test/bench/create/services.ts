/** The services of this machine in a process of their own, with one tenant and one claim that was created. */
import type { Context } from 'aws-lambda';

import { minato } from '#local/seed/minato.ts';
import { handler as onboard } from '#lambdas/functions/onboarding.ts';
import { handler as tenantApp } from '#lambdas/functions/tenant-app.ts';
import type { ApiEvent } from '#lambdas/http/api-event.ts';
import { startLocalServices } from '#test/builders/local-services.ts';

import { functionEnvironment } from '../canned/environment.ts';
import { apiEvent, sentClaim } from '../canned/events.ts';
import { endWithStarter, tellStarter } from '../helper-process.ts';

export type ServicesReady = {
  /** What a function of the tenant plane is told. */
  readonly environment: Readonly<Record<string, string>>;
  /** The TransactWriteItems request that created `sentClaim(20)`. */
  readonly transaction: unknown;
};

endWithStarter();
const { calls } = await startLocalServices();
const { tenantId, companyCode, masters } = minato;
const people = minato.people.map(({ userId, loginId, email }) => ({ userId, loginId, email }));
await onboard({ tenantId, companyCode, masters, people }, { awsRequestId: 'bench' });

/** By the names that the other benches give their functions. */
const named = functionEnvironment('');
const isForFunctions = (name: string): boolean => name.startsWith('AWS_') || Object.hasOwn(named, name);

calls.clear();
const context = { functionName: 'bench', awsRequestId: 'bench', tenantId } as unknown as Context;
const event = apiEvent('POST /api/claims', { body: sentClaim(20) }) as unknown as ApiEvent;
const { statusCode, body } = await tenantApp(event, context);
if (statusCode !== 201) throw new Error(`the first claim was answered with ${statusCode}: ${body}`);
const creation = calls.take().find(({ operation }) => operation === 'TransactWriteItems');
if (creation === undefined) throw new Error('a claim is created in one transaction');

tellStarter({
  environment: Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => isForFunctions(entry[0]) && entry[1] !== undefined,
    ),
  ),
  transaction: creation.input,
} satisfies ServicesReady);

// What is recorded of thousands of claims is of no use here.
setInterval(calls.clear, 1000).unref();
