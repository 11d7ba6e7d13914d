import type { Master } from '#domain/masters/master.ts';
import type { Known } from '#domain/masters/known.ts';
import { shownState, textIn } from '#domain/masters/states.ts';
import { useRegister } from '#web/masters/published-register.ts';
import type { Entry } from '#web/masters/masters-api.ts';

/** What is known from outside of what is listed: 公表情報 of registration numbers. */
export const useKnown = ({ derived }: Master, entries: readonly Entry[], today: string): Known => {
  const field = derived?.asksBy;
  return useRegister(
    field === undefined
      ? []
      : entries.flatMap(({ states }) => textIn(shownState(states, today), field) ?? []),
    { isList: true },
  );
};
