import { away, inEach, turned, without } from '#test/proofs/mutants/edits.ts';
import type { Ways } from '#test/proofs/mutants/mutant.ts';

const world = '0.0.0.0/0';

/** What packets pass: networks, groups, endpoints, and the functions inside. */
export const networks: readonly Ways[] = [
  { types: ['AWS::EC2::VPC', 'Custom::VpcRestrictDefaultSG'], ways: () => [away] },
  {
    types: ['AWS::EC2::Subnet'],
    ways: (r) => turned(r, 'properties.MapPublicIpOnLaunch', true),
  },
  {
    types: ['AWS::EC2::FlowLog'],
    ways: (r) => [
      away,
      ...turned(r, 'properties.TrafficType', 'REJECT'),
      ...turned(r, 'properties.LogGroupName', 'elsewhere'),
    ],
  },
  {
    types: ['AWS::EC2::SecurityGroup'],
    ways: (r) => [
      [
        'open to the world',
        (copy) => (copy.properties.SecurityGroupIngress = [{ CidrIp: world, IpProtocol: '-1' }]),
      ],
      [
        'open to half of the world',
        (copy) => (copy.properties.SecurityGroupIngress = [{ CidrIp: '0.0.0.0/1', IpProtocol: '-1' }]),
      ],
      [
        'out to the world',
        (copy) => (copy.properties.SecurityGroupEgress = [{ CidrIp: world, IpProtocol: '-1' }]),
      ],
      ...without(r, 'properties.SecurityGroupEgress'),
    ],
  },
  {
    types: ['AWS::EC2::SecurityGroupEgress', 'AWS::EC2::SecurityGroupIngress'],
    ways: (r) => [
      ...turned(r, 'properties.FromPort', 0),
      ...turned(r, 'properties.ToPort', 65_535),
      ...turned(r, 'properties.IpProtocol', '-1'),
      [
        'to or from the world',
        (copy) => {
          const { GroupId } = copy.properties;
          copy.properties = { GroupId, CidrIp: world, IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
        },
      ],
    ],
  },
  {
    types: ['AWS::EC2::VPCEndpoint'],
    ways: (r) => [
      ...without(r, 'properties.PolicyDocument'),
      ...inEach(r, 'properties.PolicyDocument.Statement', (statement) => [
        ...without(r, `${statement}.Condition`, `${statement}.Condition.StringEquals.aws:PrincipalAccount`),
        ...turned(r, `${statement}.Action`, '*'),
      ]),
      ...turned(r, 'properties.ServiceName', 'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0'),
      ...turned(r, 'properties.SecurityGroupIds', ['sg-0123456789abcdef0']).filter(
        () => r.properties.SecurityGroupIds !== undefined,
      ),
    ],
  },
  {
    types: ['AWS::EC2::RouteTable'],
    ways: () => [
      ['with a way out', (copy) => (copy.type = 'AWS::EC2::Route')],
      ['with a gateway', (copy) => (copy.type = 'AWS::EC2::InternetGateway')],
      ['with a machine', (copy) => (copy.type = 'AWS::EC2::Instance')],
    ],
  },
  {
    types: ['AWS::Lambda::Function'],
    ways: (r) => [
      ...without(
        r,
        'properties.VpcConfig',
        'properties.TenancyConfig',
        'properties.LoggingConfig',
        'properties.DeadLetterConfig',
        'properties.KmsKeyArn',
      ),
      ...turned(r, 'properties.Runtime', 'nodejs18.x'),
      ...turned(r, 'properties.Environment.Variables.NODE_TLS_REJECT_UNAUTHORIZED', '0'),
    ],
  },
];
