import { calls, may, other, own, type ForbiddenDeed } from '#proofs/rights/forbidden-deed.ts';

/** AWS Backup brings back every company's files; nobody but that service takes the role (proofs/checks/matrix-rule.ts). */
const restorer = 'Backup/ReceiptsRestorer';
const everyFile = [
  'Data/Documents/a',
  `Data/Documents/t/${own}/evidence/1`,
  `Data/Documents/t/${own}/renditions/1`,
];
const others = [
  `Data/Documents/t/${other}/evidence/1`,
  `Data/Documents/t/${own}2/evidence/1`,
  'Data/Documents/t/',
];
const onEach = (files: readonly string[], ...names: readonly string[]): readonly string[] =>
  files.flatMap((file) => may('s3', file, ...names));

/** Buckets and what lies in them. */
export const fileDeeds: readonly ForbiddenDeed[] = [
  {
    deed: 'changing how a bucket keeps its files',
    actions: calls(
      's3',
      'DeleteBucket',
      'PutBucketPolicy',
      'DeleteBucketPolicy',
      'PutLifecycleConfiguration',
      'PutEncryptionConfiguration',
      'PutBucketVersioning',
      'PutReplicationConfiguration',
      'PutBucketObjectLockConfiguration',
      'PutBucketPublicAccessBlock',
      'PutBucketAcl',
      'PutBucketOwnershipControls',
      'PutBucketCORS',
      'PutBucketLogging',
    ),
    on: ['every bucket'],
  },
  {
    deed: 'removing a file, or what keeps it',
    actions: calls(
      's3',
      'DeleteObject',
      'DeleteObjectVersion',
      'BypassGovernanceRetention',
      'PutObjectRetention',
      'PutObjectLegalHold',
      'PutObjectAcl',
      'PutObjectVersionAcl',
      'ReplicateDelete',
    ),
    on: ['every object', `Data/Documents/t/${own}/evidence/1`],
    except: {
      'Audit/Archive/ReplicationRole': [...may('s3', 'Osaka/AuditCopies/a', 'ReplicateDelete')],
      'Backup/Copies/ReplicationRole': [...may('s3', 'Osaka/BackupCopies/a', 'ReplicateDelete')],
      'Lifecycle/TenantPurge': [...may('s3', `Data/Documents/t/${own}/evidence/1`, 'DeleteObjectVersion')],
      'OperatorApi/Web/Writer': [
        ...may(
          's3',
          'OperatorData/OperatorWeb/a',
          'DeleteObject',
          'DeleteObjectVersion',
          'PutObjectRetention',
          'PutObjectLegalHold',
        ),
      ],
      'TenantApi/Web/Writer': [
        ...may(
          's3',
          'Data/Web/a',
          'DeleteObject',
          'DeleteObjectVersion',
          'PutObjectRetention',
          'PutObjectLegalHold',
        ),
      ],
    },
  },
  {
    deed: 'writing into a bucket',
    actions: calls('s3', 'PutObject', 'ReplicateObject'),
    on: [
      'every object',
      `Data/Documents/t/${own}/evidence/1`,
      `Data/Documents/t/${own}/renditions/1`,
      'Backup/Copies/exports/1',
      'Backup/Copies/users/1',
      'Backup/Copies/reports/daily/1',
      'Audit/Archive/t/1',
      'Audit/Archive/seals/1',
      'Audit/Extracts/files/1',
    ],
    except: {
      [restorer]: onEach(everyFile, 'PutObject'),
      'Audit/Archive/ReplicationRole': [...may('s3', 'Osaka/AuditCopies/a', 'ReplicateObject')],
      'Audit/audit-archive': [...may('s3', 'Audit/Archive/t/1', 'PutObject')],
      'Audit/audit-seal': [...may('s3', 'Audit/Archive/seals/1', 'PutObject')],
      'Audit/audit-extract': [...may('s3', 'Audit/Extracts/files/1', 'PutObject')],
      'Backup/Copies/ReplicationRole': [...may('s3', 'Osaka/BackupCopies/a', 'ReplicateObject')],
      'Backup/Jobs/backup-export': [...may('s3', 'Backup/Copies/exports/1', 'PutObject')],
      'Backup/Jobs/backup-users': [...may('s3', 'Backup/Copies/users/1', 'PutObject')],
      'Backup/Jobs/backup-freshness': [...may('s3', 'Backup/Copies/reports/daily/1', 'PutObject')],
      'OperatorApi/Web/Writer': [...may('s3', 'OperatorData/OperatorWeb/a', 'PutObject')],
      'TenantApi/Roles/TenantData': [
        ...may('s3', `Data/Documents/t/${own}/evidence/1`, 'PutObject'),
        ...may('s3', `Data/Documents/t/${own}/renditions/1`, 'PutObject'),
      ],
      'TenantApi/Roles/Presign': [
        ...may('s3', `Data/Documents/t/${own}/evidence/1`, 'PutObject'),
        ...may('s3', `Data/Documents/t/${own}/renditions/1`, 'PutObject'),
      ],
      'TenantApi/Roles/TenantDocuments': [...may('s3', `Data/Documents/t/${own}/renditions/1`, 'PutObject')],
      'TenantApi/Web/Writer': [...may('s3', 'Data/Web/a', 'PutObject')],
    },
  },
  {
    deed: 'reading from a bucket',
    actions: calls('s3', 'GetObject', 'GetObjectVersion'),
    on: [
      'every object',
      `Data/Documents/t/${own}/evidence/1`,
      `Data/Documents/t/${own}/renditions/1`,
      'Backup/Copies/exports/1',
      'Backup/Copies/users/1',
      'Backup/Copies/reports/daily/1',
      'Audit/Archive/t/1',
      'Audit/Archive/seals/1',
      'Audit/Extracts/files/1',
    ],
    except: {
      [restorer]: onEach(everyFile, 'GetObject', 'GetObjectVersion'),
      'Audit/audit-archive': [...may('s3', 'Audit/Archive/t/1', 'GetObject')],
      'Audit/audit-seal': onEach(['Audit/Archive/t/1', 'Audit/Archive/seals/1'], 'GetObject'),
      'Audit/audit-extract': onEach(['Audit/Archive/t/1', 'Audit/Archive/seals/1'], 'GetObject'),
      'OperatorApi/operator': [...may('s3', 'Audit/Extracts/files/1', 'GetObject')],
      'Backup/Jobs/backup-monthly': [...may('s3', 'Backup/Copies/reports/daily/1', 'GetObject')],
      'OperatorApi/Web/Writer': [...may('s3', 'OperatorData/OperatorWeb/a', 'GetObject', 'GetObjectVersion')],
      'TenantApi/Roles/TenantData': [
        ...may('s3', `Data/Documents/t/${own}/evidence/1`, 'GetObject'),
        ...may('s3', `Data/Documents/t/${own}/renditions/1`, 'GetObject'),
      ],
      'TenantApi/Roles/Presign': [
        ...may('s3', `Data/Documents/t/${own}/evidence/1`, 'GetObject'),
        ...may('s3', `Data/Documents/t/${own}/renditions/1`, 'GetObject'),
      ],
      'TenantApi/Roles/TenantDocuments': [
        ...may('s3', `Data/Documents/t/${own}/evidence/1`, 'GetObject'),
        ...may('s3', `Data/Documents/t/${own}/renditions/1`, 'GetObject'),
      ],
      'TenantApi/TenantSupport': [...may('s3', `Data/Documents/t/${own}/evidence/1`, 'GetObject')],
      'TenantApi/Web/Writer': [...may('s3', 'Data/Web/a', 'GetObject', 'GetObjectVersion')],
    },
  },
  {
    deed: 'listing a bucket',
    actions: calls('s3', 'ListBucket', 'ListBucketVersions'),
    on: ['every bucket'],
    except: {
      [restorer]: may('s3', 'Data/Documents', 'ListBucket', 'ListBucketVersions'),
      'Backup/Jobs/restore-validation': may('s3', 'Data/Documents', 'ListBucket'),
      'Audit/Archive/ReplicationRole': [...may('s3', 'Audit/Archive', 'ListBucket')],
      'Audit/audit-archive': [...may('s3', 'Audit/Archive', 'ListBucket')],
      'Audit/audit-seal': [...may('s3', 'Audit/Archive', 'ListBucket')],
      'Audit/audit-extract': [...may('s3', 'Audit/Archive', 'ListBucket')],
      'Backup/Copies/ReplicationRole': [...may('s3', 'Backup/Copies', 'ListBucket')],
      'Backup/Jobs/backup-export': [...may('s3', 'Backup/Copies', 'ListBucket')],
      'Backup/Jobs/backup-freshness': [
        ...may('s3', 'Osaka/BackupCopies', 'ListBucket'),
        ...may('s3', 'Backup/Copies', 'ListBucket'),
      ],
      'Backup/Jobs/backup-monthly': [...may('s3', 'Backup/Copies', 'ListBucket')],
      'Lifecycle/TenantPurge': [...may('s3', 'Data/Documents', 'ListBucketVersions')],
      'OperatorApi/Web/Writer': [
        ...may('s3', 'OperatorData/OperatorWeb', 'ListBucket', 'ListBucketVersions'),
      ],
      'TenantApi/Web/Writer': [...may('s3', 'Data/Web', 'ListBucket', 'ListBucketVersions')],
    },
  },
  {
    // As the requests come, so that the bucket's own policy has its say: what the purge is let do, it can do.
    deed: 'taking a version of evidence away',
    actions: calls('s3', 'DeleteObjectVersion'),
    on: [`Data/Documents/t/${own}/evidence/1`, `Data/Documents/t/${own}/exports/1`],
    under: {},
    except: {
      'Lifecycle/TenantPurge': [...may('s3', `Data/Documents/t/${own}/evidence/1`, 'DeleteObjectVersion')],
    },
  },
  {
    deed: "reaching another tenant's files",
    actions: calls('s3', 'GetObject', 'PutObject', 'DeleteObjectVersion'),
    on: others,
    under: {},
    except: { [restorer]: onEach(others, 'GetObject', 'PutObject') },
  },
  {
    deed: "listing another tenant's files",
    actions: calls('s3', 'ListBucket', 'ListBucketVersions'),
    on: ['Data/Documents'],
    under: { 's3:prefix': `t/${other}/evidence/` },
    except: { [restorer]: may('s3', 'Data/Documents', 'ListBucket', 'ListBucketVersions') },
  },
  {
    deed: 'reaching a bucket that is not ours',
    actions: calls('s3', 'GetObject', 'PutObject', 'ListBucket'),
    on: ['arn:aws:s3:::somebody-elses', 'arn:aws:s3:::somebody-elses/a'],
  },
];
