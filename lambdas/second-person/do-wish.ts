import { replaceAccess } from '#contract/access.ts';
import { changeStateOfUser } from '#contract/leaving.ts';
import { replaceSecondPerson } from '#contract/settings/second-person.ts';
import { giveSupportGrant } from '#contract/support.ts';
import { keepUser, replaceRolesOfUser } from '#contract/user-keeping.ts';
import type { Gated } from '#domain/rights/rights.ts';
import { replacedAccess } from '#lambdas/access/access.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';
import { changedState } from '#lambdas/leaving/change-state-of-user.ts';
import type { SecondHand } from '#lambdas/settings/second-hand.ts';
import { givenSupportGrant } from '#lambdas/support/give-support-grant.ts';
import { keptPerson } from '#lambdas/users/keep-user.ts';
import { replacedRoles } from '#lambdas/users/replace-roles-of-user.ts';
import type { Wish } from './request-store.ts';
import { replacedSecondPerson } from './rule.ts';

const contracts: Readonly<Record<Wish['deed'], Gated>> = {
  'keep-user': keepUser,
  'replace-roles': replaceRolesOfUser,
  'change-state': changeStateOfUser,
  'replace-access': replaceAccess,
  'replace-rule': replaceSecondPerson,
  'give-support-grant': giveSupportGrant,
};

/** The endpoint that would do it: whoever asks, and whoever asked, has its right. */
export const contractOf = ({ deed }: Wish): Gated => contracts[deed];

/**
 * What its own endpoint does, by the same judgements, with another hand: asked for it is judged and not done, approved it is
 * judged anew and done.
 */
export const doWish = (
  wish: Wish,
  request: ActorsRequest,
  { context, hand }: { readonly context: TenantContext; readonly hand: SecondHand },
) => {
  const asked = { ...request, query: undefined };
  switch (wish.deed) {
    case 'keep-user':
      return keptPerson({ ...asked, params: wish.params, body: wish.body }, context, hand);
    case 'replace-roles':
      return replacedRoles({ ...asked, params: wish.params, body: wish.body }, context, hand);
    case 'change-state':
      return changedState({ ...asked, params: wish.params, body: wish.body }, context, hand);
    case 'replace-access':
      return replacedAccess({ ...asked, body: wish.body }, context, hand);
    case 'replace-rule':
      return replacedSecondPerson({ ...asked, body: wish.body }, context, hand);
    case 'give-support-grant':
      return givenSupportGrant({ ...asked, body: wish.body }, context, hand);
  }
};
