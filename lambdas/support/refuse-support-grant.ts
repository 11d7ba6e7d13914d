import { refuseSupportGrant } from '#contract/support.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { grantStateAt } from '#domain/support/support-grant.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { endpoint, type ActorRequestOf } from '#lambdas/http/endpoint.ts';
import { decided } from '#lambdas/masters/decided.ts';
import { supportDeeds } from '#rows/told-deeds.ts';
import { companyViewOf, companyWord, findCompanyGrant } from './company-grant-store.ts';

/** 拒否 while it is asked for, 取消し once it was given: the next request under it reads nothing. */
export const refuseSupportGrantEndpoint = endpoint(refuseSupportGrant, async (request, context) =>
  // Another administrator gave it meanwhile: it is taken back then, and not left as he gave it.
  decided(context.table, () => refuseOnce(request, context)),
);

const refuseOnce = async (request: ActorRequestOf<typeof refuseSupportGrant>, context: TenantContext) => {
  const { at, actor, body } = request;
  const found = await findCompanyGrant(context.table, body.grantId);
  if (found === undefined) return refuse({ kind: 'not-found' as const });
  const state = grantStateAt(found, at);
  // Sent again after its answer was lost, or by two at once: it is what both want.
  if (state === 'refused' || state === 'withdrawn') return accept(companyViewOf(found, at));
  if (state !== 'asked' && state !== 'active') return refuse({ kind: 'grant-over' as const });
  const word =
    state === 'asked'
      ? ({ decision: 'refused', decidedAt: at, decidedBy: actor.userId, decidedByName: actor.name } as const)
      : { withdrawnAt: at, withdrawnByName: actor.name };
  const outcome = await context.table.transact({
    grant: companyWord(found, word),
    audit: await context.audit(request, {
      action: state === 'asked' ? supportDeeds.refuse : supportDeeds.withdraw,
      target: `grant ${body.grantId}`,
      outcome: 'done',
    }),
  });
  return outcome.stored ? accept(companyViewOf({ ...found, ...word }, at)) : ('again' as const);
};
