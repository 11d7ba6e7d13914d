import type { PassState } from '#domain/commuting/commuter-pass.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { textOf } from './attributes.ts';
import { rowKind } from './row-kind.ts';

const ofPasses = { table: 'TenantData', erased: 'with-tenant' } as const;

/** 通勤定期 of a person: where he lives follows from its stations, so that his company's key alone opens it. */
export const commuterPass = rowKind('commuter-pass', {
  ...ofPasses,
  keeps: 'contract',
  pk: 'COMMUTER#{userId}',
  sk: '{passId}',
  returned: 'people.jsonl',
  holds: { state: textOf<PassState>(), version: 'number', doc: 'text' },
  sealed: ['doc'],
});

/** Waits for whoever keeps people; the row ends with the answer. */
export const commuterPassAsked = rowKind('commuter-pass-asked', {
  ...ofPasses,
  keeps: 'working',
  pk: 'COMMUTERASKED',
  sk: '{passId}',
  returned: 'derived',
  holds: { userId: textOf<UserId>(), at: textOf<Instant>() },
});
