import type { UserId } from '#domain/kernel/ids.ts';
import type { Role } from '#domain/tenants/masters.ts';
import type { Claim } from './claim.ts';
import { isEditable } from './editable-claim.ts';

type Person = { readonly userId: UserId; readonly roles: readonly Role[] };

/** Own claims; claims on whose route one is or was; all that left the draft for 経理 and 監査 (README 6). */
export const mayReadClaim = ({ userId, roles }: Person, claim: Claim): boolean => {
  if (claim.status === 'discarded') return false;
  if (claim.applicantId === userId || claim.approversSoFar.includes(userId)) return true;
  return claim.status !== 'draft' && (roles.includes('accountant') || roles.includes('auditor'));
};

export type ClaimActs = {
  readonly save: boolean;
  readonly submit: boolean;
  readonly withdraw: boolean;
  readonly discard: boolean;
  readonly vote: boolean;
  readonly confirm: boolean;
};

/** What this person may do now: a courtesy for screens, the decisions themselves refuse again. */
export const actsOn = ({ userId, roles }: Person, claim: Claim): ClaimActs => {
  const isOwn = claim.applicantId === userId;
  const openStep = claim.status === 'submitted' ? claim.route.steps[claim.step] : undefined;
  return {
    save: isOwn && isEditable(claim),
    submit: isOwn && isEditable(claim),
    withdraw: isOwn && claim.status === 'submitted',
    discard: isOwn && claim.status === 'draft' && claim.number === undefined,
    vote: !isOwn && (openStep?.approvers.some((approver) => approver.userId === userId) ?? false),
    confirm: !isOwn && claim.status === 'approved' && roles.includes('accountant'),
  };
};
