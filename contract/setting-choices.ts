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

/**
 * What parts of the settings name of the company's own: by these lists forms offer and say them. All of them are long in a
 * large company: they are asked for by the version that the client has, and whoever asks for something else is told that alone.
 */
export const listSettingChoices = get('/api/setting-choices', {
  function: 'tenant-admin',
  may: 'settings.read',
  summary: '会社設定の入力で選ぶ、経費科目・勘定科目・部門・ロールと、設定に名前のある人を取得する',
  query: v.strictObject({
    /** Of the lists that the client has. */
    version: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, '版の形が正しくありません'))),
    /** This list and no other; whoever decides about labels needs those that ended too. @default all lists */
    only: v.exactOptional(v.picklist(['labels'])),
    /** Words of the name of somebody who may approve. @default nobody is looked for */
    approver: v.exactOptional(line(60)),
    /** 事業年度の始まり and 申告期限 as somebody is about to save them. @default as they are */
    fiscalYearStartMonth: months(1, 12),
    filingMonths: months(usualFilingMonths, longestFilingMonths),
  }),
  answer: v.object({
    /** Of all lists. */
    version: v.exactOptional(v.string()),
    /** 経費科目 by their codes. */
    items: v.exactOptional(dated),
    /** 勘定科目 by their codes. */
    accounts: v.exactOptional(dated),
    /** 部門. */
    departments: v.exactOptional(dated),
    /** 等級 of today, by their names. */
    grades: v.exactOptional(named),
    /** 情報のラベル, by their codes; where they alone are wanted, also those that ended and that somebody is still allowed to see. */
    labels: v.exactOptional(dated),
    roles: v.exactOptional(named),
    /** Those whom the settings name, whether or not they are still there. */
    people: v.exactOptional(named),
    /** 承認する権限のある人 whose names hold the words that were asked for; the first 20. */
    approvers: v.exactOptional(named),
    /** Which months close or open once they are saved, where that was asked for. @default none */
    monthsMoved: v.exactOptional(v.string()),
  }),
  isVersioned: true,
});
