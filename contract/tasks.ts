import * as v from 'valibot';
import { companyTaskKinds } from '#domain/tasks/task-kinds.ts';
import { get } from './endpoint.ts';

export const listCompanyTasks = get('/api/company-tasks', {
  function: 'tenant-admin',
  may: 'settings.keep',
  summary: '会社の管理で、いま対応が必要なことを一覧する',
  answer: v.object({
    items: v.array(
      v.object({
        kind: v.picklist(companyTaskKinds),
        /** How many, as far as they are counted. 0: none was found, but not everything was looked through. */
        count: v.number(),
        isMore: v.boolean(),
        /** The first of them, in words. */
        examples: v.array(v.string()),
        /** Of `entries-end-soon`: where they are kept. @default its kind says it */
        place: v.exactOptional(v.string()),
        /** The place is a master. @default a part of the settings */
        isMaster: v.exactOptional(v.literal(true)),
      }),
    ),
  }),
});
