import { rowKind } from './row-kind.ts';

/** A person with privileged rights (docs/runbooks/operator-accounts.md). */
export const operator = rowKind('operator', {
  table: 'Operator',
  keeps: 'for-good',
  returned: 'of-the-service',
  erased: 'not-a-tenants',
  pk: 'OP#{operatorId}',
  sk: 'META',
  holds: { name: 'text', state: 'text' },
  mayHold: { createdAt: 'text' },
});
