import * as v from 'valibot';
import { claimStatus } from './claim-status.ts';
import { pageParts } from './page.ts';
import { filledLine } from './text.ts';
import { calendarDate } from './values.ts';

const filters = {
  /** First and last day of the first draft, both included. */
  from: v.exactOptional(calendarDate),
  to: v.exactOptional(calendarDate),
  /** Words that each stand in the title or the number. */
  text: v.exactOptional(filledLine(100)),
};

const beginsBeforeItEnds = ({ from, to }: { readonly from?: string; readonly to?: string }): boolean =>
  from === undefined || to === undefined || from <= to;

/** One's own claims. */
export const claimSearch = v.pipe(
  v.strictObject({ status: v.exactOptional(claimStatus), ...filters, ...pageParts }),
  v.check((wanted) => beginsBeforeItEnds(wanted), '終わりの日は、始まりの日以後にしてください'),
);
export type ClaimSearch = v.InferOutput<typeof claimSearch>;
