import { beforeAll, describe, expect, test } from 'vitest';

import { assemblyOf } from '#test/stages/assemblies.ts';

type Loose = any;

let network: Loose;
let api: Loose;
beforeAll(() => {
  const assembly = assemblyOf('prod');
  const resourcesOf = (part: string): Loose =>
    assembly.getStackByName(`stafee-prod-${part}`).template.Resources;
  [network, api] = [resourcesOf('Network'), resourcesOf('TenantApi')];
});

const ofType = (resources: Loose, type: string): readonly (readonly [string, Loose])[] =>
  Object.entries<Loose>(resources).filter(([, resource]) => resource.Type === type);

/** The plane that a resource of the network stack, or a reference to one, belongs to. */
const planesIn = (value: unknown): readonly string[] => [
  ...new Set(
    [...JSON.stringify(value).matchAll(/(App|Operations)(?:Vpc|Functions|Endpoints)/g)].map(
      ([, plane]) => plane ?? '',
    ),
  ),
];

/** The name by which the deployment looks a list up. */
const listOf = (reference: Loose): string | undefined => {
  const lookUp = network[reference?.['Fn::GetAtt']?.[0]];
  return /"Values":\["([^"]+)"\]/.exec(lookUp?.Properties.Create ?? '')?.[1];
};

describe('the networks', () => {
  test('have no internet gateway, no NAT, no peering and no route of their own', () => {
    const types = new Set(Object.values<Loose>(network).map(({ Type }) => Type));
    for (const type of [
      'InternetGateway',
      'NatGateway',
      'VPCPeeringConnection',
      'Route',
      'VPCGatewayAttachment',
    ])
      expect(types).not.toContain(`AWS::EC2::${type}`);
    expect(types).toContain('AWS::EC2::VPCEndpoint');
  });

  test('are two, each in two zones', () => {
    expect(ofType(network, 'AWS::EC2::VPC').map(([, { Properties }]) => Properties.CidrBlock)).toEqual([
      '10.20.0.0/20',
      '10.21.0.0/20',
    ]);
    const zones = ofType(network, 'AWS::EC2::Subnet').map(
      ([, { Properties }]) => Properties.AvailabilityZone,
    );
    expect(zones.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
      ...Array.from({ length: 4 }, () => 'ap-northeast-1a'),
      ...Array.from({ length: 4 }, () => 'ap-northeast-1c'),
    ]);
  });

  test('share no group, subnet, endpoint or route table', () => {
    for (const [id, { Properties }] of Object.entries<Loose>(network)) {
      if (/DefaultSGCustomResourceProvider/.test(id)) continue;
      expect(planesIn({ [id]: Properties }).length).toBeLessThan(2);
    }
  });

  test('let functions out to their own endpoints, S3 and DynamoDB by HTTPS, and to nothing else', () => {
    const out = ofType(network, 'AWS::EC2::SecurityGroupEgress').map(([, { Properties }]) => [
      Properties.FromPort,
      Properties.ToPort,
      listOf(Properties.DestinationPrefixListId) ?? planesIn(Properties.DestinationSecurityGroupId).join(),
    ]);
    expect(out).toEqual([
      [443, 443, 'App'],
      [443, 443, 'com.amazonaws.ap-northeast-1.s3'],
      [443, 443, 'com.amazonaws.ap-northeast-1.dynamodb'],
      [443, 443, 'Operations'],
      [443, 443, 'com.amazonaws.ap-northeast-1.s3'],
      [443, 443, 'com.amazonaws.ap-northeast-1.dynamodb'],
    ]);
  });

  test('keep the flows of 90 days under our key', () => {
    const groups = ofType(network, 'AWS::Logs::LogGroup').filter(([id]) => id.includes('FlowLogs'));
    expect(groups.map(([, { Properties }]) => Properties.RetentionInDays)).toEqual([90, 90]);
    for (const [, { Properties }] of groups) expect(JSON.stringify(Properties.KmsKeyId)).toContain('LogsKey');
  });

  test('empty the default group of each', () => {
    expect(ofType(network, 'Custom::VpcRestrictDefaultSG')).toHaveLength(2);
  });
});

const isTenantFunction = (id: string): boolean =>
  /^(auth|authorizer|tenantapp|tenantadmin|tenantdocuments|tenantsupport)Function/.test(id);

describe('a function', () => {
  test("of the tenants lives in the tenants' network, any other of ours in the operators'", () => {
    const placed = ofType(api, 'AWS::Lambda::Function').filter(([id]) => !id.startsWith('CustomCDK'));
    expect(placed.length).toBeGreaterThan(4);
    for (const [id, { Properties }] of placed)
      expect([id, ...planesIn(Properties.VpcConfig)]).toEqual([
        id,
        isTenantFunction(id) ? 'App' : 'Operations',
      ]);
  });

  test('cannot make network interfaces by its own code', () => {
    const policies = ofType(api, 'AWS::IAM::Policy').filter(([id]) =>
      isTenantFunction(id.replace('Role', 'Function')),
    );
    expect(policies).toHaveLength(6);
    for (const [, { Properties }] of policies)
      expect(Properties.PolicyDocument.Statement).toContainEqual({
        Effect: 'Deny',
        Action: [
          'ec2:AssignPrivateIpAddresses',
          'ec2:CreateNetworkInterface',
          'ec2:DeleteNetworkInterface',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeSubnets',
          'ec2:UnassignPrivateIpAddresses',
        ],
        Resource: '*',
        Condition: { Null: { 'lambda:SourceFunctionArn': 'false' } },
      });
  });

  test('of the tenants finds an endpoint for all that it may do there', () => {
    const carried = ofType(network, 'AWS::EC2::VPCEndpoint')
      .filter(([id]) => id.startsWith('App'))
      .flatMap(([, { Properties }]) =>
        Properties.PolicyDocument.Statement.flatMap(({ Action }: Loose) => [Action].flat()),
      );
    const carries = (action: string): boolean =>
      carried.some((pattern: string) =>
        pattern.endsWith('*') ? action.startsWith(pattern.slice(0, -1)) : action === pattern,
      );
    const wanted = ofType(api, 'AWS::IAM::Policy')
      .filter(([id]) => isTenantFunction(id.replace('Role', 'Function')))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
      // What goes through another service never takes our way.
      .filter(
        ({ Effect, Condition }: Loose) =>
          Effect === 'Allow' && Condition?.StringEquals?.['kms:ViaService'] === undefined,
      )
      .flatMap(({ Action }: Loose) => [Action].flat())
      .filter((action: string) => !/^(logs|xray|ec2):/.test(action));
    expect(wanted).toContain('sts:AssumeRole');
    expect(wanted).toContain('cognito-idp:AdminInitiateAuth');
    expect(wanted.filter((action: string) => !carries(action))).toEqual([]);
  });
});

describe('stage dev', () => {
  test('has no network of its own', () => {
    const stacks = assemblyOf('dev').stacks;
    expect(stacks.map(({ stackName }) => stackName)).not.toContain('stafee-dev-Network');
  });
});
