import * as closing from '#contract/closing.ts';
import { closeMonth, type ClosingSituation } from '#domain/closing/closing.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { changeClosing } from './change-closing.ts';
import { closingView } from './closing-view.ts';

export const closeMonthEndpoint = endpoint(closing.closeMonth, async (request, context) => {
  const { body, at } = request;
  const changing = {
    act: 'close',
    ...body,
    through: body.month,
    decide: (situation: ClosingSituation) => closeMonth(body.month, situation),
  } as const;
  const closed = await changeClosing(changing, { request, context });
  return closed.ok ? accept(await closingView(context.table, at, request.actor)) : closed;
});
