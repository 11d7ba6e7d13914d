import { replaceRolesOfUser } from '#contract/user-keeping.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { endpoint, type ActorRequestOf } from '#lambdas/http/endpoint.ts';
import type { SecondHand } from '#lambdas/settings/second-hand.ts';
import { answerPerson } from './answer-person.ts';
import { changePerson } from './change-person.ts';
import { seenBefore, type SeenRefusal } from './seen-before.ts';

/**
 * ロール of somebody, all of them. His next request meets it.
 * @param hand with whom, where it may need a second administrator
 */
export const replacedRoles = async (
  request: ActorRequestOf<typeof replaceRolesOfUser>,
  context: TenantContext,
  hand?: SecondHand,
) => {
  const { roles, expectedVersion } = request.body;
  return changePerson<SeenRefusal>(context, request, {
    userId: request.params.userId,
    hand,
    decide: async (found) => {
      const user = { ...found.user, roles };
      const seen = seenBefore(found, { user, expectedVersion });
      return seen ?? accept({ action: 'user.change-rights', user });
    },
  });
};

export const replaceRolesOfUserEndpoint = endpoint(replaceRolesOfUser, async (request, context) => {
  const changed = await replacedRoles(request, context);
  return changed.ok
    ? accept(await answerPerson(context, changed.value, request.at))
    : refuse(changed.refusal);
});
