import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { RequestState } from '#domain/second-person/request.ts';
import { listOf, textOf } from './attributes.ts';
import { rowKind } from './row-kind.ts';

const ofRequests = { table: 'TenantData', erased: 'with-tenant' } as const;

/** 承認の依頼, with what exactly was asked for: it names people and their addresses, so that his company's key alone opens it. */
export const secondPersonRequest = rowKind('second-person-request', {
  ...ofRequests,
  keeps: 'contract',
  pk: 'SECONDPERSON',
  sk: '{secondRequestId}',
  returned: 'settings.jsonl',
  holds: {
    state: textOf<RequestState>(),
    askedBy: textOf<UserId>(),
    askedAt: textOf<Instant>(),
    version: 'number',
    doc: 'text',
    /** Who is mailed beside whoever asked: who else kept access when it was asked for. */
    told: listOf<UserId>(),
  },
  /** Nobody else could have decided when it was asked for; and whoever asked carried it out himself (docs/decisions/0205). */
  mayHold: { isAlone: 'flag', wasAlone: 'flag' },
  sealed: ['doc'],
});

/** Leads to what waits; the row ends with the request. */
export const secondPersonWaiting = rowKind('second-person-waiting', {
  ...ofRequests,
  keeps: 'working',
  pk: 'SECONDPERSONWAITS',
  sk: '{secondRequestId}',
  returned: 'derived',
  holds: { askedBy: textOf<UserId>(), askedAt: textOf<Instant>() },
});
