import type { ExtractionState, ExtractionTerms } from '#domain/audit/extraction.ts';
import type { OperatorId } from '#domain/kernel/ids.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import { json, textOf } from './attributes.ts';
import { rowKind } from './row-kind.ts';

/** 監査記録の抽出: who asked for what of the trail and why, and how far it came (docs/decisions/0238). */
export const auditExtraction = rowKind('audit-extraction', {
  table: 'Operator',
  pk: 'EXTRACTIONS',
  sk: '{extractionId}',
  keeps: 'for-good',
  returned: 'of-the-service',
  erased: 'not-a-tenants',
  holds: {
    terms: json<ExtractionTerms>(),
    reason: 'text',
    by: textOf<OperatorId>(),
    byName: 'text',
    at: textOf<Instant>(),
    state: textOf<ExtractionState>(),
    attempts: 'number',
    /** Files that are whole, of each form. */
    pieces: 'number',
    records: 'number',
  },
  mayHold: {
    companyName: 'text',
    /** Where the next file begins: a day, and lines of it that are told. */
    day: textOf<CalendarDate>(),
    lines: 'number',
    doneAt: textOf<Instant>(),
  },
});
