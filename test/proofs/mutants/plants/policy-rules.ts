import { gone, set } from '#test/proofs/mutants/edits.ts';
import { ofType, statementAllowing } from '#test/proofs/mutants/fits.ts';
import type { Fits, Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const key = ofType('AWS::KMS::Key');
const role = ofType('AWS::IAM::Role');
const audit = ofType('AWS::DynamoDB::GlobalTable', 'Audit');
const archive: Fits = ({ type, id }) => type === 'AWS::S3::Bucket' && /^(Archive|AuditCopies)/.test(id);
const allowing =
  (action: string): Fits =>
  ({ type, properties }) =>
    type === 'AWS::IAM::Policy' && statementAllowing(properties, action)?.Effect === 'Allow';
const unbind =
  (action: string) =>
  (r: Loose): void => {
    delete statementAllowing(r.properties, action).Condition;
  };
const logsKey = ofType('AWS::KMS::Key', 'LogsKey');
const serviceStatement = (r: Loose): Loose =>
  r.properties.KeyPolicy.Statement.find((statement: Loose) => statement.Principal.Service !== undefined);
const withPolicyOf =
  (stackPart: string, asset: RegExp): Fits =>
  ({ type, id, properties }) =>
    type === 'AWS::IAM::Policy' && id.startsWith(stackPart) && asset.test(JSON.stringify(properties));
const loosen =
  (asset: RegExp) =>
  (r: Loose): void => {
    for (const statement of r.properties.PolicyDocument.Statement)
      if (asset.test(JSON.stringify(statement.Resource))) delete statement.Condition;
  };
const tenantData = ofType('AWS::IAM::Policy', 'RolesTenantData');

/** Who may use what, and what must never be changed. */
export const policyRules: readonly Plant[] = [
  [
    'policy-for-this-account',
    'a key for everybody',
    key,
    set('properties.KeyPolicy.Statement.0.Principal', '*'),
  ],
  [
    'policy-for-this-account',
    'a key for another account',
    key,
    set('properties.KeyPolicy.Statement.0.Principal', { AWS: 'arn:aws:iam::999999999999:root' }),
  ],
  [
    'policy-for-this-account',
    'a vault for everybody',
    ofType('AWS::Backup::BackupVault'),
    set('properties.AccessPolicy', {
      Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'backup:CopyIntoBackupVault' }],
    }),
  ],
  [
    'service-for-this-account',
    'a key for the logs of all accounts',
    logsKey,
    (r) => {
      delete serviceStatement(r).Condition;
    },
  ],
  [
    'role-taken-by-us',
    'a role for another account',
    role,
    set('properties.AssumeRolePolicyDocument.Statement.0.Principal', {
      AWS: 'arn:aws:iam::999999999999:root',
    }),
  ],
  [
    'role-taken-by-us',
    'a role for flow logs of all accounts',
    ofType('AWS::IAM::Role', 'AppFlowLogs'),
    set('properties.AssumeRolePolicyDocument.Statement.0.Condition', undefined),
  ],
  [
    'managed-policy-known',
    'an administrator',
    role,
    set('properties.ManagedPolicyArns', ['arn:aws:iam::aws:policy/AdministratorAccess']),
  ],
  ['key-usable', 'a key that is switched off', key, set('properties.Enabled', false)],
  ['key-usable', 'a key that is gone in a week', key, set('properties.PendingWindowInDays', 7)],
  [
    'data-read-named',
    'a reader of every table',
    allowing('dynamodb:GetItem'),
    (r) => {
      statementAllowing(r.properties, 'dynamodb:GetItem').Resource = '*';
    },
  ],
  ['call-bound', 'a role to hand to any service', allowing('iam:PassRole'), unbind('iam:PassRole')],
  ['call-bound', 'mail in any name', allowing('ses:SendEmail'), unbind('ses:SendEmail')],
  [
    'interfaces-by-lambda-only',
    'code that makes network interfaces',
    ofType('AWS::IAM::Policy', 'authRole'),
    (r) => {
      const { Statement } = r.properties.PolicyDocument;
      r.properties.PolicyDocument.Statement = Statement.filter(({ Effect }: Loose) => Effect === 'Allow');
    },
  ],
  ['tenant-key-by-context', 'the keys of all tenants', tenantData, loosen(/KeyEncryptionKey/)],
  ['tenant-files-by-tag', 'files without a tag', tenantData, unbind('s3:GetObject')],
  ['key-through-service', 'rows that code opens by itself', tenantData, loosen(/DataKey/)],
  [
    'job-within-its-keys',
    'a job in every row of a shared table',
    withPolicyOf('retentionpurgeRole', /FnGetAttControl/),
    loosen(/FnGetAttControl/),
  ],
  [
    'job-within-its-keys',
    "a judge of restores who reads every company's rows",
    withPolicyOf('JobsrestorevalidationRole', /FnGetAttTenantData/),
    loosen(/FnGetAttTenantData/),
  ],
  [
    'bucket-bound',
    "buckets of a restore test in anybody's account",
    withPolicyOf('RestoreTestsReceiptsRole', /awsbackup-restore-test/),
    loosen(/awsbackup-restore-test/),
  ],
  [
    'bucket-bound',
    "a judge of restores who lists every company's files",
    withPolicyOf('JobsrestorevalidationRole', /FnGetAttDocuments/),
    loosen(/FnGetAttDocuments/),
  ],
  [
    'mail-reads-little',
    'a mail that reads whole claims',
    ofType('AWS::IAM::Policy', 'TenantNotice'),
    (r) => {
      for (const { Condition } of r.properties.PolicyDocument.Statement)
        delete Condition['ForAllValues:StringEquals'];
    },
  ],
  [
    'mail-reads-little',
    'a search for an address that reads whole people',
    ofType('AWS::IAM::Policy', 'TenantReset'),
    (r) => {
      for (const { Condition } of r.properties.PolicyDocument.Statement)
        delete Condition['StringEqualsIfExists'];
    },
  ],
  ...(
    [
      ['job-within-its-keys', 'a worker that names no row', 'mailworkerRole', 'dynamodb:LeadingKeys'],
      ['job-within-its-keys', 'an authorizer that names no row', 'authorizerRole', 'dynamodb:LeadingKeys'],
      [
        'job-within-its-keys',
        'a sync of addresses that names no row',
        'AddressSyncJobRole',
        'dynamodb:LeadingKeys',
      ],
      ['mail-reads-little', 'a mail that names no attribute', 'TenantNotice', 'dynamodb:Attributes'],
    ] as const
  ).map(([rule, what, policy, asked]): Plant => [
    rule,
    what,
    ofType('AWS::IAM::Policy', policy),
    (r) => {
      for (const { Condition } of r.properties.PolicyDocument.Statement)
        if (Condition?.Null?.[asked] !== undefined) Condition.Null[asked] = 'true';
    },
  ]),
  ...(
    [
      ['pictures that read every column of people', 'RolesTenantDocuments', 'ForAllValues:StringEquals'],
      ['pictures that ask for people whole', 'RolesTenantDocuments', 'StringEqualsIfExists'],
      ['a job that names no partition', 'AddressSyncJobRole', 'ForAllValues:StringLike'],
      ['a job that asks under no key', 'AddressSyncJobRole', 'Null'],
    ] as const
  ).map(([what, policy, operator]): Plant => [
    'table-keys-whole',
    what,
    ofType('AWS::IAM::Policy', policy),
    (r) => {
      for (const { Condition } of r.properties.PolicyDocument.Statement)
        if (/dynamodb:/.test(JSON.stringify(Condition?.[operator] ?? ''))) delete Condition[operator];
    },
  ]),
  [
    'audit-append-only',
    'a trail that may be changed',
    audit,
    (r) => {
      r.properties.Replicas[0].ResourcePolicy.PolicyDocument.Statement[0].Action.pop();
    },
  ],
  [
    'audit-append-only',
    'a trail that is closed on a condition',
    audit,
    set('properties.Replicas.0.ResourcePolicy.PolicyDocument.Statement.0.Condition', {
      Bool: { 'aws:ViaAWSService': 'true' },
    }),
  ],
  [
    'archive-locked',
    'an archive that an administrator may rewrite',
    archive,
    set('properties.ObjectLockConfiguration.Rule.DefaultRetention.Mode', 'GOVERNANCE'),
  ],
  ['boundary-stands', 'roles without bounds', ofType('AWS::IAM::ManagedPolicy'), gone],
  [
    'restore-tested-monthly',
    'a test of restores once a year',
    ofType('AWS::Backup::RestoreTestingPlan'),
    set('properties.ScheduleExpression', 'cron(0 4 1 1 ? *)'),
  ],
  [
    'restore-tested-monthly',
    'a test of restores without a table',
    ofType('AWS::Backup::RestoreTestingSelection'),
    (r) => {
      r.properties.ProtectedResourceArns.pop();
    },
  ],
];
