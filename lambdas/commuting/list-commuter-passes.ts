import { listCommuterPasses } from '#contract/commuting.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { askedPage, passesOf, shownPass, storedPass } from './pass-store.ts';

/** What waits for an answer, or all of one person. */
export const listCommuterPassesEndpoint = endpoint(listCommuterPasses, async ({ query }, context) => {
  const { userId, ...page } = query;
  const { people } = await freshMastersOf(context.table);
  if (userId !== undefined) {
    const person = await people.withId(userId);
    if (person === undefined) return refuse({ kind: 'not-found' });
    const passes = await passesOf(context, userId);
    return accept({ items: passes.map((one) => ({ ...shownPass(one), personName: person.name })) });
  }
  const { asked, nextCursor } = await askedPage(context, page);
  const found = await Promise.all(
    asked.map(async (place) => {
      const [pass, person] = await Promise.all([storedPass(context, place), people.withId(place.userId)]);
      return pass === undefined ? [] : [{ ...shownPass(pass), personName: person?.name ?? '' }];
    }),
  );
  return accept({ items: found.flat(), ...(nextCursor === undefined ? {} : { nextCursor }) });
});
