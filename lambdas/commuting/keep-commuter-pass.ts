import { keepCommuterPass } from '#contract/commuting.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { decidePass, endPass, type PassHand } from '#domain/commuting/decide-pass.ts';
import type { CommuterPass } from '#domain/commuting/commuter-pass.ts';
import { sayDay } from '#domain/calendar/say-day.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { endpoint, type ActorRequestOf } from '#lambdas/http/endpoint.ts';
import { decided } from '#lambdas/masters/decided.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { commuterPassDeeds } from '#rows/told-deeds.ts';
import { makePass, storePass } from './change-pass.ts';
import { keepingHand } from './keeping-hand.ts';
import { shownPass, storedPass } from './pass-store.ts';

type Request = ActorRequestOf<typeof keepCommuterPass>;
type Wish = Exclude<BodyOf<typeof keepCommuterPass>, { readonly act: 'register' }>;

/** The last act is the one that is asked for: an answer was lost. */
const isDone = ({ events }: CommuterPass, { act }: Wish, { actor }: Request): boolean => {
  const last = events.at(-1);
  return last?.act === act && last.by === actor.userId;
};

const notEarlier = (last: CalendarDate): RefusalOf<'input-malformed'> => ({
  kind: 'input-malformed',
  fields: [
    {
      path: 'endsOn',
      message: `いまの最終日（${sayDay(last)}）より前の日付を入力してください。延びたときは、新しい定期券を登録します`,
    },
  ],
});

type Acting = { readonly request: Request; readonly context: TenantContext; readonly hand: PassHand };

const change = async (wish: Wish, { request, context, hand }: Acting) => {
  const { userId, passId, expectedVersion } = wish;
  const found = await storedPass(context, { userId, passId });
  if (found === undefined) return refuse({ kind: 'not-found' as const });
  const { pass, version } = found;
  if (version === expectedVersion + 1 && isDone(pass, wish, request)) return accept(found);
  if (version !== expectedVersion) return refuse({ kind: 'commuter-pass-changed-meanwhile' as const });
  const next = wish.act === 'end' ? endPass(pass, wish, hand) : decidePass(pass, wish, hand);
  if (!next.ok) {
    const { refusal } = next;
    return refuse(refusal.kind === 'ends-earlier-already' ? notEarlier(refusal.last) : refusal);
  }
  const told = { seen: version, action: commuterPassDeeds[wish.act] };
  const stored = await storePass(next.value, told, { request, context });
  return stored === 'again' ? stored : accept(stored);
};

/** 通勤定期の確定・差戻し・終了・登録: its owner is mailed. */
export const keepCommuterPassEndpoint = endpoint(keepCommuterPass, async (request, context) => {
  const { body } = request;
  const masters = await freshMastersOf(context.table);
  const person = await masters.people.withId(body.userId);
  if (person === undefined) return refuse({ kind: 'not-found' });
  const mine = await keepingHand(request, body.userId, masters);
  if (!mine.ok) return mine;
  const hand = mine.value;
  const done =
    body.act === 'register'
      ? await decided(context.table, () => {
          const { passId: id, userId, content } = body;
          const told = { act: 'register', action: commuterPassDeeds.register, hand } as const;
          return makePass({ id, userId, content }, told, { request, context });
        })
      : await decided(context.table, () => change(body, { request, context, hand }));
  return done.ok ? accept(shownPass(done.value)) : refuse(done.refusal);
});
