import type { OperatorId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { GrantPart, GrantWord } from '#domain/support/support-grant.ts';
import { listOf, textOf } from './attributes.ts';
import { rowKind } from './row-kind.ts';

const moment = textOf<Instant>();

/**
 * 閲覧許可 (docs/decisions/0227). Operators write what is asked for, and its end; the company's word is written by a session of the
 * company alone: policies tell the attributes apart (lib/stacks/operator-api.ts, lib/constructs/tenant-roles.ts).
 */
export const supportGrant = rowKind('support-grant', {
  table: 'Control',
  pk: 'T#{tenantId}#SUPPORT',
  sk: '{grantId}',
  keeps: 'contract',
  returned: 'of-the-service',
  erased: 'with-tenant',
  holds: {
    operatorId: textOf<OperatorId>(),
    operatorName: 'text',
    companyName: 'text',
    reason: 'text',
    parts: listOf<GrantPart>(),
    hours: 'number',
    askedAt: moment,
    expiresAt: moment,
  },
  mayHold: {
    decision: textOf<GrantWord>(),
    decidedAt: moment,
    decidedBy: textOf<UserId>(),
    decidedByName: 'text',
    /** To what it was given, whatever is asked for now: `whatIsAsked` of domain/support. */
    gave: 'text',
    until: moment,
    withdrawnAt: moment,
    withdrawnByName: 'text',
    endedAt: moment,
  },
});

/** That something was asked of a company, so that the operators can list what they asked for, the newest last. */
export const supportAsked = rowKind('support-asked', {
  table: 'Control',
  pk: 'SUPPORTASKED',
  sk: '{grantId}#{tenantId}',
  keeps: 'contract',
  returned: 'of-the-service',
  erased: 'with-tenant',
  holds: {},
});

/** Which asking of a company is its last: two operators who ask at once are judged one after the other. */
export const supportTurn = rowKind('support-turn', {
  table: 'Control',
  pk: 'SUPPORTTURN',
  sk: '{tenantId}',
  keeps: 'contract',
  returned: 'of-the-service',
  erased: 'with-tenant',
  holds: { last: 'text' },
});

/**
 * 閲覧の記録 of an operator: what he was shown under a grant, told before the answer goes out. A partition of its own for each
 * grant: his session writes here and nowhere else. What he looked for is the company's own, so that its key alone opens it.
 */
export const supportView = rowKind('support-view', {
  table: 'TenantData',
  pk: 'SUPPORTVIEW#{grantId}',
  sk: '{eventId}',
  keeps: 'contract',
  returned: 'people.jsonl',
  erased: 'with-tenant',
  holds: { at: moment, doc: 'text' },
  sealed: ['doc'],
});
