import { ofType } from '#test/proofs/mutants/fits.ts';
import type { Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const functions = ofType('AWS::EC2::SecurityGroup', 'AppFunctions');
const endpoint = ofType('AWS::EC2::VPCEndpoint', 'AppVpcKms');

const turnedInto =
  (type: string) =>
  (r: Loose): void => {
    r.type = type;
  };

export const networkRules: readonly Plant[] = [
  [
    'no-open-ingress',
    'a group that is open to the internet',
    functions,
    (r) => {
      r.properties.SecurityGroupIngress = [
        { CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 },
      ];
    },
  ],
  [
    'no-open-ingress',
    'a rule that is open to IPv6',
    ofType('AWS::EC2::SecurityGroupIngress'),
    (r) => {
      r.properties.CidrIpv6 = '::/0';
    },
  ],
  [
    'egress-named',
    'a group with the default egress',
    functions,
    (r) => {
      r.properties.SecurityGroupEgress = [{ CidrIp: '0.0.0.0/0', IpProtocol: '-1' }];
    },
  ],
  [
    'egress-named',
    'a group that says nothing about egress',
    ofType('AWS::EC2::SecurityGroup', 'AppEndpoints'),
    (r) => {
      delete r.properties.SecurityGroupEgress;
    },
  ],
  [
    'egress-named',
    'a port beside HTTPS',
    ofType('AWS::EC2::SecurityGroupEgress'),
    (r) => {
      r.properties.ToPort = 65_535;
    },
  ],
  [
    'egress-named',
    "somebody else's list of addresses",
    ({ type, properties }) =>
      type === 'AWS::EC2::SecurityGroupEgress' && properties.DestinationPrefixListId !== undefined,
    (r) => {
      r.properties.DestinationPrefixListId = 'pl-12345678';
    },
  ],
  [
    'egress-named',
    'a look-up of another list',
    ({ type, properties }) =>
      type === 'Custom::AWS' && JSON.stringify(properties).includes('ap-northeast-1.dynamodb'),
    (r) => {
      for (const name of ['Create', 'Update'])
        r.properties[name] = r.properties[name]?.replaceAll('ap-northeast-1.dynamodb', 'global.cloudfront');
    },
  ],
  ['no-way-out', 'an internet gateway', ofType('AWS::EC2::FlowLog'), turnedInto('AWS::EC2::InternetGateway')],
  ['no-way-out', 'a NAT gateway', ofType('AWS::EC2::FlowLog'), turnedInto('AWS::EC2::NatGateway')],
  ['no-way-out', 'a peering', ofType('AWS::EC2::FlowLog'), turnedInto('AWS::EC2::VPCPeeringConnection')],
  [
    'endpoint-for-this-account',
    'an endpoint without a policy',
    endpoint,
    (r) => {
      delete r.properties.PolicyDocument;
    },
  ],
  [
    'endpoint-for-this-account',
    "an endpoint to others' resources",
    endpoint,
    (r) => {
      delete r.properties.PolicyDocument.Statement[0].Condition.StringEquals['aws:ResourceAccount'];
    },
  ],
  [
    'endpoint-for-this-account',
    'a signed call let through for everybody',
    (resource) =>
      resource.type === 'AWS::EC2::VPCEndpoint' &&
      JSON.stringify(resource.properties).includes('AssociateSoftwareToken'),
    (r) => {
      r.properties.PolicyDocument.Statement[1].Action.push('cognito-idp:AdminCreateUser');
    },
  ],
  [
    'network-flows-logged',
    'flow logs of refused traffic only',
    ofType('AWS::EC2::FlowLog'),
    (r) => {
      r.properties.TrafficType = 'REJECT';
    },
  ],
  [
    'planes-apart',
    "an endpoint in the operators' network with the tenants' group",
    endpoint,
    (r) => {
      r.properties.VpcId = { Ref: 'OperationsVpc' };
    },
  ],
];
