import { showUser } from '#contract/user-keeping.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { storedPersonRow } from '#lambdas/settings/people-store.ts';
import { answerPerson } from './answer-person.ts';
import { openNames } from './sign-in-name-store.ts';

export const showUserEndpoint = endpoint(showUser, async ({ params: { userId }, at }, context) => {
  const row = await storedPersonRow(context.table, userId);
  if (row === undefined) return refuse({ kind: 'not-found' });
  const { user, version } = row;
  const names = await openNames(context, userId, row);
  return accept(await answerPerson(context, { user, version, names }, at));
});
