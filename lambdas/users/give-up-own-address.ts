import { giveUpOwnAddress } from '#contract/own-address.ts';
import { accept } from '#domain/kernel/result.ts';
import { isAsked } from '#domain/users/own-address.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { decided } from '#lambdas/masters/decided.ts';
import { askedAddressOf, askingEnded } from './own-address-store.ts';

/** Where nothing is asked for, that is what was wanted. */
export const giveUpOwnAddressEndpoint = endpoint(giveUpOwnAddress, (request, context) =>
  decided(context.table, async () => {
    const { userId } = request.actor;
    const asked = await askedAddressOf(context, userId);
    if (!isAsked(asked, request.at)) return accept(undefined);
    const { stored } = await context.table.transact({
      asked: askingEnded(userId, asked),
      audit: await context.audit(request, {
        action: 'user.give-up-own-address',
        target: personTarget(userId),
        outcome: 'done',
      }),
    });
    return stored ? accept(undefined) : 'again';
  }),
);
