import { at, each, listOf, ofType, textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';

const groups = 'AWS::EC2::SecurityGroup';

/** The rules of a group, written inside it and beside it, as one list. */
const rulesOf = (
  stack: SynthesizedStack,
  direction: 'Ingress' | 'Egress',
): readonly { readonly id: string; readonly rule: unknown }[] => [
  ...ofType(stack, groups).flatMap(({ id, properties }) =>
    listOf(at(properties, `SecurityGroup${direction}`)).map((rule) => ({ id, rule })),
  ),
  ...ofType(stack, `AWS::EC2::SecurityGroup${direction}`).map(({ id, properties }) => ({
    id,
    rule: properties,
  })),
];

const isEverywhere = (rule: unknown): boolean =>
  at(rule, 'CidrIp') === '0.0.0.0/0' || at(rule, 'CidrIpv6') === '::/0';

export const noOpenIngress: Rule = {
  id: 'no-open-ingress',
  check: (stack) =>
    rulesOf(stack, 'Ingress')
      .filter(({ rule }) => isEverywhere(rule))
      .map(({ id }) => ({ resource: id, message: 'lets the whole internet in' })),
};

const isHttps = (rule: unknown): boolean =>
  at(rule, 'IpProtocol') === 'tcp' && at(rule, 'FromPort') === 443 && at(rule, 'ToPort') === 443;

export const ingressNamed: Rule = {
  id: 'ingress-named',
  check: (stack) =>
    rulesOf(stack, 'Ingress')
      .filter(({ rule }) => at(rule, 'SourceSecurityGroupId') === undefined || !isHttps(rule))
      .map(({ id }) => ({ resource: id, message: 'lets in more than HTTPS from a group of ours' })),
};

/** What the CDK writes for a group without any rule, since EC2 would otherwise allow everything. */
const isNothing = (rule: unknown): boolean => at(rule, 'CidrIp') === '255.255.255.255/32';

/** AWS's own list of the addresses of S3 or DynamoDB here, as the deployment looks it up (lib/constructs/prefix-lists.ts). */
const isOwnList = (stack: SynthesizedStack, list: unknown): boolean => {
  const lookUp = stack.resources.find(({ id }) => id === at(list, 'Fn::GetAtt', 0));
  return (
    lookUp?.type === 'Custom::AWS' &&
    new RegExp(`DescribeManagedPrefixLists.*"com\\.amazonaws\\.${stack.region}\\.(s3|dynamodb)"`).test(
      String(at(lookUp.properties, 'Create') ?? at(lookUp.properties, 'Update')),
    )
  );
};

const isNamed = (stack: SynthesizedStack, rule: unknown): boolean =>
  (at(rule, 'DestinationSecurityGroupId') !== undefined ||
    isOwnList(stack, at(rule, 'DestinationPrefixListId'))) &&
  isHttps(rule);

export const egressNamed: Rule = {
  id: 'egress-named',
  check: (stack) => {
    const outward = rulesOf(stack, 'Egress');
    const silent = ofType(stack, groups)
      .map(({ id }) => id)
      .filter(
        (id) =>
          !outward.some(({ id: own, rule }) => own === id || at(rule, 'GroupId', 'Fn::GetAtt', 0) === id),
      );
    return [
      ...silent.map((id) => ({ resource: id, message: 'says nothing about egress, which allows all of it' })),
      ...outward
        .filter(({ rule }) => !isNothing(rule) && !isNamed(stack, rule))
        .map(({ id }) => ({ resource: id, message: 'goes out to more than HTTPS at named services' })),
    ];
  },
};

const waysOut = [
  'AWS::EC2::InternetGateway',
  'AWS::EC2::EgressOnlyInternetGateway',
  'AWS::EC2::NatGateway',
  'AWS::EC2::VPCPeeringConnection',
  'AWS::EC2::TransitGatewayAttachment',
  'AWS::EC2::VPNGateway',
  'AWS::EC2::Route',
];

export const noWayOut = each('no-way-out', waysOut, () => 'leads out of an isolated network');

/**
 * Cognito takes these unsigned, with the session or the token of a sign-in: no condition can name whose pool they go to. So
 * they are a channel out, narrow as it is: whoever runs code in such a function could send what he reads to a pool of his own, a few
 * kilobytes in a `Credential`. CloudTrail has no line of it in our account; what is left is the wall of the functions
 * themselves (docs/decisions/0208).
 */
const unsigned = [
  'cognito-idp:AssociateSoftwareToken',
  'cognito-idp:CompleteWebAuthnRegistration',
  'cognito-idp:DeleteWebAuthnCredential',
  'cognito-idp:ListWebAuthnCredentials',
  'cognito-idp:StartWebAuthnRegistration',
  'cognito-idp:VerifySoftwareToken',
];
const isUnsigned = (statement: unknown): boolean => {
  const actions = textsOf(at(statement, 'Action'));
  return actions.length > 0 && actions.every((action) => unsigned.includes(action));
};

const isForAccount = (statement: unknown): boolean => {
  const bounds = at(statement, 'Condition', 'StringEquals');
  return (
    at(statement, 'Effect') === 'Allow' &&
    at(bounds, 'aws:PrincipalAccount') !== undefined &&
    at(bounds, 'aws:PrincipalAccount') === at(bounds, 'aws:ResourceAccount') &&
    !textsOf(at(statement, 'Action')).includes('*')
  );
};

export const endpointsForAccount = each(
  'endpoint-for-this-account',
  ['AWS::EC2::VPCEndpoint'],
  ({ properties }) => {
    const statements = listOf(at(properties, 'PolicyDocument', 'Statement'));
    return statements.length > 0 &&
      statements.every((statement) => isForAccount(statement) || isUnsigned(statement))
      ? undefined
      : "carries calls of others or to others' resources";
  },
);

const serviceOf = (name: unknown): string => {
  const parts = listOf(at(name, 'Fn::Join', 1));
  return parts.length === 0
    ? String(name)
    : parts.map((part) => (at(part, 'Ref') === 'AWS::Region' ? '<region>' : String(part))).join('');
};

/** Services of AWS in this Region, and behind a group of this network. */
export const endpointsNearby: Rule = {
  id: 'endpoint-nearby',
  check: (stack) => {
    const ownGroups = ofType(stack, groups).map(({ id }) => id);
    return ofType(stack, 'AWS::EC2::VPCEndpoint').flatMap(({ id, properties }) => {
      const service = serviceOf(at(properties, 'ServiceName')).replace('<region>', stack.region);
      if (!new RegExp(`^com\\.amazonaws\\.${stack.region}\\.[a-z0-9-]+$`).test(service))
        return [{ resource: id, message: `leads to ${service}, which is no service of AWS in this Region` }];
      const guards = listOf(at(properties, 'SecurityGroupIds'));
      const isGuarded =
        at(properties, 'VpcEndpointType') === 'Gateway' ||
        (guards.length > 0 &&
          guards.every((group) => ownGroups.includes(String(at(group, 'Fn::GetAtt', 0)))));
      return isGuarded ? [] : [{ resource: id, message: 'is guarded by no group of this network' }];
    });
  },
};

export const subnetsPrivate = each('subnet-private', ['AWS::EC2::Subnet'], ({ properties }) =>
  at(properties, 'MapPublicIpOnLaunch') === false ? undefined : 'gives out public addresses',
);

/** AWS lets everything in a network's default group talk; the CDK's custom resource takes its rules away. */
export const defaultGroupsClosed: Rule = {
  id: 'default-group-closed',
  check: (stack) => {
    const closed = ofType(stack, 'Custom::VpcRestrictDefaultSG').map(({ properties }) =>
      at(properties, 'DefaultSecurityGroupId', 'Fn::GetAtt', 0),
    );
    return ofType(stack, 'AWS::EC2::VPC')
      .filter(({ id }) => !closed.includes(id))
      .map(({ id }) => ({ resource: id, message: 'keeps its default group open: restrict it' }));
  },
};

export const flowsLogged: Rule = {
  id: 'network-flows-logged',
  check: (stack) => {
    const logGroups = ofType(stack, 'AWS::Logs::LogGroup').map(({ id }) => id);
    const logged = ofType(stack, 'AWS::EC2::FlowLog')
      .filter(({ properties }) => at(properties, 'TrafficType') === 'ALL')
      .filter(({ properties }) => logGroups.includes(String(at(properties, 'LogGroupName', 'Ref'))))
      .map(({ properties }) => at(properties, 'ResourceId', 'Ref'));
    return ofType(stack, 'AWS::EC2::VPC')
      .filter(({ id }) => !logged.includes(id))
      .map(({ id }) => ({ resource: id, message: 'does not log its flows' }));
  },
};

const vpcOf = (stack: SynthesizedStack, id: unknown): unknown =>
  at(stack.resources.find((resource) => resource.id === id)?.properties, 'VpcId', 'Ref');

/** The resources that a rule or an endpoint ties to its own network. */
const tiedTo = ({ properties }: Resource): readonly unknown[] =>
  [
    ...['GroupId', 'SourceSecurityGroupId', 'DestinationSecurityGroupId'].map((name) => at(properties, name)),
    ...listOf(at(properties, 'SecurityGroupIds')),
    ...listOf(at(properties, 'SubnetIds')),
    ...listOf(at(properties, 'RouteTableIds')),
  ]
    .map((reference) => at(reference, 'Fn::GetAtt', 0) ?? at(reference, 'Ref'))
    .filter((id) => id !== undefined);

/** Tenants' functions and operators' functions live in networks of their own; nothing belongs to two of them. */
export const planesApart: Rule = {
  id: 'planes-apart',
  check: (stack) =>
    ofType(stack, 'AWS::EC2::VPCEndpoint', 'AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress')
      .filter((resource) => {
        const own = at(resource.properties, 'VpcId', 'Ref');
        const networks = tiedTo(resource).map((id) => vpcOf(stack, id));
        return new Set(own === undefined ? networks : [own, ...networks]).size > 1;
      })
      .map(({ id }) => ({ resource: id, message: 'joins two networks' })),
};
