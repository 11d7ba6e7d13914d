import { longestFilingMonths, usualFilingMonths } from '#domain/tenants/filing-months.ts';
import * as v from 'valibot';
import { get } from './endpoint.ts';
import { line } from './shapes/text.ts';

const named = v.array(v.object({ id: v.string(), name: v.string() }));

/** Called as they are today. */
const dated = v.array(
  v.object({
    id: v.string(),
    name: v.string(),
    /** It has ended: named where it is kept, and offered no more. */
    isOver: v.exactOptional(v.literal(true)),
  }),
);

/** A number of months within these, both included, as a query says it. */
const months = (least: number, most: number) => {
  const each = Array.from({ length: most - least + 1 }, (_, at) => least + at);
  const form = new RegExp(`^(?:${each.join('|')})$`);
  return v.exactOptional(
    v.pipe(v.string(), v.regex(form, `${least}から${most}までで指定してください`), v.transform(Number)),
  );
};

/** What parts of the settings name of the company's own: by these lists forms offer and say them. */
export const listSettingChoices = get('/api/setting-choices', {
  function: 'tenant-admin',
  may: 'settings.read',
  summary: '会社設定の入力で選ぶ、経費科目・勘定科目・部門・ロールと、設定に名前のある人を取得する',
  query: v.strictObject({
    /** Words of the name of somebody who may approve. @default nobody is looked for */
    approver: v.exactOptional(line(60)),
    /** 事業年度の始まり and 申告期限 as somebody is about to save them. @default as they are */
    fiscalYearStartMonth: months(1, 12),
    filingMonths: months(usualFilingMonths, longestFilingMonths),
  }),
  answer: v.object({
    /** 経費科目 by their codes. */
    items: dated,
    /** 勘定科目 by their codes. */
    accounts: dated,
    /** 部門. */
    departments: dated,
    /** 等級 of today, by their names. */
    grades: named,
    /** 情報のラベル, by their codes. */
    labels: named,
    roles: named,
    /** Those whom the settings name, whether or not they are still there. */
    people: named,
    /** 承認する権限のある人 whose names hold the words; the first 20. */
    approvers: named,
    /** Which months close or open once they are saved. @default none */
    monthsMoved: v.exactOptional(v.string()),
  }),
});
