import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { rightsOf } from '#domain/rights/grants.ts';
import { holds } from '#domain/rights/reach.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { whoMay } from './who-may.ts';

/** So many of those who keep access hear of another's names. */
export const mostKeepersTold = 20;

/** The notices of a change of names, by their ids, and who beside the person hears of it. */
export type NamesTold = { readonly notices: readonly [string, string]; readonly keepers: readonly UserId[] };

/** By another's address somebody could become whoever keeps access or people: those who keep access hear of it. */
const keeps = (user: Pick<User, 'roles' | 'timeBox'>, { access }: Pick<TenantMasters, 'access'>): boolean => {
  const rights = rightsOf(user, access);
  return holds(rights, 'access.keep') || holds(rights, 'users.keep');
};

/**
 * Who hears that a person has another address or login ID: he himself at both addresses, and of whoever keeps access or
 * people, before the change or after it, also the others who keep access, those first who are here longest. Whether they
 * still do is asked again when they are told. Whoever has no password of his own yet is told by his next invitation.
 */
export const toldOfNames = async (
  { newId }: Pick<TenantContext, 'newId'>,
  masters: Pick<TenantMasters, 'access' | 'people'>,
  { before, after, at }: { readonly before: User; readonly after: User; readonly at: Instant },
): Promise<NamesTold | undefined> => {
  const { id: whose } = before;
  if (!(await masters.people.hasOwnPassword(whose))) return undefined;
  const isOfKeeper = keeps(before, masters) || keeps(after, masters);
  const others = isOfKeeper ? await whoMay(masters, 'access.keep') : [];
  return {
    notices: [newId(at), newId(at)],
    keepers: others
      .map(({ id }) => id)
      .filter((id) => id !== whose)
      .toSorted()
      .slice(0, mostKeepersTold),
  };
};
