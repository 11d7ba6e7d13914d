import { listInbox } from '#contract/approvals.ts';
import { jstText } from '#domain/calendar/jst.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { inboxPage } from './inbox-store.ts';

export const listInboxEndpoint = endpoint(listInbox, async ({ actor, query }, { table }) => {
  const { entries, nextCursor } = await inboxPage(table, actor.userId, query);
  const items = entries.map((entry) => ({ ...entry, submittedAt: jstText(entry.submittedAt) }));
  return accept(nextCursor === undefined ? { items } : { items, nextCursor });
});
