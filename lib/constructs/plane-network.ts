import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

import { KeptLogGroup } from '#lib/constructs/kept-log-group.ts';
import type { StageSettings } from '#lib/settings.ts';

const https = ec2.Port.tcp(443);

/** Where a function is put; made by a `PlaneNetwork`. */
export type FunctionNetwork = {
  readonly vpc: ec2.IVpc;
  readonly subnets: ec2.SubnetSelection;
  readonly securityGroup: ec2.ISecurityGroup;
};

/** One AWS service that a plane may talk to, and what may be asked of it on that way. */
export type ReachedService = {
  readonly id: string;
  readonly service: ec2.InterfaceVpcEndpointAwsService;
  readonly actions: readonly string[];
  /** @default whatever the account holds */
  readonly resources?: readonly string[];
  /** Calls that AWS takes without a signature, so that nobody can say whose they are. @default none */
  readonly unsigned?: readonly string[];
};

export type PlaneNetworkProps = {
  readonly settings: StageSettings;
  readonly logsKey: kms.IKey;
  readonly cidr: string;
  /** Names of the services behind the gateways, and AWS's lists of their addresses. */
  readonly prefixLists: Readonly<Record<string, string>>;
  readonly services: readonly ReachedService[];
};

/**
 * A network without a way out: isolated subnets, no internet gateway, no NAT, no peering. What is reached is listed:
 * S3 and DynamoDB through gateways, the services named by the plane through endpoints, each for this account only.
 */
export class PlaneNetwork extends Construct {
  readonly functions: FunctionNetwork;
  private readonly vpc: ec2.IVpc;
  private readonly props: PlaneNetworkProps;

  constructor(scope: Construct, id: string, props: PlaneNetworkProps) {
    super(scope, id);
    this.props = props;
    this.vpc = this.addVpc();
    this.addFlowLog();
    const securityGroup = this.addWays();
    this.functions = { vpc: this.vpc, subnets: { subnetGroupName: 'functions' }, securityGroup };
  }

  private addVpc(): ec2.IVpc {
    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(this.props.cidr),
      maxAzs: this.props.settings.zones,
      natGateways: 0,
      createInternetGateway: false,
      subnetConfiguration: [
        { name: 'functions', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 22 },
        { name: 'endpoints', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 26 },
      ],
    });
    assertVpc(vpc);
    return vpc;
  }

  /** The gateways and endpoints; answers with the group of the functions that may use them. */
  private addWays(): ec2.SecurityGroup {
    const functions = this.addGroup('Functions', 'STAFee functions: out to AWS services by HTTPS only');
    const endpoints = this.addGroup('Endpoints', 'STAFee endpoints: in from the functions by HTTPS only');
    endpoints.addIngressRule(functions, https, 'HTTPS from the functions');
    functions.addEgressRule(endpoints, https, 'HTTPS to the endpoints');
    for (const [name, list] of Object.entries(this.props.prefixLists))
      functions.addEgressRule(ec2.Peer.prefixList(list), https, `HTTPS to ${name}`);
    this.addGateway('S3', ec2.GatewayVpcEndpointAwsService.S3, 's3:*');
    this.addGateway('DynamoDb', ec2.GatewayVpcEndpointAwsService.DYNAMODB, 'dynamodb:*');
    for (const { id, service, actions, resources, unsigned } of this.props.services) {
      const endpoint = this.vpc.addInterfaceEndpoint(id, {
        service,
        open: false,
        privateDnsEnabled: true,
        securityGroups: [endpoints],
        subnets: { subnetGroupName: 'endpoints' },
      });
      endpoint.addToPolicy(this.withinAccount(actions, resources));
      if (unsigned !== undefined)
        endpoint.addToPolicy(
          new iam.PolicyStatement({
            principals: [new iam.AnyPrincipal()],
            actions: [...unsigned],
            resources: ['*'],
          }),
        );
    }
    return functions;
  }

  private addGroup(id: string, description: string): ec2.SecurityGroup {
    return new ec2.SecurityGroup(this, id, { vpc: this.vpc, description, allowAllOutbound: false });
  }

  private addGateway(id: string, service: ec2.GatewayVpcEndpointAwsService, actions: string): void {
    this.vpc
      .addGatewayEndpoint(id, { service, subnets: [{ subnetGroupName: 'functions' }] })
      .addToPolicy(this.withinAccount([actions]));
  }

  /** Our principals at our resources: neither a foreign key nor a foreign bucket can be used to carry data out. */
  private withinAccount(
    actions: readonly string[],
    resources: readonly string[] = ['*'],
  ): iam.PolicyStatement {
    const { account } = Stack.of(this);
    return new iam.PolicyStatement({
      principals: [new iam.AnyPrincipal()],
      actions: [...actions],
      resources: [...resources],
      conditions: { StringEquals: { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account } },
    });
  }

  private addFlowLog(): void {
    const { settings, logsKey } = this.props;
    const group = new KeptLogGroup(this, 'FlowLogs', { settings, encryptionKey: logsKey, days: 90 });
    const writer = new iam.Role(this, 'FlowLogsWriter', {
      description: 'STAFee: VPC flow logs',
      assumedBy: new iam.ServicePrincipal('vpc-flow-logs.amazonaws.com').withConditions({
        StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
      }),
    });
    this.vpc.addFlowLog('FlowLog', {
      destination: ec2.FlowLogDestination.toCloudWatchLogs(group, writer),
      trafficType: ec2.FlowLogTrafficType.ALL,
      maxAggregationInterval: ec2.FlowLogMaxAggregationInterval.TEN_MINUTES,
    });
  }
}

/** The library's class lacks `undefined` in an optional member, which our compiler does not forgive. */
function assertVpc(construct: Construct): asserts construct is Construct & ec2.IVpc {
  if (!(construct instanceof ec2.Vpc)) throw new Error('stafee: a network is made of a VPC.');
}

const create = 'ec2:CreateNetworkInterface';
const change = [
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];
const look = ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'];
const forLambdaAlone = [create, ...change, ...look];

/**
 * What Lambda needs to put a function into a network. Lambda uses the function's role for it, so the last statement
 * keeps the function's own code from doing the same; `lambda:SourceFunctionArn` is only there when the code calls:
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
export const joiningNetwork = ({
  vpc,
  subnets,
  securityGroup,
}: FunctionNetwork): readonly iam.PolicyStatement[] => {
  const { region, account } = Stack.of(securityGroup);
  const arn = (resource: string): string => `arn:aws:ec2:${region}:${account}:${resource}`;
  const { subnetIds } = vpc.selectSubnets(subnets);
  return [
    new iam.PolicyStatement({
      actions: [create],
      resources: [
        arn('network-interface/*'),
        arn(`security-group/${securityGroup.securityGroupId}`),
        ...subnetIds.map((id) => arn(`subnet/${id}`)),
      ],
    }),
    new iam.PolicyStatement({
      actions: [...change],
      // Lambda wants all resources of the account named for it, or refuses to join.
      resources: [arn('*/*')],
    }),
    new iam.PolicyStatement({
      actions: [...look],
      resources: ['*'],
    }),
    new iam.PolicyStatement({
      effect: iam.Effect.DENY,
      actions: [...forLambdaAlone],
      resources: ['*'],
      conditions: { Null: { 'lambda:SourceFunctionArn': 'false' } },
    }),
  ];
};
