import { replaceRolesOfUser } from '#contract/user-keeping.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { answerPerson } from './answer-person.ts';
import { changePerson } from './change-person.ts';
import { seenBefore, type SeenRefusal } from './seen-before.ts';

/** ロール of somebody, all of them. His next request meets it. */
export const replaceRolesOfUserEndpoint = endpoint(replaceRolesOfUser, async (request, context) => {
  const { body, params, at } = request;
  const { roles, expectedVersion } = body;
  const changed = await changePerson<SeenRefusal>(context, request, {
    userId: params.userId,
    decide: async (found) => {
      const user = { ...found.user, roles };
      const seen = seenBefore(found, { user, expectedVersion });
      return seen ?? accept({ action: 'user.change-rights', user });
    },
  });
  return changed.ok ? accept(await answerPerson(context, changed.value, at)) : refuse(changed.refusal);
});
