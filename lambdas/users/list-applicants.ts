import * as v from 'valibot';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';

/** Whose claims 経理 and 監査 look for: everybody, also who has left. */
export const listApplicantsEndpoint = endpoint({
  summary: '申請者を一覧する',
  may: 'applicants.read',
  refusals: {},
  answer: v.object({
    items: v.array(v.object({ id: v.string(), name: v.string(), isActive: v.boolean() })),
  }),
  run: async (_request, { table }) => {
    const { users } = await freshMastersOf(table);
    return accept({ items: users.map(({ id, name, isActive }) => ({ id, name, isActive })) });
  },
});
