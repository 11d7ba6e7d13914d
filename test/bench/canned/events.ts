import { gatewayPathOf, sharedParamsOf } from '#contract/shared-paths.ts';
import { minato } from '#local/seed/minato.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import {
  convenienceStore,
  dinner,
  equipment,
  meeting,
  privateTaxi,
  shinkansen,
} from '#test/builders/sent-lines.ts';

import { claimId, cookie, tenantId } from './environment.ts';

const authorizerFor = (name: string) => {
  const person = minato.masters.users.find((one) => one.name === name);
  if (person === undefined) throw new Error(`${name} is nobody of the demo company`);
  return {
    principalId: person.id,
    tenantId,
    userId: person.id,
    userName: person.name,
    provenAt: new Date().toISOString(),
    roles: person.roles.join(','),
    sessionKey: '0'.repeat(64),
  };
};

const headers = {
  Accept: 'application/json',
  'Accept-Language': 'ja',
  'Content-Type': 'application/json',
  Cookie: `__Host-sid=${cookie}`,
  Host: 'app.stafee.example.jp',
  'User-Agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36',
  'X-Amzn-Trace-Id': 'Root=1-5759e988-bd862e3fe1be46a994272793',
  'X-CSRF-Token': csrfTokenOf(cookie),
  'X-Forwarded-For': '203.0.113.7',
};

type Parts = {
  readonly body?: unknown;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** @default the applicant 田中花子 */
  readonly by?: string;
  readonly idempotencyKey?: string;
};

/** A REST v1 proxy event with the authorizer's context, as API Gateway sends it. */
export const apiEvent = (route: string, parts: Parts = {}) => {
  const { body, params, query = null, by = '田中花子', idempotencyKey } = parts;
  const sent = idempotencyKey === undefined ? headers : { ...headers, 'Idempotency-Key': idempotencyKey };
  const [httpMethod = '', contractPath = ''] = route.split(' ');
  const resource = gatewayPathOf(contractPath);
  const found = { ...sharedParamsOf(contractPath), ...params };
  const path = contractPath.replace(/\{(\w+)\}/g, (_, name: string) => params?.[name] ?? '');
  return {
    resource,
    path,
    httpMethod,
    headers: sent,
    multiValueHeaders: Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, [value]])),
    queryStringParameters: query,
    multiValueQueryStringParameters: null,
    pathParameters: Object.keys(found).length === 0 ? null : found,
    stageVariables: null,
    requestContext: {
      accountId: '000000000000',
      apiId: 'bench',
      authorizer: authorizerFor(by),
      httpMethod,
      identity: { sourceIp: '203.0.113.7', userAgent: headers['User-Agent'] },
      path,
      protocol: 'HTTP/1.1',
      requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
      requestTimeEpoch: 1_781_492_400_000,
      resourcePath: resource,
      stage: 'api',
    },
    body: body === undefined ? null : JSON.stringify(body),
    isBase64Encoded: false,
  };
};

export const authorizerEvent = () => ({
  ...apiEvent('GET /api/inbox'),
  type: 'REQUEST',
  methodArn: 'arn:aws:execute-api:ap-northeast-1:000000000000:bench/api/GET/api/inbox',
});

const kinds = [shinkansen, () => meeting(), privateTaxi, convenienceStore, () => dinner(), () => equipment()];

/** A claim as the browser sends it, with lines of every kind. */
export const sentClaim = (lineCount: number) => ({
  id: claimId,
  title: '5月の経費',
  departmentId: 'sales-1',
  lines: Array.from({ length: lineCount }, (_, index) => ({
    ...kinds[index % kinds.length]?.(),
    id: String(index + 1),
  })),
});
