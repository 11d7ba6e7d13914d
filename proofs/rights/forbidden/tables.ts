import { calls, itemCalls, may, other, own, type ForbiddenDeed } from '#proofs/rights/forbidden-deed.ts';

const puttingNewOnes = [
  ...may('dynamodb', 'Data/TenantData', 'PutItem'),
  ...may('dynamodb', 'Data/Audit', 'PutItem'),
];

/** Who makes a tenant holds no session of his, and puts rows and keys of whomever he makes. */
/** It holds each company's day against its archive: who did what to what, by ids; what is sealed it cannot open. */
const sealsEveryTrail = { 'Audit/audit-seal': may('dynamodb', 'Data/Audit', 'Query') };

const boundToNoTenant: ForbiddenDeed['except'] = {
  'TenantApi/onboarding': [...may('dynamodb', 'Data/Keystore', 'GetItem', 'PutItem'), ...puttingNewOnes],
};

/** Tables as such, and what tenants keep in them. */
export const tableDeeds: readonly ForbiddenDeed[] = [
  {
    deed: 'working on a table in whose place a restored one is used',
    actions: [...itemCalls, ...calls('dynamodb', 'Scan', 'ExportTableToPointInTime')],
    on: ['every table of another day'],
  },
  {
    deed: 'reading a table whole, or by a statement that no leading key confines',
    actions: calls('dynamodb', 'Scan', 'PartiQLSelect', 'PartiQLInsert', 'PartiQLUpdate', 'PartiQLDelete'),
    on: ['every table', 'Data/TenantData/index/GSI1', 'Data/Control/index/TenantList'],
    except: {
      'Lifecycle/retention-purge': [
        ...may('dynamodb', 'Data/Session', 'Scan'),
        ...may('dynamodb', 'OperatorData/OperatorSession', 'Scan'),
      ],
    },
  },
  {
    deed: 'changing or dropping a table, or its way back',
    actions: calls(
      'dynamodb',
      'CreateTable',
      'DeleteTable',
      'UpdateTable',
      'UpdateContinuousBackups',
      'UpdateTimeToLive',
      'DeleteBackup',
      'PutResourcePolicy',
      'DeleteResourcePolicy',
      'RestoreTableFromBackup',
      'RestoreTableToPointInTime',
      'ImportTable',
      'CreateTableReplica',
      'EnableKinesisStreamingDestination',
    ),
    on: ['every table'],
  },
  {
    deed: 'carrying a table out',
    actions: calls('dynamodb', 'ExportTableToPointInTime', 'CreateBackup', 'StartAwsBackupJob'),
    on: ['every table'],
    except: {
      'Backup/Jobs/backup-export': [
        ...may('dynamodb', 'Data/TenantData', 'ExportTableToPointInTime'),
        ...may('dynamodb', 'Data/Control', 'ExportTableToPointInTime'),
        ...may('dynamodb', 'Data/Keystore', 'ExportTableToPointInTime'),
        ...may('dynamodb', 'Data/Audit', 'ExportTableToPointInTime'),
        ...may('dynamodb', 'OperatorData/Operator', 'ExportTableToPointInTime'),
      ],
    },
  },
  {
    deed: 'touching what a tenant keeps',
    actions: itemCalls,
    on: ['Data/TenantData', 'Data/TenantData/index/GSI1'],
    except: {
      // The canary's rows of receipts, and nobody else's.
      'Backup/Jobs/restore-validation': [...may('dynamodb', 'Data/TenantData', 'GetItem')],
      'Lifecycle/TenantPurge': [...may('dynamodb', 'Data/TenantData', 'Query', 'UpdateItem', 'DeleteItem')],
      'Messaging/TenantNotice': [
        ...may('dynamodb', 'Data/TenantData', 'GetItem', 'Query', 'UpdateItem', 'PutItem', 'DeleteItem'),
      ],
      'Messaging/TenantReset': [
        ...may('dynamodb', 'Data/TenantData', 'GetItem', 'Query', 'PutItem', 'UpdateItem'),
      ],
      // What companies decided about access, and nothing else of them: the deed below.
      'TenantApi/authorizer': [...may('dynamodb', 'Data/TenantData', 'BatchGetItem')],
      'TenantApi/onboarding': [...may('dynamodb', 'Data/TenantData', 'PutItem')],
      'TenantApi/Roles/TenantData': [
        ...may(
          'dynamodb',
          'Data/TenantData',
          'GetItem',
          // Of claims alone, under his own keys.
          'BatchGetItem',
          'Query',
          'PutItem',
          'UpdateItem',
          'DeleteItem',
          'ConditionCheckItem',
        ),
        ...may('dynamodb', 'Data/TenantData/index/GSI1', 'Query'),
      ],
      'TenantApi/Roles/TenantAdmin': [
        ...may(
          'dynamodb',
          'Data/TenantData',
          'GetItem',
          // Of claims alone, under his own keys.
          'BatchGetItem',
          'Query',
          'PutItem',
          'UpdateItem',
          'DeleteItem',
          'ConditionCheckItem',
        ),
        ...may('dynamodb', 'Data/TenantData/index/GSI1', 'Query'),
      ],
      'TenantApi/Roles/TenantAuth': [
        ...may('dynamodb', 'Data/TenantData', 'GetItem', 'UpdateItem', 'DeleteItem'),
      ],
      'TenantApi/Roles/TenantDocuments': [...may('dynamodb', 'Data/TenantData', 'GetItem')],
      // Under a grant of the company's own: it puts nothing but who looked, the deed below.
      'TenantApi/TenantSupport': [...may('dynamodb', 'Data/TenantData', 'GetItem', 'Query', 'PutItem')],
    },
  },
  {
    deed: "touching tenants' wrapped keys",
    actions: itemCalls,
    on: ['Data/Keystore'],
    except: {
      'Backup/Jobs/restore-validation': [...may('dynamodb', 'Data/Keystore', 'GetItem')],
      'Messaging/TenantNotice': [...may('dynamodb', 'Data/Keystore', 'GetItem')],
      'Messaging/TenantReset': [...may('dynamodb', 'Data/Keystore', 'GetItem')],
      'TenantApi/onboarding': [...may('dynamodb', 'Data/Keystore', 'GetItem', 'PutItem')],
      'TenantApi/Roles/TenantData': [...may('dynamodb', 'Data/Keystore', 'GetItem')],
      'TenantApi/Roles/TenantAdmin': [...may('dynamodb', 'Data/Keystore', 'GetItem')],
      'TenantApi/Roles/TenantAuth': [...may('dynamodb', 'Data/Keystore', 'GetItem')],
      'TenantApi/Roles/TenantDocuments': [...may('dynamodb', 'Data/Keystore', 'GetItem')],
      'TenantApi/TenantSupport': [...may('dynamodb', 'Data/Keystore', 'GetItem')],
    },
  },
  {
    deed: "reaching another tenant's items",
    actions: itemCalls,
    on: [
      'Data/TenantData',
      'Data/TenantData/index/GSI1',
      'Data/TenantData/index/GSI2',
      'Data/Keystore',
      'Data/Audit',
    ],
    under: { 'dynamodb:LeadingKeys': [`T#${other}#C#1`] },
    except: { ...boundToNoTenant, ...sealsEveryTrail },
  },
  {
    deed: 'reaching what another tenant decided about access',
    actions: itemCalls,
    on: ['Data/TenantData'],
    under: { 'dynamodb:LeadingKeys': [`T#${other}#ACCESS`] },
    except: {
      'TenantApi/onboarding': [...may('dynamodb', 'Data/TenantData', 'PutItem')],
      'TenantApi/authorizer': [...may('dynamodb', 'Data/TenantData', 'BatchGetItem')],
    },
  },
  {
    deed: 'a batch of which one item is another tenant’s',
    actions: itemCalls,
    on: ['Data/TenantData', 'Data/Keystore', 'Data/Audit'],
    under: { 'dynamodb:LeadingKeys': [`T#${own}#C#1`, `T#${other}#C#1`] },
    except: { ...boundToNoTenant, ...sealsEveryTrail },
  },
  {
    deed: 'reaching items under no key',
    actions: itemCalls,
    on: ['Data/TenantData', 'Data/Keystore', 'Data/Audit'],
    under: {},
    except: { 'TenantApi/onboarding': puttingNewOnes },
  },
  {
    deed: "reading a tenant's claims",
    actions: calls('dynamodb', 'GetItem', 'Query'),
    on: ['Data/TenantData'],
    under: {
      'dynamodb:LeadingKeys': [`T#${own}#C#1`],
      'dynamodb:Attributes': ['PK', 'SK'],
      'dynamodb:Select': 'ALL_ATTRIBUTES',
    },
    except: {
      'TenantApi/Roles/TenantData': [...may('dynamodb', 'Data/TenantData', 'GetItem', 'Query')],
      'TenantApi/Roles/TenantAdmin': [...may('dynamodb', 'Data/TenantData', 'GetItem', 'Query')],
      'TenantApi/Roles/TenantDocuments': [...may('dynamodb', 'Data/TenantData', 'GetItem')],
      'TenantApi/TenantSupport': [...may('dynamodb', 'Data/TenantData', 'GetItem', 'Query')],
    },
  },
  {
    deed: "reading a tenant's people",
    actions: calls('dynamodb', 'GetItem', 'Query'),
    on: ['Data/TenantData'],
    under: {
      'dynamodb:LeadingKeys': [`T#${own}#USER`],
      'dynamodb:Attributes': ['PK', 'SK'],
      'dynamodb:Select': 'ALL_ATTRIBUTES',
    },
    except: {
      'TenantApi/Roles/TenantData': [...may('dynamodb', 'Data/TenantData', 'GetItem', 'Query')],
      'TenantApi/Roles/TenantAdmin': [...may('dynamodb', 'Data/TenantData', 'GetItem', 'Query')],
      'TenantApi/Roles/TenantAuth': [...may('dynamodb', 'Data/TenantData', 'GetItem')],
      'TenantApi/TenantSupport': [...may('dynamodb', 'Data/TenantData', 'GetItem', 'Query')],
    },
  },
  {
    deed: "reading people's mail addresses",
    actions: calls('dynamodb', 'GetItem', 'Query'),
    on: ['Data/TenantData'],
    under: {
      'dynamodb:LeadingKeys': [`T#${own}#USER`],
      'dynamodb:Attributes': ['PK', 'SK', 'doc', 'email'],
      'dynamodb:Select': 'SPECIFIC_ATTRIBUTES',
    },
    except: {
      'Messaging/TenantNotice': [...may('dynamodb', 'Data/TenantData', 'GetItem')],
      'Messaging/TenantReset': [...may('dynamodb', 'Data/TenantData', 'GetItem', 'Query')],
      'TenantApi/Roles/TenantData': [...may('dynamodb', 'Data/TenantData', 'GetItem', 'Query')],
      'TenantApi/Roles/TenantAdmin': [...may('dynamodb', 'Data/TenantData', 'GetItem', 'Query')],
      'TenantApi/Roles/TenantAuth': [...may('dynamodb', 'Data/TenantData', 'GetItem')],
      'TenantApi/TenantSupport': [...may('dynamodb', 'Data/TenantData', 'GetItem', 'Query')],
    },
  },
  {
    deed: "reading a tenant's settings and masters whole",
    actions: calls('dynamodb', 'GetItem', 'Query'),
    on: ['Data/TenantData'],
    under: {
      'dynamodb:LeadingKeys': [`T#${own}#SET`],
      'dynamodb:Attributes': ['PK', 'SK'],
      'dynamodb:Select': 'ALL_ATTRIBUTES',
    },
    except: {
      'TenantApi/Roles/TenantData': [...may('dynamodb', 'Data/TenantData', 'GetItem', 'Query')],
      'TenantApi/Roles/TenantAdmin': [...may('dynamodb', 'Data/TenantData', 'GetItem', 'Query')],
      'TenantApi/TenantSupport': [...may('dynamodb', 'Data/TenantData', 'GetItem', 'Query')],
    },
  },
];
