import type { APIGatewayProxyResult, Context } from 'aws-lambda';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import { isTenantId } from '#domain/kernel/ids.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { MastersWithPeople } from '#domain/settings/masters.ts';
import { cookiePair, type ApiEvent } from '#lambdas/http/api-event.ts';
import { gatewayPathOf, sharedParamsOf } from '#contract/shared-paths.ts';
import { mastersOfNewCompany } from '#domain/settings/new-company.ts';
import { companyNamed } from './company-named.ts';

const since = { validFrom: '2020-04-01' as CalendarDate };

const aUser = (id: string, name: string, roles: readonly RoleId[]): User => ({
  id: id as UserId,
  name,
  grade: '一般',
  roles,
  isActive: true,
  posts: [{ ...since, departmentId: 'sales-1', position: 'member', isPrimary: true }],
});

export const tanaka = '01JTANAKA00000000000000000';
export const watanabe = '01JWATANABE000000000000000';

/** As much of a company as signing in and listing people needs. */
export const smallMasters = (name: string): MastersWithPeople => ({
  ...mastersOfNewCompany(name),
  departments: [{ ...since, id: 'sales-1', name: '営業一課' }],
  grades: [],
  labels: [],
  users: [
    aUser(tanaka, '田中花子', ['applicant']),
    aUser(watanabe, '渡辺直樹', ['applicant', 'tenant-admin']),
  ],
});

export const anOrder = (changes: Record<string, unknown> = {}) => ({
  companyCode: 'minato',
  masters: smallMasters('株式会社みなと商事'),
  people: [
    { userId: tanaka, loginId: 'tanaka', email: 'tanaka@minato.example.jp' },
    { userId: watanabe, loginId: 'watanabe', email: 'watanabe@minato.example.jp' },
  ],
  ...changes,
});

/** The gateway says null where a path names nothing. */
const orNull = (values: Readonly<Record<string, string>>) =>
  Object.keys(values).length === 0 ? null : values;

type EventOptions = {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sourceIp?: string;
  readonly authorizer?: Readonly<Record<string, unknown>>;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
};

/** A REST v1 proxy event as the gateway sends it, for the key of a contract. */
export const anEvent = (route: string, options: EventOptions = {}): ApiEvent => {
  const [httpMethod = '', contractPath = ''] = route.split(' ');
  const resource = gatewayPathOf(contractPath);
  const { body, headers = {}, sourceIp = '203.0.113.7', authorizer, params, query } = options;
  return {
    httpMethod,
    resource,
    path: resource,
    headers: { 'Content-Type': 'application/json', ...companyNamed(body), ...headers },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    isBase64Encoded: false,
    pathParameters: orNull({ ...sharedParamsOf(contractPath), ...params }),
    queryStringParameters: query ?? null,
    requestContext: { requestId: 'request-1', identity: { sourceIp }, authorizer },
  } as unknown as ApiEvent;
};

export const aContext = (tenantId?: string): Context =>
  ({
    functionName: 'test',
    awsRequestId: 'request-1',
    tenantId,
    getRemainingTimeInMillis: () => 29_000,
  }) as unknown as Context;

/** Status, body and cookie of an answer. */
export const told = ({ statusCode, body, headers }: APIGatewayProxyResult) => ({
  status: statusCode,
  body: body === '' ? undefined : JSON.parse(body),
  cookie: /^__Host-sid=([^;]*)/.exec(String(headers?.['set-cookie'] ?? ''))?.[1],
});

export const cookieHeader = (cookie: string) => ({ Cookie: `theme=dark; ${cookiePair(cookie, 'tenant')}` });

export const tenantIdIn = (answer: unknown): TenantId => {
  const { tenantId } = answer as { tenantId: unknown };
  if (!isTenantId(tenantId)) throw new Error('onboarding answered without a tenant');
  return tenantId;
};
