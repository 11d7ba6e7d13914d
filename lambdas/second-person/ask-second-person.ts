import { askSecondPerson } from '#contract/second-person.ts';
import { isDeepStrictEqual } from 'node:util';
import { accept, refuse } from '#domain/kernel/result.ts';
import { decidersFor, isAloneAmong, namedDays } from '#domain/second-person/independent.ts';
import { opens } from '#domain/rights/reach.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { endpoint, type ActorRequestOf } from '#lambdas/http/endpoint.ts';
import { settingsStill } from '#lambdas/settings/settings-version.ts';
import type { Guarded, SecondHand } from '#lambdas/settings/second-hand.ts';
import { freshMastersOf, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { secondPersonDeeds } from '#rows/told-deeds.ts';
import { contractOf, doWish } from './do-wish.ts';
import { endExpired, requestTarget } from './end-request.ts';
import { anyAdministrators, keepersOf } from './keepers.ts';
import { askedWrites, mostWaiting, storedRequest, waitingOnes, type StoredRequest } from './request-store.ts';
import { shownRequest } from './shown-request.ts';

type Request = ActorRequestOf<typeof askSecondPerson>;

const requestOf = async (
  { request: { body, actor, at }, context }: { readonly request: Request; readonly context: TenantContext },
  guarded: Guarded,
  masters: TenantMasters,
): Promise<Omit<StoredRequest, 'version'>> => {
  const keepers = await keepersOf(context, masters);
  const isAlone = isAloneAmong(actor.userId, keepers, at);
  const administrators = isAlone ? await anyAdministrators(masters) : keepers;
  const told = administrators.map(({ id }) => id).filter((id) => id !== actor.userId);
  const { reason = '' } = body;
  return {
    id: body.requestId,
    told,
    wish: body.wish,
    guarded,
    request: {
      state: 'waiting',
      askedBy: actor.userId,
      askedByName: actor.name,
      askedAt: at,
      ...(reason === '' ? {} : { reason }),
      ...(isAlone ? { isAlone } : {}),
    },
  };
};

/** Keeps what is asked for, resting on the version of the settings by which it was judged; the mails follow from the trail. */
const asking = (request: Request, context: TenantContext) => {
  const outcome: { kept?: StoredRequest } = {};
  const hand: SecondHand = {
    kind: 'asks',
    ask: async (guarded, masters) => {
      const asked = await requestOf({ request, context }, guarded, masters);
      const { gains, change } = guarded;
      const about = change.kind === 'person' ? { userId: change.userId } : { part: change.kind };
      const written = await context.table.transact({
        ...(await askedWrites(context, asked)),
        settingsVersion: settingsStill(masters.settingsVersion),
        audit: await context.audit(request, {
          action: secondPersonDeeds.ask,
          target: requestTarget(asked.id),
          outcome: 'done',
          detail: { ...about, gains, reason: asked.request.reason },
        }),
      });
      // The same request came twice at once.
      if (!written.stored && written.refused.request !== undefined) return 'kept';
      if (!written.stored) return 'again';
      outcome.kept = { ...asked, version: 1 };
      return 'kept';
    },
  };
  return { outcome, hand };
};

/** Sent again after a lost answer, it is the one that stands. */
const askedBefore = async ({ body, actor }: Request, context: TenantContext) => {
  const known = await storedRequest(context, body.requestId);
  if (known === undefined) return undefined;
  const isSame = known.request.askedBy === actor.userId && isDeepStrictEqual(known.wish, body.wish);
  return isSame ? accept(known) : refuse({ kind: 'second-request-over' });
};

/** 承認の依頼: judged as the deed itself is, and kept in its place. */
export const askSecondPersonEndpoint = endpoint(askSecondPerson, async (request, context) => {
  const { body, actor, at } = request;
  const masters = await freshMastersOf(context.table);
  const naming = { ...masters, rights: actor.rights, table: context.table };
  if (!opens(actor.rights, contractOf(body.wish))) return refuse({ kind: 'not-allowed' });
  const before = await askedBefore(request, context);
  if (before !== undefined) return before.ok ? accept(await shownRequest(before.value, naming, at)) : before;
  await endExpired({ request, context });
  if ((await waitingOnes(context)).length >= mostWaiting)
    return refuse({ kind: 'second-requests-too-many', most: mostWaiting });
  const keepers = await keepersOf(context, masters);
  const mayBeDecided =
    decidersFor(actor.userId, keepers, at).length > 0 || isAloneAmong(actor.userId, keepers, at);
  if (!mayBeDecided) return refuse({ kind: 'asker-named-lately', days: namedDays });
  const { outcome, hand } = asking(request, context);
  const done = await doWish(body.wish, request, { context, hand });
  const { kept } = outcome;
  if (kept !== undefined) return accept(await shownRequest(kept, naming, at));
  if (!done.ok && done.refusal.kind !== 'second-person-needed') return refuse(done.refusal);
  const again = await askedBefore(request, context);
  if (again !== undefined) return again.ok ? accept(await shownRequest(again.value, naming, at)) : again;
  // It is so already, or nothing of it needs another one.
  return refuse({ kind: 'second-person-not-needed' });
});
