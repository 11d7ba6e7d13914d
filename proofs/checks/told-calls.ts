/** Calls that nobody makes unheard, by the service that hears them; each undoes a protection that the stacks make. */
export const toldCalls: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'kms.amazonaws.com': {
    ScheduleKeyDeletion: 'all under the key is lost in 30 days',
    DisableKey: 'all under the key is out of reach at once',
    DisableKeyRotation: 'white paper 10.1.2',
    PutKeyPolicy: 'others may open what we keep',
    DeleteAlias: 'the key’s name is how people find it',
  },
  'cloudtrail.amazonaws.com': {
    StopLogging: 'white paper 12.4.1',
    DeleteTrail: 'white paper 12.4.1',
    UpdateTrail: 'a trail can be led elsewhere',
    PutEventSelectors: 'a trail can be made blind',
  },
  's3.amazonaws.com': {
    PutBucketPolicy: 'evidence stays by its bucket’s policy',
    DeleteBucketPolicy: 'evidence stays by its bucket’s policy',
    PutBucketLifecycle: 'a clock can delete what people keep',
    DeleteBucketLifecycle: 'nothing would end by itself (white paper 8.1.1)',
    PutBucketPublicAccessBlock: 'white paper 13.1.3',
    DeleteBucketPublicAccessBlock: 'white paper 13.1.3',
    PutAccountPublicAccessBlock: 'white paper 13.1.3',
    DeleteAccountPublicAccessBlock: 'white paper 13.1.3',
    PutBucketVersioning: 'what is overwritten would be gone',
    PutBucketReplication: 'copies could go elsewhere',
    DeleteBucketReplication: 'nothing would stand in Osaka (white paper 12.3.1)',
    PutBucketEncryption: 'white paper 10.1.1',
    DeleteBucketEncryption: 'white paper 10.1.1',
    PutBucketObjectLockConfiguration: 'white paper 12.4.2',
  },
  'backup.amazonaws.com': {
    DeleteBackupVaultLockConfiguration: 'points could be deleted (white paper 12.3.1)',
    DeleteBackupPlan: 'nothing would be taken',
    DeleteBackupVault: 'nothing would be kept',
    DeleteRecoveryPoint: 'a day would be missing',
    UpdateRegionSettings: 'AWS Backup would leave tables out',
  },
  'monitoring.amazonaws.com': {
    DeleteAlarms: 'nobody would be woken',
    DisableAlarmActions: 'nobody would be woken',
    PutAlarmMuteRule: 'nobody would be woken',
  },
  'dynamodb.amazonaws.com': {
    DeleteTable: 'all rows of it are gone',
    UpdateContinuousBackups: 'no second of the last week would come back (white paper 12.3.1)',
    PutResourcePolicy: 'the trail is appended to only by its table’s policy',
    DeleteResourcePolicy: 'the trail is appended to only by its table’s policy',
  },
  'logs.amazonaws.com': {
    DeleteLogGroup: 'white paper 12.4.1',
    DeleteLogStream: 'white paper 12.4.1',
    DeleteRetentionPolicy: 'logs would be kept for ever',
    DeleteMetricFilter: 'an alarm would see nothing',
    DisassociateKmsKey: 'white paper 10.1.1',
  },
  'events.amazonaws.com': {
    DisableRule: 'these calls would be made unheard',
    DeleteRule: 'these calls would be made unheard',
    RemoveTargets: 'these calls would be made unheard',
  },
};

/** Ends of a backup, copy or restore that need a person. */
export const failedStates = ['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'];

/** Kinds of jobs of AWS Backup, and the member that says how they ended. */
export const toldJobs: Readonly<Record<string, 'state' | 'status'>> = {
  'Backup Job State Change': 'state',
  'Copy Job State Change': 'state',
  'Restore Job State Change': 'status',
};

/** What another Region is heard by; a subset of the above, since the trail alone hears there. */
const heardElsewhere = [
  'ScheduleKeyDeletion',
  'DisableKey',
  'PutKeyPolicy',
  'PutBucketPolicy',
  'DeleteBucketPolicy',
  'PutBucketLifecycle',
  'DeleteBackupVault',
  'DeleteBackupVaultLockConfiguration',
  'DeleteRecoveryPoint',
  'UpdateRegionSettings',
];

/** What must be among the terms that any of suffices, and all terms that must hold, for each metric made of lines. */
export type WantedFilter = { readonly any: readonly string[]; readonly all: readonly string[] };

/** By the name of the metric up to the part that names an API or a function. `STAGE` and `REGION` are the stack's. */
export const wantedFilters: Readonly<Record<string, WantedFilter>> = {
  Unauthorized: { any: ['$.status = "401"', '$.status = "403"'], all: [] },
  AnsweredBytes: { any: [], all: ['$.responseLength = "*"'] },
  OldTls: {
    any: [],
    all: [
      '$.tlsVersion = "*"',
      '$.tlsVersion != "-"',
      '$.tlsVersion != "TLSv1.2"',
      '$.tlsVersion != "TLSv1.3"',
    ],
  },
  AccessDenied: { any: ['$.cause.name = "AccessDenied*"', '$.cause.cause.name = "AccessDenied*"'], all: [] },
  MemoryMegabytes: { any: [], all: ['$.type = "platform.report"'] },
  TmpUsedBytes: { any: [], all: ['$.tmp_used >= 0'] },
  RootCalls: {
    any: [],
    all: [
      '$.userIdentity.type = "Root"',
      '$.userIdentity.invokedBy NOT EXISTS',
      '$.eventType != "AwsServiceEvent"',
    ],
  },
  IdentityCalls: {
    any: [],
    all: [
      '$.eventSource = "iam.amazonaws.com"',
      '$.readOnly IS FALSE',
      '$.sourceIPAddress != "cloudformation.amazonaws.com"',
    ],
  },
  ConsoleFailures: {
    any: [],
    all: ['$.eventName = "ConsoleLogin"', '$.responseElements.ConsoleLogin = "Failure"'],
  },
  StrangerReads: {
    any: [
      '$.userIdentity.sessionContext.sessionIssuer.userName != "stafee-STAGE-*"',
      '$.userIdentity.sessionContext.sessionIssuer.userName NOT EXISTS',
    ],
    all: ['$.eventCategory = "Data"'],
  },
  CallsAbroad: {
    any: [],
    all: [
      '$.awsRegion != "ap-northeast-1"',
      '$.awsRegion != "ap-northeast-3"',
      '$.awsRegion != "us-east-1"',
      '$.readOnly IS FALSE',
      '$.eventType = "AwsApiCall"',
    ],
  },
  OtherRegionCalls: {
    any: heardElsewhere.map((call) => `$.eventName = "${call}"`),
    all: ['$.awsRegion != "REGION"'],
  },
};
