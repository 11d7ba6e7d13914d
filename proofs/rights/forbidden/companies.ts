import { itemCalls, may, other, type ForbiddenDeed } from '#proofs/rights/forbidden-deed.ts';

/** What the control plane keeps of companies: their contracts, and what they decided about their door. */
export const companyDeeds: readonly ForbiddenDeed[] = [
  {
    deed: 'touching contracts',
    actions: itemCalls,
    on: ['Data/Control', 'Data/Control/index/TenantList'],
    except: {
      // Which companies there are.
      'Audit/audit-seal': [...may('dynamodb', 'Data/Control/index/TenantList', 'Query')],
      'Lifecycle/retention-purge': [
        ...may('dynamodb', 'Data/Control', 'GetItem', 'PutItem', 'Query'),
        ...may('dynamodb', 'Data/Control/index/TenantList', 'Query'),
      ],
      // Whose notices of a day are told together.
      'Messaging/digest-dispatch': [...may('dynamodb', 'Data/Control', 'Query')],
      // Which companies may only read now, and whose notices are put by.
      'Messaging/mail-worker': [
        ...may('dynamodb', 'Data/Control', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'),
      ],
      // What operators tell companies, in partitions of its own; of a company's row its name and state: the deeds below.
      'Messaging/Announcing/announcement-dispatch': [
        ...may('dynamodb', 'Data/Control', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'),
        ...may('dynamodb', 'Data/Control/index/TenantList', 'Query'),
      ],
      'Messaging/Announcing/mail-events': [
        ...may('dynamodb', 'Data/Control', 'GetItem', 'UpdateItem', 'DeleteItem'),
      ],
      // Of a company's row its name and state: the deeds below.
      'OperatorApi/operator': [
        ...may(
          'dynamodb',
          'Data/Control',
          'GetItem',
          'BatchGetItem',
          'Query',
          'PutItem',
          'UpdateItem',
          'DeleteItem',
        ),
        ...may('dynamodb', 'Data/Control/index/TenantList', 'Query'),
      ],
      // What companies let operators see: the deeds below.
      'OperatorApi/operator-authorizer': [...may('dynamodb', 'Data/Control', 'BatchGetItem')],
      'TenantApi/tenant-support': [...may('dynamodb', 'Data/Control', 'GetItem')],
      // Of its own record, and what it decides itself of it: the deeds below.
      'TenantApi/Roles/TenantAdmin': [...may('dynamodb', 'Data/Control', 'GetItem', 'Query', 'UpdateItem')],
      'TenantApi/auth': [...may('dynamodb', 'Data/Control', 'GetItem')],
      'TenantApi/authorizer': [...may('dynamodb', 'Data/Control', 'BatchGetItem')],
      'TenantApi/onboarding': [...may('dynamodb', 'Data/Control', 'GetItem', 'PutItem')],
      'TenantApi/AddressSync/Job': [...may('dynamodb', 'Data/Control', 'GetItem')],
      // Evidence of restores, in partitions of its own.
      'Backup/Jobs/restore-validation': [...may('dynamodb', 'Data/Control', 'PutItem')],
    },
  },
  {
    deed: "touching a company's contract by its key",
    actions: itemCalls,
    on: ['Data/Control'],
    under: { 'dynamodb:LeadingKeys': [`TEN#${other}`] },
    except: {
      // Whether the company is served.
      'Messaging/mail-worker': [...may('dynamodb', 'Data/Control', 'GetItem')],
      'TenantApi/auth': [...may('dynamodb', 'Data/Control', 'GetItem')],
      'TenantApi/authorizer': [...may('dynamodb', 'Data/Control', 'BatchGetItem')],
      'TenantApi/onboarding': [...may('dynamodb', 'Data/Control', 'GetItem', 'PutItem')],
      'TenantApi/AddressSync/Job': [...may('dynamodb', 'Data/Control', 'GetItem')],
    },
  },
];
