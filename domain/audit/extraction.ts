import { daysBetween } from '#domain/calendar/calendar-date.ts';
import { ulidPattern, type ExtractionId, type TenantId } from '#domain/kernel/ids.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';

export const isExtractionId = (text: unknown): text is ExtractionId =>
  typeof text === 'string' && ulidPattern.test(text);

export const extractionStates = ['waiting', 'running', 'done', 'failed'] as const;
export type ExtractionState = (typeof extractionStates)[number];

export const extractionForms = ['csv', 'json'] as const;
/** `json`: JSON Lines with the proof. */
export type ExtractionForm = (typeof extractionForms)[number];

/** What is asked for of the trail. */
export type ExtractionTerms = {
  /** @default the operators' own days */
  readonly tenantId?: TenantId;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Id of the person or operator who did it. @default everybody */
  readonly actor?: string;
  /** `claim.submit`, or `claim` for all of its deeds. @default every deed */
  readonly action?: string;
};

/** One extraction spans a month at most; who needs more asks for more. */
export const mostDays = 31;
/** So many wait or run at once, so that one operator does not keep the others waiting for hours. */
export const mostOpen = 5;
/** Files are taken away after so many days; the list of extractions stays. */
export const filesKeptDays = 7;
/** A run that fails so often will fail again. */
export const mostAttempts = 5;

export const isTooLong = ({ from, to }: Pick<ExtractionTerms, 'from' | 'to'>): boolean =>
  from > to || daysBetween(from, to) >= mostDays;

type Deed = { readonly actor?: unknown; readonly action?: unknown };

/** Whether a record is one of those asked for. */
export const isAskedFor = ({ actor, action }: ExtractionTerms, deed: Deed): boolean =>
  (actor === undefined || deed.actor === actor) &&
  (action === undefined || deed.action === action || String(deed.action).startsWith(`${action}.`));

/** `t/<tenant>` or `ops`, as the archive has it. */
export const chainOf = ({ tenantId }: ExtractionTerms): string =>
  tenantId === undefined ? 'ops' : `t/${tenantId}`;

/** `audit-01J…-001.csv` */
export const fileNameOf = (id: ExtractionId, piece: number, form: ExtractionForm): string =>
  `audit-${id}-${String(piece).padStart(3, '0')}.${form === 'csv' ? 'csv' : 'jsonl'}`;
