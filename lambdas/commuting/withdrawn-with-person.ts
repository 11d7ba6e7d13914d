import { decidePass } from '#domain/commuting/decide-pass.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';
import { handOf } from './change-pass.ts';
import { askedGone, passesOf, passWrite } from './pass-store.ts';

/** What waits of somebody who is deleted waits no more: part of the act that deletes him, two writes a pass, ten at most. */
export const withdrawnWithPerson = async (
  request: ActorsRequest,
  context: TenantContext,
  userId: UserId,
): Promise<readonly Write[]> => {
  const passes = await passesOf(context, userId, 'asked');
  const writes = passes.map(async ({ pass, version }) => {
    const wish = { act: 'withdraw', reason: '利用者の削除のため' } as const;
    const next = decidePass(pass, wish, handOf(request));
    return next.ok ? [await passWrite(context, next.value, version), askedGone(pass)] : [];
  });
  return (await Promise.all(writes)).flat();
};
