import { scheduledJobs } from '#proofs/checks/jobs.ts';

/** Rights that no call on this machine can need, with the reason for having them all the same. */
type Explained = {
  /** Construct paths within the stage, without a last `Role`. */
  readonly roles: readonly string[];
  readonly actions: readonly string[];
  readonly because: string;
};

/** Of all jobs by the clock the one that a queue starts, too. */
const readsItsQueue = 'TenantApi/AddressSync/Job';
/** They put their own work into a queue by the same actions. */
const fillQueues = ['Messaging/digest-dispatch', 'Messaging/Announcing/announcement-dispatch'];

const theQueue = ['sqs:SendMessage', 'kms:Decrypt', 'kms:GenerateDataKey'];

const explanations: readonly Explained[] = [
  {
    roles: [
      'Audit/audit-archive',
      'Backup/Jobs/backup-rerun',
      'Backup/Jobs/restore-validation',
      'TenantApi/onboarding',
      'Messaging/Announcing/mail-events',
      ...scheduledJobs
        .map(({ runs }) => runs)
        .filter((path) => path !== readsItsQueue && !fillQueues.includes(path)),
    ],
    actions: theQueue,
    because: 'Lambda leaves a call or a batch there in the name of the function that failed at it for good',
  },
  {
    roles: [readsItsQueue],
    actions: ['sqs:SendMessage', 'kms:GenerateDataKey'],
    because: 'as above; Lambda also reads a queue in its name, which needs kms:Decrypt alone',
  },
  {
    roles: scheduledJobs.map(({ schedule }) => schedule),
    actions: ['lambda:InvokeFunction', ...theQueue],
    because:
      'EventBridge Scheduler invokes, and leaves what it cannot, under this role; the local clock has none',
  },
  {
    roles: ['Backup/Jobs/backup-export'],
    actions: ['s3:PutObject', 's3:AbortMultipartUpload', 'kms:Decrypt', 'kms:GenerateDataKey'],
    because: 'DynamoDB writes an export in the name of whoever asked for it; here it writes by itself',
  },
  {
    roles: ['Audit/Archive/ReplicationRole', 'Backup/Copies/ReplicationRole'],
    actions: [
      's3:GetObjectVersionAcl',
      's3:GetObjectVersionForReplication',
      's3:GetObjectVersionTagging',
      's3:GetReplicationConfiguration',
      's3:ListBucket',
      's3:ObjectOwnerOverrideToBucketOwner',
      's3:ReplicateDelete',
      's3:ReplicateObject',
      's3:ReplicateTags',
      'kms:Decrypt',
      'kms:Encrypt',
      'kms:GenerateDataKey*',
      'kms:ReEncrypt*',
    ],
    because: 'S3 copies to Osaka under this role; both Regions are one here',
  },
  {
    roles: ['Audit/Archive/ReplicationRole'],
    actions: ['s3:GetObjectLegalHold', 's3:GetObjectRetention'],
    because: 'as above; a locked object is copied with its lock',
  },
  {
    roles: ['Backup/ReceiptsRestorer', 'Backup/RestoreTests/ReceiptsRole'],
    actions: [
      's3:AbortMultipartUpload',
      's3:GetBucketLocation',
      's3:GetBucketOwnershipControls',
      's3:GetBucketVersioning',
      's3:GetObject',
      's3:GetObjectAcl',
      's3:GetObjectTagging',
      's3:GetObjectVersion',
      's3:GetObjectVersionAcl',
      's3:ListBucket',
      's3:ListBucketVersions',
      's3:ListMultipartUploadParts',
      's3:PutObject',
      's3:PutObjectTagging',
      'kms:Decrypt',
      'kms:GenerateDataKey',
    ],
    because: 'AWS Backup brings receipts back under this role; here they come back by the hands of tests',
  },
  {
    roles: ['Backup/Jobs/restore-validation'],
    actions: ['kms:Decrypt'],
    because:
      'a file that a restore test brought back is under our key; here its bucket is in no template and has none',
  },
  {
    roles: ['Backup/RestoreTests/ReceiptsRole'],
    actions: ['s3:CreateBucket', 's3:PutBucketOwnershipControls', 's3:PutBucketVersioning'],
    because: 'as above; a restore test makes a bucket of its own',
  },
  {
    roles: ['OperatorApi/Web/Writer', 'TenantApi/Web/Writer'],
    actions: ['s3:GetBucket*', 's3:GetObject*', 's3:List*'],
    because: 'a deployment reads the pages from the bootstrap bucket under this role, and none runs here',
  },
  {
    roles: ['OperatorApi/Web/Writer', 'TenantApi/Web/Writer'],
    actions: [
      's3:GetBucket*',
      's3:GetObject*',
      's3:List*',
      's3:Abort*',
      's3:DeleteObject*',
      's3:PutObject',
      's3:PutObjectLegalHold',
      's3:PutObjectRetention',
      's3:PutObjectTagging',
      's3:PutObjectVersionTagging',
      'kms:Decrypt',
      'kms:Encrypt',
      'kms:GenerateDataKey*',
      'kms:ReEncrypt*',
    ],
    because: 'as above; it puts them into the web bucket',
  },
  {
    roles: [
      'Backup/AWS679f53fac002430cb0da5b7982bd2287/ServiceRole',
      'Osaka/AWS679f53fac002430cb0da5b7982bd2287/ServiceRole',
    ],
    actions: ['backup:UpdateRegionSettings'],
    because: 'a deployment opts in to AWS Backup under this role, and none runs here',
  },
];

/** `Backup/Jobs/backup-export: s3:PutObject`, in order. */
export const permissionsInOrder = (
  permissions: readonly { readonly role: string; readonly action: string }[],
): readonly string[] =>
  permissions
    .map(({ role, action }) => `${role.replace(/^stafee-local-/, '').replace(/\/Role$/, '')}: ${action}`)
    .toSorted();

export const explainedPermissions: readonly string[] = permissionsInOrder(
  explanations.flatMap(({ roles, actions }) =>
    roles.flatMap((role) => actions.map((action) => ({ role, action }))),
  ),
);

/** What people of a tenant reach. Pages come by a deployment, a company by an order of operators, and address sets have a journey of their own. */
export const isOfTheTenantPlane = (path: string): boolean =>
  path.includes('-TenantApi/') &&
  !path.includes('/AddressSync/') &&
  !path.includes('/onboarding/') &&
  !path.endsWith('/Web/Writer') &&
  !path.includes('/Custom::');
