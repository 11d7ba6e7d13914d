import * as v from 'valibot';
import { claimStatus, companyStatus } from './claim-status.ts';
import { userId } from './ids.ts';
import { pageParts } from './page.ts';
import { filledLine } from './text.ts';
import { calendarDate } from './values.ts';

const filters = {
  /** First and last day, both included: of the submission in the company's list, of the first draft in one's own. */
  from: v.exactOptional(calendarDate),
  to: v.exactOptional(calendarDate),
  /** Words that each stand in the title, the number or the applicant's name. */
  text: v.exactOptional(filledLine(100)),
};

const beginsBeforeItEnds = ({ from, to }: { readonly from?: string; readonly to?: string }): boolean =>
  from === undefined || to === undefined || from <= to;

export const claimSearch = v.pipe(
  v.variant('scope', [
    v.strictObject({
      scope: v.literal('company'),
      status: companyStatus,
      applicantId: v.exactOptional(userId),
      ...filters,
      ...pageParts,
    }),
    v.strictObject({
      scope: v.optional(v.literal('mine'), 'mine'),
      status: v.exactOptional(claimStatus),
      ...filters,
      ...pageParts,
    }),
  ]),
  v.check((wanted) => beginsBeforeItEnds(wanted), '終わりの日は、始まりの日以後にしてください'),
);
export type ClaimSearch = v.InferOutput<typeof claimSearch>;
