import { addDays } from '#domain/calendar/calendar-date.ts';
import type { PassId, UserId } from '#domain/kernel/ids.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import type { CommuterPass, PassAct, PassContent } from './commuter-pass.ts';

/** Whoever acts, and when. */
export type PassHand = {
  readonly at: Instant;
  readonly by: UserId;
  readonly byName: string;
  /** The owner's own, because nobody else could. @default false */
  readonly alone?: true;
};

/** How a pass begins: from its owner's hand, or from the keeper's. */
export type FirstAct = 'ask' | 'register';

const withEvent = (
  pass: CommuterPass,
  { act, reason, ...change }: Partial<CommuterPass> & { readonly act: PassAct; readonly reason?: string },
  hand: PassHand,
): CommuterPass => ({
  ...pass,
  ...change,
  events: [...pass.events, { act, ...hand, ...(reason === undefined ? {} : { reason }) }],
});

/** A new pass: asked for by its owner, or registered for him by whoever keeps people. */
export const newPass = (
  { id, userId, content }: { readonly id: PassId; readonly userId: UserId; readonly content: PassContent },
  act: FirstAct,
  hand: PassHand,
): CommuterPass => ({
  id,
  userId,
  state: act === 'ask' ? 'asked' : 'confirmed',
  content,
  events: [{ act, ...hand }],
});

/** The last day on which it counts, as it stands. */
export const lastDayOf = ({ content, endsOn = content.validTo }: CommuterPass): CalendarDate => endsOn;

type NotSo = { readonly kind: 'commuter-pass-changed-meanwhile' };
const meanwhile = refuse<NotSo>({ kind: 'commuter-pass-changed-meanwhile' });

/** From its owner's or the keeper's hand: only what waits is decided. */
export const decidePass = (
  pass: CommuterPass,
  wish:
    | { readonly act: 'confirm' }
    | { readonly act: 'withdraw'; readonly reason?: string }
    | { readonly act: 'send-back'; readonly reason: string },
  hand: PassHand,
): Result<CommuterPass, NotSo> => {
  if (pass.state !== 'asked') return meanwhile;
  switch (wish.act) {
    case 'confirm':
      return accept(withEvent(pass, { act: 'confirm', state: 'confirmed' }, hand));
    case 'withdraw':
      return accept(withEvent(pass, { ...wish, state: 'withdrawn' }, hand));
    case 'send-back':
      return accept(withEvent(pass, { act: 'send-back', state: 'sent-back', reason: wish.reason }, hand));
  }
};

/** Not before its last day: what ended comes to no more days by ending again. */
type NotEarlier = { readonly kind: 'ends-earlier-already'; readonly last: CalendarDate };

/**
 * 解約 or moved house: a confirmed pass counts to this day. It may end earlier than it does, never later: further days are
 * those of another pass, which is bought and looked at.
 */
export const endPass = (
  pass: CommuterPass,
  { endsOn, reason }: { readonly endsOn: CalendarDate; readonly reason: string },
  hand: PassHand,
): Result<CommuterPass, NotSo | NotEarlier> => {
  if (pass.state !== 'confirmed') return meanwhile;
  const last = lastDayOf(pass);
  return endsOn < last
    ? accept(withEvent(pass, { act: 'end', endsOn, reason }, hand))
    : refuse({ kind: 'ends-earlier-already', last });
};

/** What a renewal makes of the pass before it: it ends the day before at the latest, and its days stay as they were till then. */
export const replacedPass = (
  pass: CommuterPass,
  by: Pick<PassContent, 'validFrom'>,
  hand: PassHand,
): CommuterPass | undefined => {
  const last = addDays(by.validFrom, -1);
  return pass.state !== 'confirmed' || lastDayOf(pass) <= last
    ? undefined
    : withEvent(pass, { act: 'replace', endsOn: last }, hand);
};
