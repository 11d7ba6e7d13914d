import * as v from 'valibot';
import { jstText } from '#domain/calendar/jst.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { pageQuery } from '#contract/shapes/page.ts';
import { listInbox } from './inbox-store.ts';

const waiting = v.object({
  kind: v.literal('vote'),
  claimId: v.string(),
  number: v.string(),
  title: v.string(),
  applicantName: v.string(),
  departmentName: v.string(),
  total: v.number(),
  step: v.number(),
  stepName: v.string(),
  submittedAt: v.string(),
  warnings: v.number(),
});

const notice = v.object({
  kind: v.literal('route-has-nobody'),
  claimId: v.string(),
  title: v.string(),
  applicantName: v.string(),
  stepName: v.string(),
  submittedAt: v.string(),
});

export const listInboxEndpoint = endpoint({
  summary: '受信箱を一覧する',
  may: 'inbox.read',
  refusals: {},
  query: pageQuery,
  answer: v.object({
    items: v.array(v.variant('kind', [waiting, notice])),
    nextCursor: v.exactOptional(v.string()),
  }),
  run: async ({ actor, query }, { table }) => {
    const { entries, nextCursor } = await listInbox(table, actor.userId, query);
    const items = entries.map((entry) => ({ ...entry, submittedAt: jstText(entry.submittedAt) }));
    return accept(nextCursor === undefined ? { items } : { items, nextCursor });
  },
});
