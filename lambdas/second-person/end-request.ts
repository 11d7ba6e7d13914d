import { stateAt, type RequestState, type SecondPersonRequest } from '#domain/second-person/request.ts';
import { endedRequest } from '#domain/second-person/decide-request.ts';
import type { SecondRequestId, UserId } from '#domain/kernel/ids.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { decideSecondRequest } from '#contract/second-person.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';
import type { ActorRequestOf } from '#lambdas/http/endpoint.ts';
import { secondPersonDeeds } from '#rows/told-deeds.ts';
import { endedWrites, storedRequest, waitingOnes, type StoredRequest } from './request-store.ts';

type EndedRequest = SecondPersonRequest<UserId> & { readonly state: Exclude<RequestState, 'waiting'> };
type Ending = { readonly request: ActorsRequest; readonly context: TenantContext };
export type ActingRequest = ActorRequestOf<typeof decideSecondRequest>;
export type Acting = { readonly request: ActingRequest; readonly context: TenantContext };

export const requestTarget = (id: SecondRequestId): string => `second-person-request ${id}`;

export const handOf = ({ actor, at }: ActorsRequest, reason?: string) => ({
  by: actor.userId,
  byName: actor.name,
  at,
  ...(reason === undefined || reason === '' ? {} : { reason }),
});

/** The end of a request with its audit item: to be placed in a transaction. */
export const endWrites = async (
  found: StoredRequest,
  ended: EndedRequest,
  { request, context }: Ending,
): Promise<readonly Write[]> => {
  const { askedBy, end } = ended;
  const isAlone = end?.isAlone === true ? { isAlone: true } : {};
  const detail = { askedBy, gains: found.guarded.gains, reason: end?.reason, ...isAlone };
  return [
    ...(await endedWrites(context, found, ended)),
    await context.audit(request, {
      action: secondPersonDeeds[ended.state],
      target: requestTarget(found.id),
      outcome: 'done',
      detail,
    }),
  ];
};

/** Ends it by itself. False where somebody was there first. */
export const endAlone = async (
  found: StoredRequest,
  ended: EndedRequest,
  acting: Ending,
): Promise<boolean> => {
  const ending = await endWrites(found, ended, acting);
  return (await acting.context.table.transact({ ending })).stored;
};

/**
 * What nobody decided in time is told to be over by whoever asks or decides next: the clock has ended it before. Where
 * somebody else is at it, it is left to him.
 */
export const endExpired = async (acting: Ending): Promise<void> => {
  const { request, context } = acting;
  const waiting = await waitingOnes(context);
  const over = waiting.filter(
    ({ askedAt }) => stateAt({ state: 'waiting', askedAt }, request.at) === 'expired',
  );
  for (const { id } of over) {
    // oxlint-disable-next-line no-await-in-loop -- few, and none waits for the other
    const found = await storedRequest(context, id);
    // Whoever decided in time was first.
    if (found?.request.state !== 'waiting') continue;
    // oxlint-disable-next-line no-await-in-loop
    await endAlone(found, endedRequest(found.request, 'expired', handOf(request)), acting);
  }
};
