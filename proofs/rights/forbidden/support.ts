import { calls, itemCalls, may, other, own, type ForbiddenDeed } from '#proofs/rights/forbidden-deed.ts';

const writing = itemCalls.filter((call) => !/(?:GetItem|BatchGetItem|Query)$/.test(call));

const unwrapping = may('kms', 'Foundation/KeyEncryptionKey', 'Decrypt');
const someId = '01J00000000000000000000000';

/** Who mails people reads by which address, and who is still invited; who erases a company finds its sign-in names. */
const readersOf: Readonly<Record<string, ForbiddenDeed['except']>> = {
  LOGIN: { 'Lifecycle/TenantPurge': may('dynamodb', 'Data/TenantData', 'Query') },
  MAIL: { 'Messaging/TenantReset': may('dynamodb', 'Data/TenantData', 'GetItem', 'Query') },
  INVITED: { 'Messaging/TenantReset': may('dynamodb', 'Data/TenantData', 'GetItem') },
};

/** What operators see of a company, and who lets them (docs/decisions/0227). */
export const supportDeeds: readonly ForbiddenDeed[] = [
  {
    deed: 'changing anything of a company under a grant of support',
    actions: writing,
    on: ['Data/TenantData'],
    under: { 'dynamodb:LeadingKeys': [`T#${own}#SUPPORTVIEW#${someId}`] },
    except: {
      'TenantApi/onboarding': [...may('dynamodb', 'Data/TenantData', 'PutItem')],
      'TenantApi/Roles/TenantData': [
        ...may('dynamodb', 'Data/TenantData', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'),
      ],
      'TenantApi/Roles/TenantAdmin': [
        ...may('dynamodb', 'Data/TenantData', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'),
      ],
      'TenantApi/TenantSupport': [...may('dynamodb', 'Data/TenantData', 'PutItem')],
    },
  },
  {
    deed: "writing a company's word on a grant of support",
    actions: calls('dynamodb', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'),
    on: ['Data/Control'],
    under: {
      'dynamodb:LeadingKeys': [`T#${own}#SUPPORT`],
      'dynamodb:Attributes': ['PK', 'SK', 'decision', 'decidedAt', 'until'],
    },
    except: {
      'TenantApi/Roles/TenantAdmin': [...may('dynamodb', 'Data/Control', 'UpdateItem')],
      'TenantApi/onboarding': [...may('dynamodb', 'Data/Control', 'PutItem')],
    },
  },
  {
    deed: "writing another company's word on a grant of support",
    actions: writing,
    on: ['Data/Control'],
    under: {
      'dynamodb:LeadingKeys': [`T#${other}#SUPPORT`],
      'dynamodb:Attributes': ['PK', 'SK', 'decision', 'decidedAt', 'until'],
    },
    except: { 'TenantApi/onboarding': [...may('dynamodb', 'Data/Control', 'PutItem')] },
  },
  {
    deed: "unwrapping under a grant of support the key of a company's sign-in names and first passwords",
    actions: calls('kms', 'Decrypt'),
    on: ['Foundation/KeyEncryptionKey'],
    under: {
      'kms:EncryptionContext:tenantId': own,
      'kms:EncryptionContext:purpose': 'hmac',
      'kms:EncryptionContextKeys': ['tenantId', 'purpose'],
    },
    except: {
      'Messaging/TenantNotice': unwrapping,
      'Messaging/TenantReset': unwrapping,
      'TenantApi/onboarding': unwrapping,
      'TenantApi/Roles/TenantData': unwrapping,
      'TenantApi/Roles/TenantAdmin': unwrapping,
      'TenantApi/Roles/TenantAuth': unwrapping,
      'TenantApi/Roles/TenantDocuments': unwrapping,
    },
  },
  ...['LOGIN', 'MAIL', 'INVITED', 'INVITATIONS', `PEOPLEIMPORT#${someId}`].map((partition) => ({
    deed: `reading under a grant of support how people sign in: ${partition}`,
    actions: calls('dynamodb', 'GetItem', 'Query'),
    on: ['Data/TenantData'],
    under: {
      'dynamodb:LeadingKeys': [`T#${own}#${partition}`],
      'dynamodb:Attributes': ['PK', 'SK'],
      'dynamodb:Select': 'ALL_ATTRIBUTES',
    },
    except: {
      ...readersOf[partition],
      'TenantApi/Roles/TenantData': may('dynamodb', 'Data/TenantData', 'GetItem', 'Query'),
      'TenantApi/Roles/TenantAdmin': may('dynamodb', 'Data/TenantData', 'GetItem', 'Query'),
    },
  })),
  // Who of a company answered is its own: its own session reads it.
  {
    deed: "reading who of a company answered an operator's asking",
    actions: calls('dynamodb', 'GetItem', 'BatchGetItem', 'Query'),
    on: ['Data/Control'],
    under: {
      'dynamodb:LeadingKeys': [`T#${other}#SUPPORT`],
      'dynamodb:Attributes': ['PK', 'SK', 'decidedByName'],
      'dynamodb:Select': 'SPECIFIC_ATTRIBUTES',
    },
    except: {
      // Their rights on this table name no key.
      'TenantApi/auth': may('dynamodb', 'Data/Control', 'GetItem'),
      'TenantApi/authorizer': may('dynamodb', 'Data/Control', 'BatchGetItem'),
      'TenantApi/onboarding': may('dynamodb', 'Data/Control', 'GetItem'),
    },
  },
];
