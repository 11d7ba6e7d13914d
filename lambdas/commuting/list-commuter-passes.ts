import { listCommuterPasses } from '#contract/commuting.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { holds } from '#domain/rights/reach.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { freshMastersOf, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { isOwnKeptByAnother } from './keeping-hand.ts';
import { askedPage, passesOf, shownPass, storedPass } from './pass-store.ts';

/** Said where one of the passes may be his own, so that no button is drawn that only says no. */
const ownIn = async (actor: Actor, owners: readonly UserId[], masters: TenantMasters) =>
  owners.includes(actor.userId) &&
  holds(actor.rights, 'users.keep') &&
  (await isOwnKeptByAnother(actor, masters))
    ? { isOwnKeptByAnother: true as const }
    : {};

/** What waits for an answer, or all of one person. */
export const listCommuterPassesEndpoint = endpoint(listCommuterPasses, async ({ query, actor }, context) => {
  const { userId, ...page } = query;
  const masters = await freshMastersOf(context.table);
  const { people } = masters;
  if (userId !== undefined) {
    const person = await people.withId(userId);
    if (person === undefined) return refuse({ kind: 'not-found' });
    const passes = await passesOf(context, userId);
    const items = passes.map((one) => ({ ...shownPass(one), personName: person.name }));
    return accept({ items, ...(await ownIn(actor, [userId], masters)) });
  }
  const { asked, nextCursor } = await askedPage(context, page);
  const found = await Promise.all(
    asked.map(async (place) => {
      const [pass, person] = await Promise.all([storedPass(context, place), people.withId(place.userId)]);
      return pass === undefined ? [] : [{ ...shownPass(pass), personName: person?.name ?? '' }];
    }),
  );
  const owners = asked.map((place) => place.userId);
  const own = await ownIn(actor, owners, masters);
  return accept({ items: found.flat(), ...own, ...(nextCursor === undefined ? {} : { nextCursor }) });
});
