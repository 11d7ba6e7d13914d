import { calls, itemCalls, may, other, own, type ForbiddenDeed } from '#proofs/rights/forbidden-deed.ts';

/** What companies contracted for, and how new ones are made: kept by operators within these bounds, read by companies. */
export const contractDeeds: readonly ForbiddenDeed[] = [
  {
    deed: 'changing a contract, also as the company itself',
    actions: calls('dynamodb', 'UpdateItem', 'DeleteItem'),
    on: ['Data/Control'],
    under: {
      'dynamodb:LeadingKeys': [`TEN#${own}`],
      'dynamodb:Attributes': ['PK', 'SK', 'contract'],
    },
    except: { 'OperatorApi/operator': [...may('dynamodb', 'Data/Control', 'UpdateItem')] },
  },
  {
    deed: 'reading or writing the history of contracts',
    actions: itemCalls,
    on: ['Data/Control'],
    under: { 'dynamodb:LeadingKeys': [`CONTRACT#${own}`] },
    except: {
      // Written once: no right to change or to delete a line of it.
      'OperatorApi/operator': [...may('dynamodb', 'Data/Control', 'Query', 'PutItem')],
      // Their rights on this table name no key.
      'TenantApi/auth': [...may('dynamodb', 'Data/Control', 'GetItem')],
      'TenantApi/authorizer': [...may('dynamodb', 'Data/Control', 'BatchGetItem')],
      'TenantApi/onboarding': [...may('dynamodb', 'Data/Control', 'GetItem', 'PutItem')],
    },
  },
  {
    deed: 'reading as a company who of the operators changed its contract, and why',
    actions: calls('dynamodb', 'GetItem', 'Query', 'BatchGetItem'),
    on: ['Data/Control'],
    under: {
      'dynamodb:LeadingKeys': [`CONTRACT#${own}`],
      'dynamodb:Attributes': ['PK', 'SK', 'reason', 'by', 'byName'],
      'dynamodb:Select': 'SPECIFIC_ATTRIBUTES',
    },
    except: {
      'OperatorApi/operator': [...may('dynamodb', 'Data/Control', 'Query')],
      'TenantApi/auth': [...may('dynamodb', 'Data/Control', 'GetItem')],
      'TenantApi/authorizer': [...may('dynamodb', 'Data/Control', 'BatchGetItem')],
      'TenantApi/onboarding': [...may('dynamodb', 'Data/Control', 'GetItem')],
    },
  },
  {
    deed: 'telling how far a new company came',
    actions: itemCalls,
    on: ['Data/Control'],
    under: { 'dynamodb:LeadingKeys': ['ONBOARDED'] },
    except: {
      'OperatorApi/operator': [...may('dynamodb', 'Data/Control', 'GetItem')],
      'TenantApi/auth': [...may('dynamodb', 'Data/Control', 'GetItem')],
      'TenantApi/authorizer': [...may('dynamodb', 'Data/Control', 'BatchGetItem')],
      'TenantApi/onboarding': [...may('dynamodb', 'Data/Control', 'GetItem', 'PutItem')],
    },
  },
  {
    deed: 'changing more of a company than its state and contract, as an operator',
    actions: calls('dynamodb', 'GetItem', 'UpdateItem', 'PutItem', 'DeleteItem'),
    on: ['Data/Control'],
    under: {
      'dynamodb:LeadingKeys': [`TEN#${other}`],
      'dynamodb:Attributes': ['PK', 'SK', 'signInRules'],
      'dynamodb:Select': 'SPECIFIC_ATTRIBUTES',
    },
    except: {
      'Messaging/mail-worker': [...may('dynamodb', 'Data/Control', 'GetItem')],
      'TenantApi/auth': [...may('dynamodb', 'Data/Control', 'GetItem')],
      'TenantApi/onboarding': [...may('dynamodb', 'Data/Control', 'GetItem', 'PutItem')],
      'TenantApi/AddressSync/Job': [...may('dynamodb', 'Data/Control', 'GetItem')],
    },
  },
];
