import { shippedAccess, type CompanyAccess } from '#domain/rights/grants.ts';
import { json, type Codec } from './attributes.ts';
import { rowKind } from './row-kind.ts';

/** One of before says nothing of labels. */
const accessDocument: Codec<CompanyAccess> = {
  ...json<CompanyAccess>(),
  read: (stored) => ({ ...shippedAccess, ...json<CompanyAccess>().read(stored) }),
};

/**
 * A company's own roles and what it switched off. In a partition of its own, the only one of a tenant's that the
 * authorizer reads: a change is in force at the next request (docs/decisions/0125).
 */
export const companyAccess = rowKind('company-access', {
  table: 'TenantData',
  keeps: 'contract',
  returned: 'settings.jsonl',
  erased: 'with-tenant',
  pk: 'ACCESS',
  sk: 'ROLES',
  holds: { doc: accessDocument },
  mayHold: { version: 'number', updatedAt: 'text', updatedBy: 'text', updatedByName: 'text' },
});
