import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

import { keptTypes } from '#lib/constructs/keeping.ts';

/** One per account, by name: bootstrapping names it too. */
export const boundaryName = 'stafee-boundary';

const boundaryArnOf = (stack: Stack): string => `arn:aws:iam::${stack.account}:policy/${boundaryName}`;

/** Every role of the stack stays within the account's boundary, whatever its own policies say. */
export const boundRolesOf = (stack: Stack): void => {
  iam.PermissionsBoundary.of(stack).apply(
    iam.ManagedPolicy.fromManagedPolicyArn(stack, 'RolesBoundary', boundaryArnOf(stack)),
  );
};

/** Their endpoints are in Virginia whichever Region asks. */
const globalServices = ['iam:*', 'sts:*', 'route53:*', 'organizations:*', 'support:*', 'health:*'];

/** Everything in IAM but asking and handing over. */
const changesInIam = ['Add', 'Attach', 'Create', 'Delete', 'Detach', 'Put', 'Remove', 'Set', 'Update'].map(
  (verb) => `iam:${verb}*`,
);

/** Credentials that outlive a run, and other ways to become somebody. */
const otherIdentities = [
  'iam:CreateUser',
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:UpdateLoginProfile',
  'iam:CreateServiceSpecificCredential',
  'iam:UploadSSHPublicKey',
  'iam:UploadSigningCertificate',
  'iam:CreateSAMLProvider',
  'iam:CreateOpenIDConnectProvider',
  'iam:DeleteRolePermissionsBoundary',
  'rolesanywhere:CreateProfile',
  'rolesanywhere:CreateTrustAnchor',
];

const evidence = [
  'cloudtrail:DeleteTrail',
  'cloudtrail:StopLogging',
  'config:DeleteConfigurationRecorder',
  'config:StopConfigurationRecorder',
  'guardduty:DeleteDetector',
  'backup:DeleteBackupVault',
  'backup:DeleteBackupVaultLockConfiguration',
  'backup:DeleteRecoveryPoint',
  'backup:DisassociateRecoveryPoint',
  'backup:UpdateRecoveryPointLifecycle',
  's3:BypassGovernanceRetention',
  'kms:ScheduleKeyDeletion',
  'kms:DeleteImportedKeyMaterial',
  'kms:DisableKey',
  'cloudformation:DeleteStack',
];

/** How CloudFormation takes back what a first deployment made, and the CLI the stack itself. */
const undoing = new Set<string>([...Object.values(keptTypes), 'cloudformation:DeleteStack']);

/** A template changes what the trail records, which a person reads as a difference; nothing else does. */
const trailSettings = ['cloudtrail:PutEventSelectors', 'cloudtrail:UpdateTrail'];

/** Doors past the gateway's authorizers and walls, and past the block on public buckets that the account has. */
const otherDoors = [
  's3:PutAccountPublicAccessBlock',
  's3:PutBucketAcl',
  's3:PutBucketWebsite',
  's3:PutObjectAcl',
  's3:PutObjectVersionAcl',
  's3:PutAccessPointPublicAccessBlock',
  'lambda:CreateFunctionUrlConfig',
  'lambda:UpdateFunctionUrlConfig',
  'ec2:AttachInternetGateway',
  'ec2:CreateInternetGateway',
  'ec2:CreateNatGateway',
  'ec2:CreateVpcPeeringConnection',
];

/** AWS's policy for readers, which the bootstrap's lookup role has, sees data and logs too; differences and drift need neither. */
const contents = [
  'dynamodb:BatchGetItem',
  'dynamodb:GetItem',
  'dynamodb:GetRecords',
  'dynamodb:PartiQLSelect',
  'dynamodb:Query',
  'dynamodb:Scan',
  's3:GetObject*',
  'sqs:ReceiveMessage',
  'logs:FilterLogEvents',
  'logs:GetLogEvents',
  'logs:GetLogRecord',
  'logs:GetQueryResults',
  'logs:StartLiveTail',
  'logs:StartQuery',
  'cognito-idp:AdminGetUser',
  'cognito-idp:ListUsers*',
  'xray:BatchGetTraces',
];

/** For the scanner, which asks about each. */
export const wildcardActionsOfBoundary = [...changesInIam, ...contents].filter((action) =>
  action.includes('*'),
);

const deny = (
  sid: string,
  actions: readonly string[],
  { resources = ['*'], conditions }: { resources?: string[]; conditions?: Record<string, unknown> } = {},
) =>
  new iam.PolicyStatement({
    sid,
    effect: iam.Effect.DENY,
    actions: [...actions],
    resources,
    ...(conditions === undefined ? {} : { conditions }),
  });

/** Until the stage is proven, a deployment takes back what a failed one left; functions never do. */
const keepingButForUndoing = (inIam: (...names: readonly string[]) => string[]): iam.PolicyStatement[] => {
  const deployments = inIam('role/cdk-stafee-cfn-exec-role-*', 'role/cdk-stafee-deploy-role-*');
  return [
    deny(
      'EvidenceStays',
      evidence.filter((action) => !undoing.has(action)),
    ),
    deny(
      'OnlyDeploymentsUndo',
      evidence.filter((action) => undoing.has(action)),
      { conditions: { ArnNotLike: { 'aws:PrincipalArn': deployments } } },
    ),
  ];
};

/** What nobody in the account does through a role of ours: neither a function nor a deployment. */
export class Boundary extends Construct {
  readonly policy: iam.ManagedPolicy;

  constructor(scope: Construct, id: string, { isProven }: { readonly isProven: boolean }) {
    super(scope, id);
    const arn = boundaryArnOf(Stack.of(this));
    const inIam = (...names: readonly string[]): string[] =>
      names.map((name) => `arn:aws:iam::${Stack.of(this).account}:${name}`);
    this.policy = new iam.ManagedPolicy(this, 'Policy', {
      managedPolicyName: boundaryName,
      description: 'STAFee: the bounds of every role; bounds give no rights',
      statements: [
        new iam.PolicyStatement({ sid: 'Bounds', actions: ['*'], resources: ['*'] }),
        new iam.PolicyStatement({
          sid: 'JapanOnly',
          effect: iam.Effect.DENY,
          notActions: globalServices,
          resources: ['*'],
          conditions: { StringNotEquals: { 'aws:RequestedRegion': ['ap-northeast-1', 'ap-northeast-3'] } },
        }),
        deny('RolesStayBounded', ['iam:CreateRole', 'iam:PutRolePermissionsBoundary'], {
          conditions: { StringNotEquals: { 'iam:PermissionsBoundary': arn } },
        }),
        deny('NoOtherIdentities', otherIdentities),
        deny('DeployersStay', changesInIam, {
          resources: inIam(
            'role/stafee-*-deployer',
            'role/stafee-*-diff-reader',
            'role/cdk-stafee-*',
            'policy/stafee-*',
            'oidc-provider/*',
          ),
        }),
        ...(isProven ? [deny('EvidenceStays', evidence)] : keepingButForUndoing(inIam)),
        deny('TrailIsDeployed', trailSettings, {
          conditions: { ArnNotLike: { 'aws:PrincipalArn': inIam('role/cdk-stafee-cfn-exec-role-*') } },
        }),
        deny('NoOtherDoors', otherDoors),
        deny('ReadersSeeNoContents', contents, {
          conditions: { ArnLike: { 'aws:PrincipalArn': inIam('role/cdk-stafee-lookup-role-*') } },
        }),
      ],
    });
  }
}
