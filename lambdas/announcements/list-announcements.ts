import { listAnnouncements } from '#contract/operator/announcements.ts';
import { accept } from '#domain/kernel/result.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { summaryOf } from './announcement-view.ts';

export const listAnnouncementsEndpoint = operatorEndpoint(
  listAnnouncements,
  { action: 'announcement.list', target: () => 'announcements' },
  async ({ query, at }, { announcements }) => {
    const page = await announcements.page(query);
    return accept({ ...page, items: page.items.map((one) => summaryOf(one, at)) });
  },
);
