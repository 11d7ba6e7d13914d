import type { UserId } from '#domain/kernel/ids.ts';
import { gainsByAccess } from '#domain/rights/guarded-rights.ts';
import { decidersFor, isAloneAmong } from '#domain/second-person/independent.ts';
import type { Decider } from '#domain/second-person/decide-request.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { keepersOf } from './keepers.ts';
import type { StoredRequest } from './request-store.ts';

const gainsBy = async (
  { guarded: { change } }: StoredRequest,
  by: UserId,
  { people, access }: TenantMasters,
): Promise<boolean> => {
  switch (change.kind) {
    case 'person':
      return change.userId === by;
    case 'access': {
      const person = await people.withId(by);
      return person !== undefined && gainsByAccess(person, access, change.to);
    }
    case 'rule':
    case 'grant':
      return false;
  }
};

/** Whoever is to decide about a request, as he stands by this version of the company's people and roles. */
export const deciderOf = async (
  found: StoredRequest,
  masters: TenantMasters,
  { request, context }: { readonly request: ActorsRequest; readonly context: TenantContext },
): Promise<Decider<UserId>> => {
  const { askedBy } = found.request;
  const { actor, at } = request;
  const { userId: id } = actor;
  const keepers = await keepersOf(context, masters);
  const [mine, theirs] = [id, askedBy].map((who) => keepers.find((one) => one.id === who));
  return {
    id,
    isAlone: isAloneAmong(askedBy, keepers, at),
    sharesMailbox: mine !== undefined && mine.mailbox === theirs?.mailbox,
    gains: await gainsBy(found, id, masters),
    isIndependent: decidersFor(askedBy, keepers, at).some((one) => one.id === id),
  };
};
