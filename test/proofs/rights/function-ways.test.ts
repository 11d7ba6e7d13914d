import { beforeAll, describe, expect, test } from 'vitest';
import { requestContextOf } from '#local/aws/policies/condition-keys.ts';
import { evaluate } from '#local/aws/policies/evaluate.ts';
import { policiesOfTemplate, type RolePolicies } from '#local/aws/policies/policies-of-template.ts';
import { readPolicy, type Policy, type Statement } from '#local/aws/policies/policy-document.ts';
import { templateOfStacks } from '#proofs/rights/template-of-stacks.ts';
import { provenStacksOf } from '#test/stages/assemblies.ts';
import { settings } from '#test/stages/settings.ts';
import type { CloudTemplate, Resource } from '#local/aws/template/cloud-template.ts';
import { aPolicy } from '#test/local/aws/policies/a-request.ts';

type Loose = any;
type Plane = 'App' | 'Operations';
/** The policy of each endpoint of a network, by the name of its service in IAM. */
type Endpoints = ReadonlyMap<string, Policy>;

const account = '000000000000';
const stranger = '111111111111';

let prod: CloudTemplate;
let roles: ReadonlyMap<string, RolePolicies>;
let endpoints: Readonly<Record<Plane, Endpoints>>;
beforeAll(() => {
  prod = templateOfStacks(provenStacksOf(settings.prod));
  ({ roles } = policiesOfTemplate(prod));
  endpoints = { App: endpointsOf('App'), Operations: endpointsOf('Operations') };
});

/** `com.amazonaws.ap-northeast-1.email` is SES. */
const serviceOf = (name: string): string =>
  name
    .split('.')
    .at(-1)
    ?.replace(/^email$/, 'ses') ?? '';

const endpointsOf = (plane: Plane): Endpoints =>
  new Map(
    prod
      .ofType('AWS::EC2::VPCEndpoint')
      .filter(({ path }) => path.includes(`-Network/${plane}/`))
      .map(({ path, properties }) => [
        serviceOf(String(properties['ServiceName'])),
        readPolicy(path, properties['PolicyDocument']),
      ]),
  );

const planeOf = (placed: Resource): Plane | undefined => {
  const [, plane] =
    /Network-(App|Operations)Functions/.exec(JSON.stringify(placed.property('VpcConfig') ?? {})) ?? [];
  return plane as Plane | undefined;
};

type Asked = {
  readonly by: string;
  readonly plane: Plane;
  readonly action: string;
  readonly resource: string;
};

/** What DynamoDB, S3 or SQS asks of a key on somebody's behalf takes no way of ours. */
const isOwnCall = ({ effect, conditions }: Statement): boolean =>
  effect === 'Allow' && !conditions.some(({ key }) => key === 'kms:ViaService');

const statementsOf = (roleArn: string): readonly Statement[] =>
  (roles.get(roleArn)?.ownPolicies ?? []).flatMap(({ statements }) => statements).filter(isOwnCall);

const becomes = (roleArn: string): readonly string[] =>
  statementsOf(roleArn)
    .filter(({ actions }) => actions.values.includes('sts:AssumeRole'))
    .flatMap(({ resources }) => resources?.values ?? []);

/** Lambda itself writes a function's log, from a place of its own; Insights writes from beside the function. */
const isWrittenByLambda = ({ action, resource }: Pick<Asked, 'action' | 'resource'>): boolean =>
  action.startsWith('logs:') && !resource.includes(':log-group:/aws/lambda-insights');

/** All that a function may ask for from its network: as itself, and as a tenant. */
const asked = (): readonly Asked[] =>
  prod.ofType('AWS::Lambda::Function').flatMap((placed) => {
    const plane = planeOf(placed);
    const role = String(placed.property('Role'));
    if (plane === undefined) return [];
    return [role, ...becomes(role)].flatMap((roleArn) =>
      statementsOf(roleArn).flatMap(({ actions, resources }) =>
        actions.values.flatMap((action) =>
          (resources?.values ?? [])
            .map((resource) => ({ by: placed.path, plane, action, resource }))
            .filter((call) => !isWrittenByLambda(call)),
        ),
      ),
    );
  });

const endpointFor = ({ plane, action }: Asked): Policy | undefined =>
  endpoints[plane].get(action.split(':')[0] ?? '');

/** The function's own policies allow everything here: the endpoint alone decides. */
const passes = (
  call: Asked,
  keys: { readonly 'aws:PrincipalAccount'?: string; readonly 'aws:ResourceAccount'?: string },
): boolean => {
  const { decision } = evaluate(
    {
      action: call.action,
      resource: call.resource,
      principal: { arn: `arn:aws:sts::${keys['aws:PrincipalAccount'] ?? ''}:assumed-role/any/session` },
      context: requestContextOf(keys),
    },
    { identity: [aPolicy({ Resource: '*' })], endpoint: endpointFor(call) },
  );
  return decision === 'allowed';
};

const carried = (): readonly Asked[] => asked().filter((call) => endpointFor(call) !== undefined);
const lines = (calls: readonly Asked[]): readonly string[] =>
  calls.map(({ by, action, resource }) => `${by} ${action} on ${resource}`);

describe('an endpoint', () => {
  test('lets through all that a function in its network may ask for', () => {
    const calls = carried();
    expect(new Set(calls.map(({ by }) => by)).size).toBeGreaterThan(15);
    expect(calls.some(({ by, action }) => by.includes('/tenant-app/') && action === 's3:PutObject')).toBe(
      true,
    );
    expect(new Set(calls.map(({ action }) => action.split(':')[0]))).toEqual(
      new Set(['dynamodb', 's3', 'kms', 'sts', 'cognito-idp', 'ses', 'sqs', 'backup', 'logs']),
    );
    const own = { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account };
    expect(lines(calls.filter((call) => !passes(call, own)))).toEqual([]);
  });

  test('is missing only where no code of ours calls', () => {
    const services = asked()
      .filter((call) => endpointFor(call) === undefined)
      .map(({ action }) => action.split(':')[0]);
    // Lambda writes traces, joins the network, and AWS Backup is handed its role.
    expect(new Set(services)).toEqual(new Set(['ec2', 'iam', 'xray']));
  });

  test.each([
    [
      'another account’s table, file or key',
      { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': stranger },
    ],
    ['somebody else’s credentials', { 'aws:PrincipalAccount': stranger, 'aws:ResourceAccount': account }],
    [
      'somebody else’s credentials for what is his',
      { 'aws:PrincipalAccount': stranger, 'aws:ResourceAccount': stranger },
    ],
    ['a call that nobody signed', {}],
  ])('lets through nothing for %s', (_what, keys) => {
    expect(lines(carried().filter((call) => passes(call, keys)))).toEqual([]);
  });

  // Of people and of operators alike: what the sign-in gave stands for a signature (docs/decisions/0021, 0179).
  test.each<Plane>(['App', 'Operations'])('takes what sets a factor up unsigned: %s', (plane) => {
    const unsigned = [...endpoints[plane].values()]
      .flatMap(({ statements }) => statements)
      .filter(({ conditions }) => conditions.length === 0)
      .flatMap(({ actions }) => actions.values);
    expect(unsigned.filter((action) => action.includes('WebAuthn'))).toHaveLength(plane === 'App' ? 4 : 0);
    expect(unsigned.filter((action) => action.endsWith('SoftwareToken'))).toHaveLength(2);
  });
});

/** The sources that are ours: rules of the bus, and the two APIs. */
const ownSources = (): readonly string[] => [
  ...prod.ofType('AWS::Events::Rule').map((rule) => rule.attribute('Arn')),
  ...prod
    .ofType('AWS::ApiGateway::RestApi')
    .map(({ name }) => `arn:aws:execute-api:ap-northeast-1:${account}:${name}/`),
];

const isOwnSource = (source: string): boolean =>
  ownSources().some((own) => (own.endsWith('/') ? source.startsWith(own) : source === own));

/** Why a permission lets in more than one source of ours; nothing when it does not. */
const faultOf = ({
  Action,
  Principal,
  SourceArn,
  SourceAccount,
  FunctionUrlAuthType,
}: Loose): string | undefined => {
  if (Action !== 'lambda:InvokeFunction' || FunctionUrlAuthType !== undefined) return `allows ${Action}`;
  if (!/^[a-z]+\.amazonaws\.com$/.test(Principal)) return `lets in ${Principal}`;
  if (SourceArn === undefined) return SourceAccount === account ? undefined : 'names no source';
  return isOwnSource(SourceArn) ? undefined : `lets in ${SourceArn}`;
};

describe('a permission to invoke', () => {
  const permissions = () => prod.ofType('AWS::Lambda::Permission');

  test('names one of our rules or APIs as its source', () => {
    expect(
      permissions()
        .map(({ properties }) => faultOf(properties))
        .filter((fault) => fault !== undefined),
    ).toEqual([]);
  });

  test('is given to the services that invoke, and to nobody else', () => {
    const shortOf = new Map(
      prod.ofType('AWS::Lambda::Function').map((one) => [one.attribute('Arn'), one.path.split('/').at(-2)]),
    );
    const given = permissions().map(({ properties: { FunctionName, Principal } }) => [
      shortOf.get(String(FunctionName)),
      Principal,
    ]);
    expect(given.map((one) => one.join(' by ')).toSorted()).toEqual([
      'auth by apigateway.amazonaws.com',
      'authorizer by apigateway.amazonaws.com',
      'backup-rerun by events.amazonaws.com',
      'mail-events by events.amazonaws.com',
      'operator by apigateway.amazonaws.com',
      'operator-auth by apigateway.amazonaws.com',
      'operator-authorizer by apigateway.amazonaws.com',
      'restore-validation by events.amazonaws.com',
      'tenant-admin by apigateway.amazonaws.com',
      'tenant-app by apigateway.amazonaws.com',
      'tenant-documents by apigateway.amazonaws.com',
      'tenant-support by apigateway.amazonaws.com',
    ]);
    expect(prod.ofType('AWS::Lambda::Url', 'AWS::Lambda::LayerVersionPermission')).toEqual([]);
  });

  test.each<[what: string, change: Loose, fault: string]>([
    ['anybody', { Principal: '*' }, 'lets in *'],
    ['another account', { Principal: stranger }, `lets in ${stranger}`],
    ['no source', { SourceArn: undefined }, 'names no source'],
    [
      'a source of another account',
      { SourceArn: `arn:aws:events:ap-northeast-1:${stranger}:rule/a` },
      `lets in arn:aws:events:ap-northeast-1:${stranger}:rule/a`,
    ],
    [
      'any rule',
      { SourceArn: `arn:aws:events:ap-northeast-1:${account}:rule/*` },
      `lets in arn:aws:events:ap-northeast-1:${account}:rule/*`,
    ],
    [
      'any API',
      { SourceArn: `arn:aws:execute-api:ap-northeast-1:${account}:*/*` },
      `lets in arn:aws:execute-api:ap-northeast-1:${account}:*/*`,
    ],
    ['a URL', { Action: 'lambda:InvokeFunctionUrl' }, 'allows lambda:InvokeFunctionUrl'],
  ])('is found when it names %s', (_what, change, fault) => {
    const [first] = permissions();
    expect(faultOf({ ...first?.properties, ...change })).toBe(fault);
  });
});
