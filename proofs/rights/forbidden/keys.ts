import { calls, may, other, own, type ForbiddenDeed } from '#proofs/rights/forbidden-deed.ts';

const kek = 'Foundation/KeyEncryptionKey';

/** Keys: those of tables and buckets work through their service, that of tenants by its context. */
export const keyDeeds: readonly ForbiddenDeed[] = [
  {
    deed: 'ending a key, or changing who may use it',
    actions: calls(
      'kms',
      'ScheduleKeyDeletion',
      'DisableKey',
      'PutKeyPolicy',
      'CreateGrant',
      'RetireGrant',
      'RevokeGrant',
      'DisableKeyRotation',
      'UpdateAlias',
      'DeleteAlias',
      'UpdatePrimaryRegion',
      'ReplicateKey',
      'DeleteImportedKeyMaterial',
      'CancelKeyDeletion',
    ),
    on: ['every key'],
  },
  {
    deed: 'using a key of ours by hand instead of through its service',
    actions: calls(
      'kms',
      'Decrypt',
      'Encrypt',
      'GenerateDataKey',
      'GenerateDataKeyWithoutPlaintext',
      'ReEncryptFrom',
      'ReEncryptTo',
    ),
    on: ['every key'],
    under: {},
    except: {
      'Audit/Archive/ReplicationRole': [
        ...may('kms', 'Foundation/AuditKey', 'Decrypt'),
        ...may(
          'kms',
          'Osaka/AuditKey',
          'Encrypt',
          'GenerateDataKey',
          'GenerateDataKeyWithoutPlaintext',
          'ReEncryptFrom',
          'ReEncryptTo',
        ),
      ],
      'Backup/Copies/ReplicationRole': [
        ...may('kms', 'Backup/BackupKey', 'Decrypt'),
        ...may(
          'kms',
          'Osaka/BackupKey',
          'Encrypt',
          'GenerateDataKey',
          'GenerateDataKeyWithoutPlaintext',
          'ReEncryptFrom',
          'ReEncryptTo',
        ),
      ],
      'OperatorApi/Web/Reader': [...may('kms', 'Foundation/WebKey', 'Decrypt')],
      'OperatorApi/Web/Writer': [
        ...may(
          'kms',
          'Foundation/WebKey',
          'Decrypt',
          'Encrypt',
          'GenerateDataKey',
          'GenerateDataKeyWithoutPlaintext',
          'ReEncryptFrom',
          'ReEncryptTo',
        ),
      ],
      'TenantApi/Web/Reader': [...may('kms', 'Foundation/WebKey', 'Decrypt')],
      'TenantApi/Web/Writer': [
        ...may(
          'kms',
          'Foundation/WebKey',
          'Decrypt',
          'Encrypt',
          'GenerateDataKey',
          'GenerateDataKeyWithoutPlaintext',
          'ReEncryptFrom',
          'ReEncryptTo',
        ),
      ],
    },
  },
  {
    deed: "wrapping or unwrapping tenants' keys",
    actions: calls(
      'kms',
      'Decrypt',
      'Encrypt',
      'GenerateDataKey',
      'GenerateDataKeyWithoutPlaintext',
      'ReEncryptFrom',
      'ReEncryptTo',
    ),
    on: [kek, 'Osaka/KeyEncryptionKeyReplica'],
    except: {
      'Backup/Jobs/restore-validation': [
        ...may('kms', 'Foundation/KeyEncryptionKey', 'Decrypt'),
        ...may('kms', 'Osaka/KeyEncryptionKeyReplica', 'Decrypt'),
      ],
      'Messaging/TenantNotice': [...may('kms', 'Foundation/KeyEncryptionKey', 'Decrypt')],
      'Messaging/TenantReset': [...may('kms', 'Foundation/KeyEncryptionKey', 'Decrypt')],
      'TenantApi/onboarding': [
        ...may('kms', 'Foundation/KeyEncryptionKey', 'Decrypt', 'GenerateDataKeyWithoutPlaintext'),
      ],
      'TenantApi/Roles/TenantData': [...may('kms', 'Foundation/KeyEncryptionKey', 'Decrypt')],
      'TenantApi/Roles/TenantAdmin': [...may('kms', 'Foundation/KeyEncryptionKey', 'Decrypt')],
      'TenantApi/Roles/TenantAuth': [...may('kms', 'Foundation/KeyEncryptionKey', 'Decrypt')],
      'TenantApi/Roles/TenantDocuments': [...may('kms', 'Foundation/KeyEncryptionKey', 'Decrypt')],
      'TenantApi/TenantSupport': [...may('kms', 'Foundation/KeyEncryptionKey', 'Decrypt')],
    },
  },
  {
    deed: "unwrapping another tenant's keys",
    actions: calls('kms', 'Decrypt'),
    on: [kek],
    under: { 'kms:EncryptionContext:tenantId': other, 'kms:EncryptionContextKeys': ['tenantId'] },
    except: {
      'TenantApi/onboarding': [...may('kms', 'Foundation/KeyEncryptionKey', 'Decrypt')],
    },
  },
  {
    deed: "unwrapping a tenant's keys",
    actions: calls('kms', 'Decrypt'),
    on: [kek],
    under: { 'kms:EncryptionContext:tenantId': own, 'kms:EncryptionContextKeys': ['tenantId'] },
    except: {
      'Messaging/TenantNotice': [...may('kms', 'Foundation/KeyEncryptionKey', 'Decrypt')],
      'Messaging/TenantReset': [...may('kms', 'Foundation/KeyEncryptionKey', 'Decrypt')],
      'TenantApi/onboarding': [...may('kms', 'Foundation/KeyEncryptionKey', 'Decrypt')],
      'TenantApi/Roles/TenantData': [...may('kms', 'Foundation/KeyEncryptionKey', 'Decrypt')],
      'TenantApi/Roles/TenantAdmin': [...may('kms', 'Foundation/KeyEncryptionKey', 'Decrypt')],
      'TenantApi/Roles/TenantAuth': [...may('kms', 'Foundation/KeyEncryptionKey', 'Decrypt')],
      'TenantApi/Roles/TenantDocuments': [...may('kms', 'Foundation/KeyEncryptionKey', 'Decrypt')],
    },
  },
];
