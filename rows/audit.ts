import { rowKind } from './row-kind.ts';

/** Who did what to what, when in UTC and in Japan, from where; never changed, and removed by nobody. */
const deed = {
  at: 'text',
  atJst: 'text',
  actor: 'text',
  action: 'text',
  target: 'text',
  outcome: 'text',
  ip: 'text',
  requestId: 'text',
} as const;

/** Why somebody at the command line did it, and until when it holds. */
const byHand = { reason: 'text', until: 'text' } as const;

const ofCompanies = {
  table: 'Audit',
  pk: 'T#{tenantId}#{day}#{shard}',
  keeps: 'contract',
  returned: 'audit.jsonl',
  // The table's own policy lets nobody delete.
  erased: 'with-its-key',
  holds: deed,
} as const;

/** A company's day lies in four partitions, so that a busy one does not meet the write limit of one. */
export const companyDeed = rowKind('company-deed', {
  ...ofCompanies,
  sk: '{eventId}',
  mayHold: { detail: 'text' },
  sealed: ['detail'],
});

export const companyDeedByHand = rowKind('company-deed-by-hand', {
  ...ofCompanies,
  sk: 'OPS{handId}',
  mayHold: byHand,
});

const ofOperators = {
  table: 'Audit',
  pk: 'OPS#{day}',
  keeps: 'for-good',
  returned: 'of-the-service',
  erased: 'not-a-tenants',
  holds: deed,
} as const;

/** `reason`: as the operator typed it. */
export const operatorDeed = rowKind('operator-deed', {
  ...ofOperators,
  sk: '{eventId}',
  mayHold: { reason: 'text' },
});

export const operatorDeedByHand = rowKind('operator-deed-by-hand', {
  ...ofOperators,
  sk: 'OPS{handId}',
  mayHold: byHand,
});
