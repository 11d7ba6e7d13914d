import {
  calls,
  itemCalls,
  may,
  other,
  own,
  streamName,
  type ForbiddenDeed,
} from '#proofs/rights/forbidden-deed.ts';

const auditStream = streamName('Data/Audit');

/** The trail, sessions, contracts and operators: records that belong to no tenant’s session. */
export const recordDeeds: readonly ForbiddenDeed[] = [
  {
    deed: 'changing the audit trail',
    actions: calls('dynamodb', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'),
    on: ['Data/Audit'],
  },
  {
    deed: 'reading the audit trail',
    actions: calls('dynamodb', 'GetItem', 'BatchGetItem', 'Query'),
    on: ['Data/Audit'],
    except: { 'Audit/audit-seal': [...may('dynamodb', 'Data/Audit', 'Query')] },
  },
  {
    deed: 'following the audit trail',
    actions: calls('dynamodb', 'GetRecords'),
    on: [auditStream],
    except: {
      'Audit/audit-archive': [...may('dynamodb', auditStream, 'GetRecords')],
      'Messaging/notice-dispatch': [...may('dynamodb', auditStream, 'GetRecords')],
    },
  },
  {
    deed: 'adding to the audit trail',
    actions: calls('dynamodb', 'PutItem'),
    on: ['Data/Audit'],
    except: {
      'Lifecycle/retention-purge': [...may('dynamodb', 'Data/Audit', 'PutItem')],
      'Lifecycle/TenantPurge': [...may('dynamodb', 'Data/Audit', 'PutItem')],
      'Messaging/TenantNotice': [...may('dynamodb', 'Data/Audit', 'PutItem')],
      'Messaging/TenantReset': [...may('dynamodb', 'Data/Audit', 'PutItem')],
      // What became of a 閲覧許可 stands in both trails.
      'Messaging/mail-worker': [...may('dynamodb', 'Data/Audit', 'PutItem')],
      'TenantApi/tenant-support': [...may('dynamodb', 'Data/Audit', 'PutItem')],
      'TenantApi/TenantSupport': [...may('dynamodb', 'Data/Audit', 'PutItem')],
      'OperatorApi/operator-auth': [...may('dynamodb', 'Data/Audit', 'PutItem')],
      'OperatorApi/operator': [...may('dynamodb', 'Data/Audit', 'PutItem')],
      'TenantApi/onboarding': [...may('dynamodb', 'Data/Audit', 'PutItem')],
      'TenantApi/Roles/TenantData': [...may('dynamodb', 'Data/Audit', 'PutItem')],
      'TenantApi/Roles/TenantAdmin': [...may('dynamodb', 'Data/Audit', 'PutItem')],
      'TenantApi/Roles/TenantAuth': [...may('dynamodb', 'Data/Audit', 'PutItem')],
      'TenantApi/Roles/TenantDocuments': [...may('dynamodb', 'Data/Audit', 'PutItem')],
    },
  },
  {
    deed: 'touching sessions',
    actions: itemCalls,
    on: ['Data/Session'],
    except: {
      'Lifecycle/retention-purge': [...may('dynamodb', 'Data/Session', 'DeleteItem')],
      // Links for a new password, in partitions of their own.
      'Messaging/TenantReset': [...may('dynamodb', 'Data/Session', 'GetItem', 'PutItem', 'UpdateItem')],
      'TenantApi/auth': [
        ...may('dynamodb', 'Data/Session', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'),
      ],
      'TenantApi/authorizer': [...may('dynamodb', 'Data/Session', 'BatchGetItem', 'UpdateItem')],
      'TenantApi/Roles/TenantAuth': [...may('dynamodb', 'Data/Session', 'UpdateItem')],
      // A change of what somebody may do is one with the end of his sessions: the deed below.
      // Where people signed in from is asked before an address list shuts them out; of single rows it reads the mail
      // address that somebody asked for, in a partition of its own.
      'TenantApi/Roles/TenantAdmin': [...may('dynamodb', 'Data/Session', 'GetItem', 'UpdateItem', 'Query')],
    },
  },
  {
    deed: "touching what a person's sessions stand on, as a tenant",
    actions: itemCalls,
    on: ['Data/Session'],
    under: { 'dynamodb:LeadingKeys': [`T#${own}#P#01J00000000000000000000000`] },
    except: {
      'TenantApi/Roles/TenantAdmin': [...may('dynamodb', 'Data/Session', 'UpdateItem')],
      'TenantApi/auth': [
        ...may('dynamodb', 'Data/Session', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'),
      ],
      'TenantApi/authorizer': [...may('dynamodb', 'Data/Session', 'BatchGetItem', 'UpdateItem')],
      'Lifecycle/retention-purge': [...may('dynamodb', 'Data/Session', 'DeleteItem')],
    },
  },
  ...[
    ["touching another tenant's links for a new password", 'R'],
    ["touching another tenant's mail addresses that were asked for", 'ADDRESS'],
  ].map(([deed = '', kind]) => ({
    deed,
    actions: itemCalls,
    on: ['Data/Session'],
    under: { 'dynamodb:LeadingKeys': [`T#${other}#${kind}#01J00000000000000000000000`] },
    except: {
      'TenantApi/auth': [
        ...may('dynamodb', 'Data/Session', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'),
      ],
      'TenantApi/authorizer': [...may('dynamodb', 'Data/Session', 'BatchGetItem', 'UpdateItem')],
      'Lifecycle/retention-purge': [...may('dynamodb', 'Data/Session', 'DeleteItem')],
    },
  })),
  {
    deed: 'touching what the State publishes',
    actions: itemCalls,
    on: ['Data/Control'],
    under: { 'dynamodb:LeadingKeys': ['REG#T1180301018771'] },
    except: {
      // Read row by row, by every company; operators import it with their own rights.
      'TenantApi/Roles/TenantAdmin': [...may('dynamodb', 'Data/Control', 'GetItem')],
      // Their rights on this table name no key.
      'TenantApi/auth': [...may('dynamodb', 'Data/Control', 'GetItem')],
      'TenantApi/authorizer': [...may('dynamodb', 'Data/Control', 'BatchGetItem')],
      'TenantApi/onboarding': [...may('dynamodb', 'Data/Control', 'GetItem', 'PutItem')],
    },
  },
  {
    deed: "reading or changing more of a company's own contract than its door",
    actions: itemCalls,
    on: ['Data/Control'],
    under: {
      'dynamodb:LeadingKeys': [`TEN#${own}`],
      'dynamodb:Attributes': ['PK', 'SK', 'addresses', 'state'],
      'dynamodb:Select': 'SPECIFIC_ATTRIBUTES',
    },
    except: {
      'Messaging/mail-worker': [...may('dynamodb', 'Data/Control', 'GetItem')],
      'TenantApi/auth': [...may('dynamodb', 'Data/Control', 'GetItem')],
      'TenantApi/authorizer': [...may('dynamodb', 'Data/Control', 'BatchGetItem')],
      'TenantApi/onboarding': [...may('dynamodb', 'Data/Control', 'GetItem', 'PutItem')],
      'TenantApi/AddressSync/Job': [...may('dynamodb', 'Data/Control', 'GetItem')],
    },
  },
  {
    deed: 'lifting the restriction that operators set on a company',
    actions: calls('dynamodb', 'UpdateItem'),
    on: ['Data/Control'],
    under: {
      'dynamodb:LeadingKeys': [`TEN#${own}`],
      'dynamodb:Attributes': ['PK', 'SK', 'ipCidrs'],
    },
    except: {},
  },
];
