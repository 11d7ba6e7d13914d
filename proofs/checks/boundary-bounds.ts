/** What a bound of the account forbids: to whom, on what, and why each call. */
export type WantedBound = {
  /** Calls, each with what it would do. */
  readonly calls: Readonly<Record<string, string>>;
  /** Ends of the ARNs that it is about. @default everything */
  readonly on?: readonly string[];
  /** The condition, letter for letter; `ACCOUNT` is the stack's. @default none: nobody is left out */
  readonly condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

const becomesSomebody = 'credentials that outlive a run, or another way to be somebody';
const widens = 'a role, a policy or an issuer of tokens could be widened by whom it bounds';
const losesEvidence = 'a copy, a key or a record that customers were promised would be gone';
const blinds = 'nobody would see what is done next';
const opens = 'a way in past authorizers and walls, or past the block on public buckets';
const shows = 'rows, files, logs or names of people; differences and drift need none of it';

const all = (why: string, calls: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(calls.map((call) => [call, why]));

/** How what a first deployment made is taken back: no data is in it yet. */
const undoing = [
  'cloudtrail:DeleteTrail',
  'backup:DeleteBackupVault',
  'kms:ScheduleKeyDeletion',
  'cloudformation:DeleteStack',
];

/** By their Sid in the policy `stafee-boundary`; written apart from what makes it (docs/decisions/0116). */
export const wantedBounds: Readonly<Record<string, WantedBound>> = {
  RolesStayBounded: {
    calls: all('a role without the boundary may do everything', [
      'iam:CreateRole',
      'iam:PutRolePermissionsBoundary',
    ]),
    condition: {
      StringNotEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::ACCOUNT:policy/stafee-boundary' },
    },
  },
  NoOtherIdentities: {
    calls: all(becomesSomebody, [
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
    ]),
  },
  DeployersStay: {
    calls: all(
      widens,
      ['Add', 'Attach', 'Create', 'Delete', 'Detach', 'Put', 'Remove', 'Set', 'Update'].map(
        (verb) => `iam:${verb}*`,
      ),
    ),
    on: [
      'role/stafee-*-deployer',
      'role/stafee-*-diff-reader',
      'role/cdk-stafee-*',
      'policy/stafee-*',
      'oidc-provider/*',
    ].map((name) => `arn:aws:iam::ACCOUNT:${name}`),
  },
  EvidenceStays: {
    calls: {
      ...all(blinds, [
        'cloudtrail:DeleteTrail',
        'cloudtrail:StopLogging',
        'config:DeleteConfigurationRecorder',
        'config:StopConfigurationRecorder',
        'guardduty:DeleteDetector',
      ]),
      ...all(losesEvidence, [
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
      ]),
    },
  },
  TrailIsDeployed: {
    calls: all(blinds, ['cloudtrail:PutEventSelectors', 'cloudtrail:UpdateTrail']),
    condition: {
      ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::ACCOUNT:role/cdk-stafee-cfn-exec-role-*' },
    },
  },
  NoOtherDoors: {
    calls: all(opens, [
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
    ]),
  },
  ReadersSeeNoContents: {
    calls: all(shows, [
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
    ]),
    condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::ACCOUNT:role/cdk-stafee-lookup-role-*' } },
  },
};

/** Services that answer from Virginia whichever Region asks; all else is done in Japan (white paper 6.1.3). */
export const abroad = ['iam:*', 'sts:*', 'route53:*', 'organizations:*', 'support:*', 'health:*'];

const { EvidenceStays, ...otherBounds } = wantedBounds;

const evidenceCalls = Object.entries(EvidenceStays?.calls ?? {});

/** Until its smoke test a stage's deployments, and nobody else, take back what they made (docs/decisions/0099). */
export const boundsWhileUnproven: Readonly<Record<string, WantedBound>> = {
  ...otherBounds,
  EvidenceStays: { calls: Object.fromEntries(evidenceCalls.filter(([call]) => !undoing.includes(call))) },
  OnlyDeploymentsUndo: {
    calls: Object.fromEntries(evidenceCalls.filter(([call]) => undoing.includes(call))),
    condition: {
      ArnNotLike: {
        'aws:PrincipalArn': ['cfn-exec', 'deploy'].map(
          (role) => `arn:aws:iam::ACCOUNT:role/cdk-stafee-${role}-role-*`,
        ),
      },
    },
  },
};
