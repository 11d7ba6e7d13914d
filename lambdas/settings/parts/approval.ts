import { mayNotApprove, notHere } from '#domain/approvals/person-faults.ja.ts';
import { replaceApproval, showApproval } from '#contract/settings/approval.ts';
import { mayVote } from '#domain/approvals/may-vote.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';

const part = settingPart(replaceApproval, {
  inForce: ({ approval }) => approval,
  check: async ({ fallbackApproverId }, { people, access }) => {
    if (fallbackApproverId === undefined) return [];
    const path = 'fallbackApproverId';
    const person = await people.withId(fallbackApproverId);
    if (person?.isActive !== true) return [{ path, message: notHere }];
    return mayVote(person, access) ? [] : [{ path, message: mayNotApprove }];
  },
});
export const showApprovalEndpoint = endpoint(showApproval, part.show);
export const replaceApprovalEndpoint = endpoint(replaceApproval, part.replace);
