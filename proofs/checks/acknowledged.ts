import { Validations } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';

import type { Acknowledgement } from '#proofs/checks/acknowledgement.ts';
import { workAcknowledgements } from '#proofs/checks/acknowledged-work.ts';
import { backupAcknowledgements } from '#proofs/checks/acknowledged-backup.ts';
import { deployAcknowledgements } from '#proofs/checks/acknowledged-deploy.ts';
import { monitoringAcknowledgements } from '#proofs/checks/acknowledged-monitoring.ts';
import type { StageSettings } from '#lib/settings.ts';

/** How the scanner prints a name that comes from another stack. */
const fromStack = ({ stage, region }: StageSettings, part: string, output: string): string =>
  JSON.stringify({
    'Fn::GetStackOutput': {
      StackName: `stafee-${stage}-${part}`,
      Region: region,
      OutputName: `PublishOutputFnGetAtt${output}`,
    },
  });

const onResource = (resource: string): string => `AwsSolutions-IAM5[Resource::${resource}]`;
const onAction = (action: string): string => `AwsSolutions-IAM5[Action::${action}]`;

const own: readonly Acknowledgement[] = [
  {
    stack: 'Foundation',
    path: 'GatewayLogging/Role',
    findings: [
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
    ],
    because: 'API Gateway refuses a role of its own that holds less',
    decision: '0011-the-gateway-keeps-no-bodies',
  },
  {
    stack: 'TenantApi',
    findings: ['AwsSolutions-COG4', 'AwsSolutions-APIG4', 'AwsSolutions-APIG2'],
    because: 'our own authorizer decides, and the rule method-behind-authorizer holds the public list',
    decision: '0010-own-authorizer-and-a-list-of-public-methods',
  },
  {
    stack: 'Identity',
    findings: ['AwsSolutions-COG2', 'AwsSolutions-COG8'],
    because: 'Cognito checks passwords only; lock-out, address and second factor are ours',
    decision: '0010-own-authorizer-and-a-list-of-public-methods',
  },
  {
    stack: 'TenantApi',
    findings: [
      'AwsSolutions-APIG6',
      'NIST.800.53.R5-APIGWExecutionLoggingEnabled',
      'NIST.800.53.R5-APIGWCacheEnabledAndEncrypted',
      'NIST.800.53.R5-APIGWSSLEnabled',
    ],
    because: 'execution logs and a cache would hold bodies; no integration is reached over HTTP',
    decision: '0011-the-gateway-keeps-no-bodies',
  },
  {
    stack: 'TenantApi',
    findings: [
      'NIST.800.53.R5-IAMNoInlinePolicy',
      'NIST.800.53.R5-LambdaConcurrency',
      'NIST.800.53.R5-LambdaDLQ',
      onResource('*'),
    ],
    because: 'a policy belongs to one role, functions are invoked synchronously, X-Ray names no resource',
    decision: '0012-one-policy-per-role',
  },
  {
    stack: 'Data',
    findings: [
      'AwsSolutions-S1',
      'NIST.800.53.R5-S3BucketLoggingEnabled',
      'NIST.800.53.R5-S3BucketReplicationEnabled',
    ],
    because: 'the trail records every read and write of evidence, pages are public, AWS Backup copies',
    decision: '0013-findings-that-later-stacks-answer',
  },
  {
    stack: 'TenantApi',
    findings: ['AwsSolutions-L1'],
    because: "the CDK's deployment function brings its own runtime",
    decision: '0014-bucket-deployment-writes-the-web-client',
  },
];

/** A function in a network, and one outside of any: stages without networks, and the CDK's own functions. */
const inNetwork = (
  { region, account }: StageSettings,
  stack: Acknowledgement['stack'],
): readonly Acknowledgement[] => [
  {
    stack,
    findings: [
      'NIST.800.53.R5-LambdaInsideVPC',
      ...['network-interface/*', '*/*'].map((any) => onResource(`arn:aws:ec2:${region}:${account}:${any}`)),
    ],
    because: "Lambda makes interfaces with the function's role, and the function's code is denied the same",
    decision: '0035-two-networks-without-a-way-out',
  },
];

const monitoring = (settings: StageSettings): readonly Acknowledgement[] => [
  ...inNetwork(settings, 'Monitoring'),
  {
    stack: 'Monitoring',
    findings: ['NIST.800.53.R5-IAMNoInlinePolicy', onResource('*')],
    because: 'a policy belongs to one role, X-Ray names no resource',
    decision: '0012-one-policy-per-role',
  },
];

const network: readonly Acknowledgement[] = [
  {
    stack: 'Network',
    findings: ['NIST.800.53.R5-IAMNoInlinePolicy'],
    because: 'the policy of the flow logs belongs to their one role',
    decision: '0012-one-policy-per-role',
  },
  {
    stack: 'Network',
    findings: [
      onResource('*'),
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      'AwsSolutions-L1',
      'NIST.800.53.R5-LambdaConcurrency',
      'NIST.800.53.R5-LambdaDLQ',
      'NIST.800.53.R5-LambdaInsideVPC',
    ],
    because: 'the lists of addresses are looked up by a function of the CDK, once in a deployment',
    decision: '0052-restored-tables-keep-their-form',
  },
];

const pages = (
  settings: StageSettings,
  { stack, bucket }: { readonly stack: 'TenantApi' | 'OperatorApi'; readonly bucket: string },
): readonly Acknowledgement[] => [
  {
    stack,
    path: 'Web/Reader',
    findings: [onResource(`${bucket}/assets/*`)],
    because: 'asset names carry content hashes',
    decision: '0014-bucket-deployment-writes-the-web-client',
  },
  {
    stack,
    path: 'Web/Writer',
    findings: [
      ...['s3:GetBucket*', 's3:GetObject*', 's3:List*', 's3:Abort*', 's3:DeleteObject*'].map(onAction),
      ...['kms:GenerateDataKey*', 'kms:ReEncrypt*'].map(onAction),
      onResource(`arn:aws:s3:::cdk-stafee-assets-${settings.account}-${settings.region}/*`),
      onResource(`${bucket}/*`),
    ],
    because: "the CDK's deployment function asks for these on the web bucket and the bootstrap bucket",
    decision: '0014-bucket-deployment-writes-the-web-client',
  },
];

const ownFilesIn = (settings: StageSettings, folder: string): string =>
  onResource(
    `${fromStack(settings, 'Data', 'Documents7E5B2978ArnC78E5D2B')}/t/<aws:PrincipalTag/TenantId>/${folder}*`,
  );

const confined = (settings: StageSettings): readonly Acknowledgement[] => [
  {
    stack: 'OperatorApi',
    findings: [onResource(`${fromStack(settings, 'Audit', 'ExtractsBEFFCD47ArnDC026BC0')}/files/*`)],
    because: 'files are named by their extraction, and the address of one holds for a minute',
    decision: '0238-the-trail-is-taken-with-its-proof',
  },
  {
    stack: 'TenantApi',
    path: 'Roles',
    findings: ['', 'evidence/', 'renditions/'].map((folder) => ownFilesIn(settings, folder)),
    because: "the wildcard ends the session tenant's own prefix",
    decision: '0012-one-policy-per-role',
  },
  {
    stack: 'TenantApi',
    path: 'TenantSupport',
    findings: [ownFilesIn(settings, 'evidence/')],
    because: "the wildcard ends the session tenant's own prefix",
    decision: '0227-what-support-sees-a-company-gives',
  },
  ...pages(settings, { stack: 'TenantApi', bucket: fromStack(settings, 'Data', 'Web3C8945DBArn21DCD8B2') }),
  ...pages(settings, {
    stack: 'OperatorApi',
    bucket: fromStack(settings, 'OperatorData', 'OperatorWeb1AF5A05AArn6D3CBE1A'),
  }),
];

/** The operators' API is built as the tenants' is, and is found fault with for the same reasons. */
const operators: readonly Acknowledgement[] = [
  ...own
    .filter(({ stack }) => stack === 'TenantApi')
    .map(({ findings, because, decision }): Acknowledgement => ({
      stack: 'OperatorApi',
      findings,
      because,
      decision,
    })),
  {
    stack: 'OperatorData',
    findings: [
      'AwsSolutions-S1',
      'NIST.800.53.R5-S3BucketLoggingEnabled',
      'NIST.800.53.R5-S3BucketReplicationEnabled',
    ],
    because: 'the bucket holds pages that are built anew, and everybody at the door may read them',
    decision: '0020-operators-apart-from-tenants',
  },
];

/** Nobody but this machine reaches the operators' API of stage local. */
const wallless: Acknowledgement = {
  stack: 'OperatorApi',
  findings: ['NIST.800.53.R5-APIGWAssociatedWithWAF', 'AwsSolutions-APIG3'],
  because: 'operators of a laptop have no addresses of their own: it binds to 127.0.0.1',
  decision: '0036-a-wall-beside-the-authorizer',
};

export const acknowledgements = (settings: StageSettings): readonly Acknowledgement[] => [
  ...own,
  ...operators,
  ...inNetwork(settings, 'TenantApi'),
  ...inNetwork(settings, 'OperatorApi'),
  ...monitoring(settings),
  ...(settings.network === 'isolated' ? network : []),
  ...(settings.operations === undefined ? [wallless] : []),
  ...confined(settings),
  ...(['Audit', 'Messaging', 'Lifecycle'] as const).flatMap((stack) => inNetwork(settings, stack)),
  ...workAcknowledgements(settings),
  ...backupAcknowledgements(settings),
  ...deployAcknowledgements(settings),
  ...monitoringAcknowledgements(settings),
];

/** Records each accepted finding on the construct it concerns; one that no construct answers to is a defect. */
export const acknowledge = (app: App, settings: StageSettings): void => {
  for (const { stack, path = '', findings, because, decision } of acknowledgements(settings)) {
    const names = [`stafee-${settings.stage}-${stack}`, ...path.split('/').filter((name) => name !== '')];
    const construct = names.reduce((node, name) => node.findChild(name).node, app.node).scopes.at(-1);
    if (construct === undefined) throw new Error(`stafee: nothing to acknowledge at ${names.join('/')}.`);
    Validations.of(construct).acknowledge(
      ...findings.map((id) => ({ id, reason: `${because} (docs/decisions/${decision}.md)` })),
    );
  }
};
