import { at, each, listOf, ofType, targetOf, textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { operatorRoutes } from '#lib/operator-routes.ts';
import { routes } from '#lib/routes.ts';

/** Pages and the contract: files without anything of a tenant's in them, and the answer to an unknown API path. */
const publicPages = [
  'GET /',
  'GET /{proxy+}',
  'GET /assets/{file}',
  'GET /api/openapi.json',
  'GET /api/{proxy+}',
];

/** The console's files; the operators' wall stands in front of them too. */
const operatorPages = ['GET /', 'GET /{proxy+}', 'GET /assets/{file}', 'GET /operator/{proxy+}'];

type Access = { readonly access: 'session' | 'public' };

const publicKeys = (table: Readonly<Record<string, Access>>): readonly string[] =>
  Object.entries(table)
    .filter(([, { access }]) => access === 'public')
    .map(([key]) => key);

/** Everything that may be asked for without a session, by plane. */
export const publicMethods = {
  tenant: [...publicPages, ...publicKeys(routes)],
  operator: [...operatorPages, ...publicKeys(operatorRoutes)],
} as const;

/** An API answers for one plane: the stack says which. */
const planeOf = ({ name }: SynthesizedStack): keyof typeof publicMethods =>
  name.endsWith('-OperatorApi') ? 'operator' : 'tenant';

const routesOf = { tenant: Object.keys(routes), operator: Object.keys(operatorRoutes) } as const;

const perTenantRoutes = Object.entries(routes)
  .filter(([, route]) => route.function !== 'auth')
  .map(([key]) => key);

const pathOf = (stack: SynthesizedStack, resourceId: unknown): string => {
  const id = at(resourceId, 'Ref');
  const found = stack.resources.find((resource) => resource.id === id);
  if (found === undefined) return '';
  return `${pathOf(stack, at(found.properties, 'ParentId'))}/${String(at(found.properties, 'PathPart'))}`;
};

const methodsOf = (stack: SynthesizedStack): readonly (readonly [string, Resource])[] =>
  ofType(stack, 'AWS::ApiGateway::Method').map((method) => {
    const path = pathOf(stack, at(method.properties, 'ResourceId'));
    return [`${String(at(method.properties, 'HttpMethod'))} ${path === '' ? '/' : path}`, method];
  });

export const authorizedMethods: Rule = {
  id: 'method-behind-authorizer',
  check: (stack) =>
    methodsOf(stack)
      .filter(([key]) => !publicMethods[planeOf(stack)].includes(key))
      .filter(
        ([, { properties }]) =>
          at(properties, 'AuthorizationType') !== 'CUSTOM' ||
          at(properties, 'AuthorizerId', 'Ref') === undefined,
      )
      .map(([key, { id }]) => ({ resource: id, message: `${key} answers without a session` })),
};

export const everyRouteServed: Rule = {
  id: 'route-has-method',
  check: (stack) => {
    const served = methodsOf(stack).map(([key]) => key);
    return ofType(stack, 'AWS::ApiGateway::RestApi').flatMap(({ id }) =>
      routesOf[planeOf(stack)]
        .filter((key) => !served.includes(key))
        .map((key) => ({ resource: id, message: `does not serve ${key}` })),
    );
  },
};

export const authorizerSeesAddress = each(
  'authorizer-decides-each-request',
  ['AWS::ApiGateway::Authorizer'],
  ({ properties }) => {
    if (at(properties, 'AuthorizerResultTtlInSeconds') !== 0) return 'answers from a cache';
    const sources = String(at(properties, 'IdentitySource'));
    return sources.includes('method.request.header.Cookie') && sources.includes('context.identity.sourceIp')
      ? undefined
      : 'does not look at both the cookie and the address';
  },
);

const functionOf = (stack: SynthesizedStack, method: Resource): Resource | undefined => {
  const uri = JSON.stringify(at(method.properties, 'Integration', 'Uri'));
  return ofType(stack, 'AWS::Lambda::Function').find(({ id }) => uri.includes(`"${id}"`));
};

const isolationFault = (stack: SynthesizedStack, method: Resource): string | undefined => {
  const header = at(
    method.properties,
    'Integration',
    'RequestParameters',
    'integration.request.header.X-Amz-Tenant-Id',
  );
  if (header !== 'context.authorizer.tenantId') return 'does not take the tenant from the authorizer';
  const target = functionOf(stack, method);
  return at(target?.properties, 'TenancyConfig', 'TenantIsolationMode') === 'PER_TENANT'
    ? undefined
    : 'runs tenants in one execution environment';
};

export const tenantsApart: Rule = {
  id: 'tenant-function-per-tenant',
  check: (stack) =>
    methodsOf(stack)
      .filter(([key]) => perTenantRoutes.includes(key))
      .flatMap(([key, method]) => {
        const fault = isolationFault(stack, method);
        return fault === undefined ? [] : [{ resource: method.id, message: `${key} ${fault}` }];
      }),
};

export const modernTls = each(
  'api-tls',
  ['AWS::ApiGateway::RestApi', 'AWS::ApiGateway::DomainName'],
  ({ properties }) =>
    at(properties, 'SecurityPolicy') === 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09' &&
    at(properties, 'EndpointAccessMode') === 'STRICT'
      ? undefined
      : 'accepts TLS below 1.2 or without forward secrecy',
);

/** The bucket and its objects; a list of one of them leaves the other open. */
const isAboutBoth = (statement: unknown): boolean =>
  listOf(at(statement, 'Resource')).some((one) => targetOf(one) !== undefined) &&
  JSON.stringify(at(statement, 'Resource') ?? '').includes('"/*"');

const refusesEverybody = (statement: unknown): boolean =>
  isAboutBoth(statement) &&
  at(statement, 'Effect') === 'Deny' &&
  (at(statement, 'Principal') === '*' || at(statement, 'Principal', 'AWS') === '*') &&
  textsOf(at(statement, 'Action')).includes('s3:*');

const refusesPlainText = (statement: unknown): boolean =>
  refusesEverybody(statement) && at(statement, 'Condition', 'Bool', 'aws:SecureTransport') === 'false';

const refusesOldTls = (statement: unknown): boolean =>
  refusesEverybody(statement) &&
  Number(at(statement, 'Condition', 'NumericLessThan', 's3:TlsVersion') ?? 0) >= 1.2;

export const bucketsTlsOnly: Rule = {
  id: 'bucket-tls-only',
  check: (stack) => {
    const guarded = ofType(stack, 'AWS::S3::BucketPolicy')
      .filter(({ properties }) => {
        const statements = listOf(at(properties, 'PolicyDocument', 'Statement'));
        return statements.some(refusesPlainText) && statements.some(refusesOldTls);
      })
      .map(({ properties }) => at(properties, 'Bucket', 'Ref'));
    return ofType(stack, 'AWS::S3::Bucket')
      .filter(({ id }) => !guarded.includes(id))
      .map(({ id }) => ({
        resource: id,
        message: 'answers without TLS 1.2: set enforceSSL and minimumTLSVersion',
      }));
  },
};
