import { InterfaceVpcEndpointAwsService as Service } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

import { tidyDefaultGroupProvider } from '#lib/constructs/closed-default-group.ts';
import { insightsStreams, insightsWrites } from '#lib/constructs/insights.ts';
import { KeptLogGroup } from '#lib/constructs/kept-log-group.ts';
import { PlaneNetwork } from '#lib/constructs/plane-network.ts';
import type { FunctionNetwork, ReachedService } from '#lib/constructs/plane-network.ts';
import { PrefixLists } from '#lib/constructs/prefix-lists.ts';
import type { StageSettings } from '#lib/settings.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import { StageStack } from '#lib/stacks/stage-stack.ts';

/** A passkey of one's own is registered and deleted with the token of a 本人確認 (docs/decisions/0197). */
const keepingPasskeys = [
  'cognito-idp:CompleteWebAuthnRegistration',
  'cognito-idp:DeleteWebAuthnCredential',
  'cognito-idp:ListWebAuthnCredentials',
  'cognito-idp:StartWebAuthnRegistration',
];

/** An authenticator is set up with what the sign-in itself gave: its session, or its token (docs/decisions/0021, 0179). */
const settingUpAuthenticators = ['cognito-idp:AssociateSoftwareToken', 'cognito-idp:VerifySoftwareToken'];

/** What tenants' functions ask for: a session, their own keys, a password check, a mail into the queue. */
const appServices: readonly ReachedService[] = [
  { id: 'Sts', service: Service.STS, actions: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'] },
  { id: 'Kms', service: Service.KMS, actions: ['kms:Decrypt'] },
  {
    id: 'Cognito',
    service: Service.COGNITO_IDP,
    actions: ['cognito-idp:Admin*', 'cognito-idp:DescribeUserPoolClient'],
    unsigned: [...settingUpAuthenticators, ...keepingPasskeys],
  },
  { id: 'Sqs', service: Service.SQS, actions: ['sqs:SendMessage'] },
];

/** What operators' functions and jobs ask for. Jobs that ask in Osaka run outside: endpoints end at their Region. */
const operationsServices: readonly ReachedService[] = [
  { id: 'Sts', service: Service.STS, actions: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'] },
  { id: 'Kms', service: Service.KMS, actions: ['kms:*'] },
  {
    id: 'Cognito',
    service: Service.COGNITO_IDP,
    actions: ['cognito-idp:*'],
    unsigned: settingUpAuthenticators,
  },
  { id: 'Mail', service: Service.EMAIL, actions: ['ses:*'] },
  { id: 'Sqs', service: Service.SQS, actions: ['sqs:*'] },
  { id: 'Backup', service: Service.BACKUP, actions: ['backup:*'] },
  { id: 'Waf', service: Service.WAFV2, actions: ['wafv2:GetIPSet', 'wafv2:UpdateIPSet'] },
];

/** Two networks that know nothing of each other: one for the tenants' functions, one for operators' functions and jobs. */
export class Network extends StageStack {
  readonly app: FunctionNetwork;
  readonly operations: FunctionNetwork;

  constructor(scope: Construct, settings: StageSettings, { logsKey }: Foundation) {
    super(scope, {
      settings,
      part: 'Network',
      description: 'STAFee: isolated networks of the tenant plane and of the operator plane',
      controls: ['13.1.3', 'CLD.13.1.4', 'CLD.9.5.2'],
      classification: 'internal',
    });
    const lookUps = new KeptLogGroup(this, 'PrefixListLogs', { settings, encryptionKey: logsKey });
    const prefixLists = new PrefixLists(this, 'PrefixLists', { logGroup: lookUps }).ids;
    // What a function prints goes by Lambda's own way; its extension is a caller like the function (docs/decisions/0048).
    const logs: ReachedService = {
      id: 'Logs',
      service: Service.CLOUDWATCH_LOGS,
      actions: insightsWrites,
      resources: [insightsStreams(this)],
    };
    const plane = (id: string, cidr: string, services: readonly ReachedService[]): FunctionNetwork =>
      new PlaneNetwork(this, id, {
        settings,
        logsKey,
        cidr,
        prefixLists,
        services: settings.hasInsights ? [...services, logs] : services,
      }).functions;
    this.app = plane('App', '10.20.0.0/20', appServices);
    this.operations = plane('Operations', '10.21.0.0/20', operationsServices);
    tidyDefaultGroupProvider(this, { settings, logsKey, tags: this.stageTags });
  }
}
