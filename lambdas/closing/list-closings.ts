import { listClosings } from '#contract/closing.ts';
import { jstText } from '#domain/calendar/jst.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { closingEvents } from '#lambdas/settings/closing-event-store.ts';

export const listClosingsEndpoint = endpoint(listClosings, async ({ query, actor }, { table }) => {
  const { events, nextCursor } = await closingEvents(table, query, actor);
  const items = events.map(({ at, by: _whoseId, ...event }) => ({ ...event, at: jstText(at) }));
  return accept(nextCursor === undefined ? { items } : { items, nextCursor });
});
