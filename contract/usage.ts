import * as v from 'valibot';
import { plans } from '#domain/tenants/plans.ts';
import { get } from './endpoint.ts';

const counted = v.object({
  count: v.number(),
  /** There are more than are counted. */
  isMore: v.boolean(),
});

export const showUsage = get('/api/company/usage', {
  function: 'tenant-admin',
  may: 'settings.keep',
  summary: '契約プランと、今月の利用状況を表示する',
  answer: v.object({
    /** Absent where the control plane names one that this release does not know. */
    plan: v.exactOptional(v.picklist(plans)),
    /** The month in Japan: `2026-11`. */
    month: v.string(),
    /** Who may sign in or is invited: everybody but those who were stopped or have left. */
    people: counted,
    /** Submitted for the first time in the month, and not withdrawn. */
    claims: counted,
  }),
});
