import { answerChallenge } from '#contract/auth.ts';
import { listClaims, showClaim } from '#contract/claims.ts';
import type { Contract } from '#contract/endpoint.ts';
import { showRendition } from '#contract/evidence.ts';
import { companyHeader, sessionCookies } from '#contract/header.ts';
import * as operators from '#contract/operator/operators.ts';
import { listTenants } from '#contract/operator/tenants.ts';
import { logIn } from '#contract/sign-in.ts';
import { listUsers } from '#contract/user-keeping.ts';
import { showMe } from '#contract/users.ts';

/** What a bundle is given to warm itself with: an environment, an event of API Gateway and a context of Lambda. */

/** Nothing of the builder's own environment reaches the function that is warmed. */
export const warmEnvironment = {
  AWS_REGION: 'ap-northeast-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'example',
  TENANT_DATA_TABLE: 'warm',
  CONTROL_TABLE: 'warm',
  SESSION_TABLE: 'warm',
  KEYSTORE_TABLE: 'warm',
  AUDIT_TABLE: 'warm',
  DOCS_BUCKET: 'warm',
  DOCS_KEY_ARN: 'arn:aws:kms:ap-northeast-1:000000000000:key/warm',
  LAW_ROWS: '[]',
  KEK_ARN: 'arn:aws:kms:ap-northeast-1:000000000000:key/warm',
  TENANT_DATA_ROLE_ARN: 'arn:aws:iam::000000000000:role/warm',
  TENANT_AUTH_ROLE_ARN: 'arn:aws:iam::000000000000:role/warm',
  PRESIGN_ROLE_ARN: 'arn:aws:iam::000000000000:role/warm',
  EXTRACTS_BUCKET: 'warm',
  OPERATOR_TABLE: 'warm',
  OPERATOR_SESSION_TABLE: 'warm',
  USER_POOL_ID: 'ap-northeast-1_warm',
  USER_POOL_CLIENT_ID: 'warm',
  RELYING_PARTY_ID: 'warm.example.jp',
  APP_ORIGIN: 'http://localhost',
  MAIL_FROM: 'warm@example.invalid',
  NOTICE_QUEUE_URL: 'http://localhost/warm',
  DEDICATED_HOSTS: '{}',
  HEVC_DECODING: 'off',
  TZ: ':UTC',
} as const;

const tenantId = 't00000000000000000000000000';
const secret = 'A'.repeat(43);
const cookie = `${sessionCookies.tenant}=${tenantId}.${'0'.repeat(26)}.${secret}; ${sessionCookies.operator}=op-warm.${secret}`;
const headers = { cookie, 'content-type': 'application/json', [companyHeader]: 'warm' };
const authorizer = {
  tenantId,
  userId: '0'.repeat(26),
  userName: 'warm',
  roles: 'applicant',
  sessionKey: '0',
  operatorId: 'op-warm',
  operatorName: 'warm',
  operatorRoles: 'support',
};

/** A request that asks what a contract says, with the addresses of the contract. */
const proxyEvent = (
  { method, path: resource }: Pick<Contract, 'method' | 'path'>,
  body: unknown = null,
): Record<string, unknown> => ({
  resource,
  path: resource,
  httpMethod: method,
  headers,
  multiValueHeaders: {},
  queryStringParameters: null,
  multiValueQueryStringParameters: null,
  pathParameters: null,
  stageVariables: null,
  requestContext: {
    requestId: 'warm',
    identity: { sourceIp: '127.0.0.1' },
    authorizer,
    resourcePath: resource,
  },
  body: body === null ? null : JSON.stringify(body),
  isBase64Encoded: false,
});

/** What a fresh environment is asked most: the path of each is compiled into its code cache. */
const firstRequests: Readonly<Record<string, readonly unknown[]>> = {
  auth: [
    proxyEvent(logIn, { companyCode: 'warm', loginId: 'warm', password: 'warm' }),
    proxyEvent(answerChallenge, { challengeId: secret, newPassword: 'correct-Horse-1' }),
  ],
  authorizer: [{ ...proxyEvent(showMe), type: 'REQUEST', methodArn: 'arn:aws:execute-api:x:0:a/b/GET/' }],
  'operator-auth': [proxyEvent(operators.logIn, { operatorId: 'op-warm', password: 'warm' })],
  'operator-authorizer': [
    {
      ...proxyEvent(operators.showOperator),
      type: 'REQUEST',
      methodArn: 'arn:aws:execute-api:x:0:a/b/GET/',
    },
  ],
  operator: [proxyEvent(listTenants)],
  'tenant-app': [
    proxyEvent(listClaims),
    { ...proxyEvent(showClaim), pathParameters: { claimId: '0'.repeat(26) } },
  ],
  'tenant-documents': [{ ...proxyEvent(showRendition), pathParameters: { evidenceId: '0'.repeat(26) } }],
  'tenant-admin': [proxyEvent(listUsers)],
};

/** They are sent requests before their code cache is written. */
export const warmedFunctions: readonly string[] = Object.keys(firstRequests);

/** Fresh events each time: a handler may change them. */
export const warmEvents = (name: string): readonly unknown[] => structuredClone(firstRequests[name] ?? [{}]);

export const warmContext = (name: string) => ({
  tenantId,
  awsRequestId: 'warm',
  functionName: name,
  memoryLimitInMB: '512',
  getRemainingTimeInMillis: () => 5000,
});
