import * as closing from '#contract/closing.ts';
import { addMonths } from '#domain/calendar/calendar-date.ts';
import { reopenMonth, type ClosingSituation } from '#domain/closing/closing.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { changeClosing } from './change-closing.ts';
import { closingView } from './closing-view.ts';

export const reopenMonthEndpoint = endpoint(closing.reopenMonth, async (request, context) => {
  const { body, at } = request;
  const changing = {
    act: 'reopen',
    ...body,
    through: addMonths(body.month, -1),
    decide: (situation: ClosingSituation) => reopenMonth(body.month, situation),
  } as const;
  const reopened = await changeClosing(changing, { request, context });
  return reopened.ok ? accept(await closingView(context.table, at, request.actor)) : reopened;
});
