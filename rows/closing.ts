import type { ClosingEvent } from '#domain/closing/closing.ts';
import { json } from './attributes.ts';
import { rowKind } from './row-kind.ts';

/** 締めの履歴: who closed or reopened a month, when and why, by the version that it made. Never written again. */
export const closingEvent = rowKind('closing-event', {
  table: 'TenantData',
  pk: 'CLOSING',
  sk: '{closingVersion:9}',
  keeps: 'books',
  returned: 'closings.jsonl',
  erased: 'with-tenant',
  holds: { doc: json<ClosingEvent>() },
});
