import type { RestApi } from './rest-api.ts';
import type { FoundMethod } from './find-method.ts';
import { headerOf, type GatewayRequest } from './gateway-request.ts';

/** What an authorizer said about the caller; numbers and booleans have become text. */
export type AuthorizerFacts = { readonly principalId: string } & Readonly<Record<string, string>>;

/** One request with all that is known of it by now. */
export type Exchange = {
  readonly api: RestApi;
  readonly region: string;
  readonly accountId: string;
  readonly request: GatewayRequest;
  readonly found?: FoundMethod;
  readonly authorizer?: AuthorizerFacts;
};

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `12/May/2026:01:00:00 +0000`, the form of access logs. */
const requestTime = (at: Date): string => {
  const iso = at.toISOString();
  return `${iso.slice(8, 10)}/${months[at.getUTCMonth()]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
};

/** The `requestContext` of an event, which is also what `$context` stands for in templates and mappings. */
export const requestContextOf = (exchange: Exchange) => {
  const { api, accountId, request, found, authorizer } = exchange;
  const host = headerOf(request, 'host') ?? '';
  return {
    accountId,
    apiId: api.id,
    stage: api.stage,
    resourceId: found?.method.resourceId ?? '',
    resourcePath: found?.method.resourcePath ?? '',
    httpMethod: request.method,
    path: request.path,
    protocol: 'HTTP/1.1',
    domainName: host.split(':', 1)[0] ?? '',
    domainPrefix: host.split('.', 1)[0] ?? '',
    requestId: request.requestId,
    extendedRequestId: request.requestId,
    requestTime: requestTime(request.receivedAt),
    requestTimeEpoch: request.receivedAt.getTime(),
    identity: {
      accessKey: null,
      accountId: null,
      apiKey: null,
      apiKeyId: null,
      caller: null,
      clientCert: null,
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
      principalOrgId: null,
      sourceIp: request.sourceIp,
      user: null,
      userAgent: headerOf(request, 'user-agent') ?? null,
      userArn: null,
    },
    ...(authorizer === undefined ? {} : { authorizer }),
  };
};

/** `arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/GET/api/orders`, with the path that was asked for. */
export const methodArnOf = ({ api, region, accountId, request }: Exchange): string =>
  `arn:aws:execute-api:${region}:${accountId}:${api.id}/${api.stage}/${request.method}/${request.path.replace(/^\//, '')}`;
