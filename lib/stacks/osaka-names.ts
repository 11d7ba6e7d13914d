import type { StageSettings } from '#lib/settings.ts';

/**
 * Names that stacks in both Regions know without asking each other: a bucket or vault whose name CloudFormation makes up
 * cannot be referred to from another Region (CannotUseCrossEnvironment).
 */
export const osakaRegion = 'ap-northeast-3';

/** Whether the stage's backups are copied to Osaka. Prod's form in Osaka has no other Region to copy to. */
export const copiesToOsaka = ({ backup, region }: StageSettings): boolean =>
  backup !== undefined && region !== osakaRegion;

/** Whether a form of the stage waits in Osaka for the day when Tokyo is gone (`recoveryOf`). */
export const comesBackInOsaka = ({ stage }: StageSettings): boolean => stage === 'prod';

export const osakaStackOf = (stage: string): string => `stafee-${stage}-Osaka`;
export const osakaVaultOf = ({ stage }: StageSettings): string => `stafee-${stage}-osaka`;
export const osakaBackupBucketOf = ({ stage, account }: StageSettings): string =>
  `stafee-${stage}-backup-osaka-${account}`;
export const osakaAuditBucketOf = ({ stage, account }: StageSettings): string =>
  `stafee-${stage}-audit-osaka-${account}`;

/** The output of the Osaka stack that names the replica of the key that wraps tenants' keys. */
export const keyReplicaOutput = 'KeyEncryptionKeyReplicaArn';

/** The tag by which a resource of this stage joins the daily plan; the stage is in it, since a plan sees the account. */
export const backupTag = 'Backup';
export const dailyBackupOf = ({ stage }: StageSettings): string => `stafee-${stage}-daily`;

/** The role that alone takes a version of a file away; the bucket's own policy names it. */
export const tenantPurgeOf = ({ stage }: Pick<StageSettings, 'stage'>): string =>
  `stafee-${stage}-tenant-purge`;

/** The role by which AWS Backup brings files back; it alone writes them without asking for their absence. */
export const receiptsRestorerOf = ({ stage }: Pick<StageSettings, 'stage'>): string =>
  `stafee-${stage}-receipts-restorer`;
