import { listInbox } from '#contract/approvals.ts';
import { jstText } from '#domain/calendar/jst.ts';
import { accept } from '#domain/kernel/result.ts';
import { limitedIf } from '#lambdas/sight/hidden-claims.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import type { InboxEntry, InboxNotice } from '#rows/inbox.ts';
import { inboxPage } from './inbox-store.ts';

const viewOf = ({ labels: _labels, applicantId: _whose, ...entry }: InboxEntry | InboxNotice) => ({
  ...entry,
  submittedAt: jstText(entry.submittedAt),
  ...('waitsSince' in entry && entry.waitsSince !== undefined
    ? { waitsSince: jstText(entry.waitsSince) }
    : {}),
});

export const listInboxEndpoint = endpoint(listInbox, async ({ actor, query }, { table }) => {
  const { entries, nextCursor, isLimited } = await inboxPage(table, actor.userId, {
    ...query,
    reader: actor,
  });
  const items = entries.map(viewOf);
  return accept({ items, ...(nextCursor === undefined ? {} : { nextCursor }), ...limitedIf(isLimited) });
});
