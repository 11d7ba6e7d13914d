import { tenantContracts } from '#contract/all.ts';
import type { Grants } from '#domain/rights/roles.ts';
import { minato } from '#local/seed/minato.ts';
import { handler as onboard } from '#lambdas/functions/onboarding.ts';
import { handler as tenantApp } from '#lambdas/functions/tenant-app.ts';
import type { ApiEvent } from '#lambdas/http/api-event.ts';
import { apiEvent } from '#test/bench/canned/events.ts';
import { undeclared } from '#test/contract/declared-refusal.ts';
import { newUlid } from '#test/journeys/person.ts';
import { startLocalServices } from './local-services.ts';
import { aContext } from './tenant-plane.ts';

const { tenantId, companyCode } = minato;

/** The services of this machine with the demo company, whose masters may differ. */
export const startCompany = async (difference: Partial<typeof minato.masters> = {}) => {
  const services = await startLocalServices();
  const people = minato.people.map(({ userId, loginId, email }) => ({ userId, loginId, email }));
  const masters = { ...minato.masters, ...difference };
  await onboard({ tenantId, companyCode, masters, people }, { awsRequestId: 'test' });
  return services;
};

export type AppAsked = {
  /** @default the applicant 田中花子 */
  readonly by?: string;
  /** Of the claim in the path. */
  readonly id?: string;
  /** Of anything else in the path. */
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  /** @default a new one */
  readonly key?: string;
  /** What he may do, and nothing else. @default what his roles come to */
  readonly rights?: Grants;
};

/** A role of the company's own that gives just these rights, as the authorizer tells it. */
const roleOf = (grants: Grants) => {
  const id = 'r01j0000000000000000000000a';
  return { roles: id, access: JSON.stringify({ roles: [{ id, grants }], switchedOff: [] }) };
};

const isOfDocuments = (route: string): boolean =>
  tenantContracts.some(({ key, contract }) => key === route && contract.function === 'tenant-documents');

/** Asks the function itself, as somebody who is signed in. */
export const askApp = async (
  route: string,
  { id, params = {}, key = newUlid(), rights, ...rest }: AppAsked = {},
) => {
  const named = id === undefined ? params : { ...params, claimId: id };
  const event = apiEvent(route, { ...rest, idempotencyKey: key, params: named });
  if (rights !== undefined) Object.assign(event.requestContext.authorizer, roleOf(rights));
  const handler = isOfDocuments(route)
    ? (await import('#lambdas/functions/tenant-documents.ts')).handler
    : tenantApp;
  const answer = await handler(event as unknown as ApiEvent, aContext(tenantId));
  const { statusCode: status, body: text, headers } = answer;
  const body = text === '' ? undefined : JSON.parse(text);
  const [method = '', path = ''] = route.split(' ');
  const fault = undeclared({ method, path, status, code: body?.code });
  if (fault !== undefined) throw new Error(fault);
  return { status, text, headers, body };
};

/** The same where only a yes is expected. */
export const doneByApp = async (route: string, asked: AppAsked = {}) => {
  const { status, text, body } = await askApp(route, asked);
  if (status >= 300) throw new Error(`${route}: ${status} ${text}`);
  return body;
};
