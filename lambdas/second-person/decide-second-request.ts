import { decideSecondRequest } from '#contract/second-person.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { rightsOf } from '#domain/rights/grants.ts';
import { holds, opens } from '#domain/rights/reach.ts';
import {
  approveRequest,
  endedRequest,
  rejectRequest,
  type WhyNotDecided,
} from '#domain/second-person/decide-request.ts';
import { namedDays } from '#domain/second-person/independent.ts';
import { aloneDays, stateAt } from '#domain/second-person/request.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { beingImported } from '#lambdas/masters/change-entry.ts';
import { decided } from '#lambdas/masters/decided.ts';
import type { SecondHand } from '#lambdas/settings/second-hand.ts';
import { freshMastersOf, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { importOfPeople } from '#lambdas/users/who-imports.ts';
import { anyAdministrators } from './keepers.ts';
import { deciderOf } from './decider.ts';
import { contractOf, doWish } from './do-wish.ts';
import { endAlone, endExpired, endWrites, handOf, type Acting, type ActingRequest } from './end-request.ts';
import { storedRequest, type StoredRequest } from './request-store.ts';
import { shownRequest } from './shown-request.ts';
import { whyOvertaken } from './why-overtaken.ts';

type NotDecided = RefusalOf<
  | 'own-second-request'
  | 'own-second-request-too-early'
  | 'second-person-gains'
  | 'second-person-not-independent'
  | 'second-person-shares-mailbox'
  | 'second-request-over'
>;

const refusals: Readonly<Record<WhyNotDecided, NotDecided>> = {
  'request-over': { kind: 'second-request-over' },
  'own-request': { kind: 'own-second-request' },
  'own-request-too-early': { kind: 'own-second-request-too-early', days: aloneDays },
  'shares-mailbox': { kind: 'second-person-shares-mailbox' },
  'gains-by-it': { kind: 'second-person-gains' },
  'not-independent': { kind: 'second-person-not-independent', days: namedDays },
};

/** It cannot be done any more, whoever says yes to it: it ends, and says why. */
const overtake = async (found: StoredRequest, why: string, acting: Acting) => {
  const ended = endedRequest(found.request, 'overtaken', handOf(acting.request, why));
  return (await endAlone(found, ended, acting)) ? accept({ ...found, request: ended }) : 'again';
};

/** What whoever asked must hold still. */
const mayStillAsk = async ({ request, wish }: StoredRequest, { people, access }: TenantMasters) => {
  const asker = await people.withId(request.askedBy);
  if (asker?.isActive !== true) return false;
  const rights = rightsOf(asker, access);
  return holds(rights, 'access.keep') && opens(rights, contractOf(wish));
};

/** What one carries out by himself each administrator of now hears of, whoever was one when it was asked for. */
const withToldNow = async (
  found: StoredRequest,
  { end, askedBy }: StoredRequest['request'],
  masters: TenantMasters,
): Promise<StoredRequest> => {
  if (end?.isAlone !== true) return found;
  const administrators = await anyAdministrators(masters);
  return { ...found, told: administrators.map(({ id }) => id).filter((id) => id !== askedBy) };
};

/** The deed and the end of its request are one transaction, by the version of the settings at which both were judged. */
const approve = async (found: StoredRequest, acting: Acting) => {
  const { request, context } = acting;
  const importing = await importOfPeople(context.table);
  if (importing !== undefined) return beingImported(importing);
  const masters = await freshMastersOf(context.table);
  const waits = stateAt(found.request, request.at) === 'waiting';
  if (waits && !(await mayStillAsk(found, masters)))
    return overtake(found, '依頼した人が、この変更を行う権限を失いました', acting);
  const decider = await deciderOf(found, masters, acting);
  const { reason } = request.body;
  const approved = approveRequest(found.request, decider, handOf(request, reason));
  if (!approved.ok) return refuse(refusals[approved.refusal]);
  const hand: SecondHand = {
    kind: 'approves',
    gains: found.guarded.gains,
    askedBy: found.request.askedBy,
    settingsVersion: masters.settingsVersion,
    byName: `${found.request.askedByName}（承認：${request.actor.name}）`,
    writes: await endWrites(await withToldNow(found, approved.value, masters), approved.value, acting),
  };
  const done = await doWish(found.wish, request, { context, hand });
  const now = await storedRequest(context, found.id);
  // Somebody decided, or this very request did before its answer was lost.
  if (now === undefined || now.version !== found.version)
    return done.ok && now !== undefined ? accept(now) : refuse({ kind: 'second-request-over' as const });
  if (done.ok) return overtake(found, 'すでに同じ内容になっています', acting);
  const { refusal } = done;
  if (
    refusal.kind === 'master-being-imported' ||
    refusal.kind === 'step-up-needed' ||
    refusal.kind === 'temporarily-unavailable'
  )
    return refuse(refusal);
  // Somebody changed people or settings between: all is judged anew.
  const { settingsVersion } = await freshMastersOf(context.table);
  if (settingsVersion !== masters.settingsVersion) return 'again';
  return overtake(found, whyOvertaken(refusal), acting);
};

const reject = async (found: StoredRequest, acting: Acting) => {
  const ended = rejectRequest(found.request, handOf(acting.request, acting.request.body.reason));
  if (!ended.ok) return refuse(refusals[ended.refusal]);
  const { value: request } = ended;
  return (await endAlone(found, request, acting)) ? accept({ ...found, request }) : 'again';
};

/** The same was decided by the same person: an answer was lost. */
const isDone = ({ request: { state, end } }: StoredRequest, { actor, body }: ActingRequest): boolean =>
  end?.by === actor.userId &&
  (body.act === 'reject' ? state === 'rejected' : state === 'approved' || state === 'overtaken');

/** 承認・却下 of a request by another administrator (9.2.2). Of two at once one decides. */
export const decideSecondRequestEndpoint = endpoint(decideSecondRequest, async (request, context) => {
  const { body, at } = request;
  const acting = { request, context };
  await endExpired(acting);
  const ended = await decided(context.table, async () => {
    const found = await storedRequest(context, body.requestId);
    if (found === undefined) return refuse({ kind: 'not-found' as const });
    if (isDone(found, request)) return accept(found);
    return body.act === 'approve' ? approve(found, acting) : reject(found, acting);
  });
  if (!ended.ok) return refuse(ended.refusal);
  const masters = await freshMastersOf(context.table);
  return accept(
    await shownRequest(ended.value, { ...masters, rights: request.actor.rights, table: context.table }, at),
  );
});
