import * as v from 'valibot';
import { get } from './endpoint.ts';
import { line } from './shapes/text.ts';

const named = v.array(v.object({ id: v.string(), name: v.string() }));

/** What parts of the settings name of the company's own: by these lists forms offer and say them. */
export const listSettingChoices = get('/api/setting-choices', {
  function: 'tenant-admin',
  may: 'settings.read',
  summary: '会社設定の入力で選ぶ、経費科目・勘定科目・部門・ロールと、設定に名前のある人を取得する',
  query: v.strictObject({
    /** Words of the name of somebody who may approve. @default nobody is looked for */
    approver: v.exactOptional(line(60)),
  }),
  answer: v.object({
    /** 経費科目 by their codes. */
    items: named,
    /** 勘定科目 by their codes. */
    accounts: named,
    /** 部門 of today. */
    departments: named,
    /** 等級 of today, by their names. */
    grades: named,
    roles: named,
    /** Those whom the settings name, whether or not they are still there. */
    people: named,
    /** 承認する権限のある人 whose names hold the words; the first 20. */
    approvers: named,
  }),
});
