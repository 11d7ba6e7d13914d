import type { FieldError } from '#contract/shapes/field-errors.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { movedMonths, refuseMoved, type WishedFiling } from '#domain/closing/moved-months.ts';
import { holds } from '#domain/rights/reach.ts';
import type { Masters } from '#domain/settings/masters.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { closingEventWrite } from '#lambdas/settings/closing-event-store.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';

type Asking = {
  readonly masters: Pick<Masters, 'company'>;
  readonly request: Pick<ActorsRequest, 'actor' | 'at'>;
};

const movedBy = (wished: WishedFiling, { masters: { company }, request: { at } }: Asking) =>
  movedMonths(wished, { company, today: jstDateOf(at) });

/** Whoever may not close months closes and opens none by the way (docs/decisions/0153). */
export const movedFaults = (
  path: keyof WishedFiling,
  wished: WishedFiling,
  asking: Asking,
): readonly FieldError[] => {
  const moved = movedBy(wished, asking);
  if (moved === undefined || holds(asking.request.actor.rights, 'closing.close')) return [];
  return [{ path, message: refuseMoved(moved) }];
};

const because: Readonly<Record<keyof WishedFiling, string>> = {
  fiscalYearStartMonth: '会社設定「事業年度の始まり」の変更',
  filingMonths: '会社設定「申告期限」の変更',
};

/** Months that it closes or opens stand in the history of 締め, under the version of 締め that the change makes. */
export const movedEvents = (
  path: keyof WishedFiling,
  wished: WishedFiling,
  { version, ...asking }: Asking & { readonly version: number },
): readonly Write[] => {
  const moved = movedBy(wished, asking);
  if (moved === undefined) return [];
  const { actor, at } = asking.request;
  const { act, first, last } = moved;
  const month = act === 'close' ? last : first;
  const event = { act, month, by: actor.userId, byName: actor.name, at, reason: because[path] };
  return [closingEventWrite(version, event)];
};
