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
    if (person?.isActive !== true) return [{ path, message: '在籍している人から選んでください' }];
    return mayVote(person, access) ? [] : [{ path, message: '承認する権限のある人から選んでください' }];
  },
});
export const showApprovalEndpoint = endpoint(showApproval, part.show);
export const replaceApprovalEndpoint = endpoint(replaceApproval, part.replace);
