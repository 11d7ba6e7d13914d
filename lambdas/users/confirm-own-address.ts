import { confirmOwnAddress } from '#contract/own-address.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { isAsked } from '#domain/users/own-address.ts';
import { isAddressToken } from '#lambdas/adapters/tenant/asked-address.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { endpoint, type ActorRequestOf } from '#lambdas/http/endpoint.ts';
import { storedPeopleRules } from '#lambdas/settings/people-rules-store.ts';
import { ownAddressDeed } from '#rows/told-deeds.ts';
import { changePerson, type FoundPerson, type WantedPerson } from './change-person.ts';
import { askedAddressOf, askingEnded, type StoredAsking } from './own-address-store.ts';
import { mailHashIn } from './sign-in-name-store.ts';

type Request = ActorRequestOf<typeof confirmOwnAddress>;
type NotConfirmed = RefusalOf<'address-link-over' | 'own-address-closed' | 'signed-out'>;

const over = { kind: 'address-link-over' } as const;

/** Opened once more, after an answer that was lost: the address is in force, as it was asked for. */
const isDone = ({ usedAt, toHash, expiresAt }: StoredAsking, now: string, at: Request['at']): boolean =>
  usedAt !== undefined && now === toHash && at < expiresAt;

const decide = async (
  { body, actor, at }: Request,
  context: TenantContext,
  { user, names }: FoundPerson,
): Promise<Result<WantedPerson | 'as-it-is', NotConfirmed>> => {
  const { userId } = actor;
  const [asked, rules] = await Promise.all([
    askedAddressOf(context, userId),
    storedPeopleRules(context.table),
  ]);
  if (!user.isActive) return refuse({ kind: 'signed-out' });
  if (asked === undefined) return refuse(over);
  if (!isAddressToken(body.token, { ...asked, userId }, await context.loginKey())) return refuse(over);
  const now = await mailHashIn(context, names.email);
  if (isDone(asked, now, at)) return accept('as-it-is');
  // Somebody changed the address since: what was asked for was asked of another one.
  if (!isAsked(asked, at) || asked.fromHash !== now) return refuse(over);
  if (rules.ownAddress === 'closed') return refuse({ kind: 'own-address-closed' });
  return accept({
    action: ownAddressDeed,
    user,
    names: { ...names, email: asked.email },
    isOwn: true,
    further: [askingEnded(userId, asked, at)],
  });
};

/** The address that was asked for is in force, with the end of its link: both or neither. */
export const confirmOwnAddressEndpoint = endpoint(confirmOwnAddress, async (request, context) => {
  const changed = await changePerson<NotConfirmed>(context, request, {
    userId: request.actor.userId,
    decide: (found) => decide(request, context, found),
  });
  if (changed.ok) return accept({ email: changed.value.names.email });
  const { refusal } = changed;
  const { kind } = refusal;
  if (kind === 'not-found') return refuse({ kind: 'signed-out' });
  // Names alone meet none of these.
  if (
    kind === 'duties-not-separated' ||
    kind === 'input-malformed' ||
    kind === 'nobody-keeps-access' ||
    kind === 'second-person-needed'
  )
    return refuse({ kind: 'temporarily-unavailable' });
  return refuse(refusal);
});
