import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import type { PassHand } from '#domain/commuting/decide-pass.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Actor, ActorsRequest } from '#lambdas/http/call.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { hasOneWhoSignsIn, whoMay } from '#lambdas/users/who-may.ts';
import { handOf } from './change-pass.ts';

/** Whether whoever acts has others beside him who could keep his own 通勤定期. */
export const isOwnKeptByAnother = async (actor: Pick<Actor, 'userId'>, masters: TenantMasters) => {
  const others = (await whoMay(masters, 'users.keep')).filter(({ id }) => id !== actor.userId);
  return hasOneWhoSignsIn(others, masters);
};

/** Nobody keeps his own 通勤定期 while somebody else could; who is the only one does, and it is marked (docs/decisions/0201). */
export const keepingHand = async (
  request: ActorsRequest,
  owner: UserId,
  masters: TenantMasters,
): Promise<Result<PassHand, RefusalOf<'own-commuter-pass-kept-by-another'>>> => {
  const hand = handOf(request);
  if (owner !== hand.by) return accept(hand);
  return (await isOwnKeptByAnother(request.actor, masters))
    ? refuse({ kind: 'own-commuter-pass-kept-by-another' })
    : accept({ ...hand, alone: true });
};
