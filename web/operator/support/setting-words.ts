import type { SettingPartName } from '#contract/settings/parts.ts';
import { ruleOf } from '#domain/approvals/approver-words.ts';
import { accountingWords } from '#web/settings/accounting-words.ts';
import { formatDate } from '#web/ui/format-date.ts';

/** As the company's own list of settings calls them. */
const partTitles: Readonly<Record<SettingPartName, string>> = {
  company: '会社の基本',
  filing: '申告期限',
  'asset-rules': '少額減価償却資産の特例',
  'people-rules': '利用者の手続き',
  'second-person': '管理者の承認',
  routes: '承認ルート',
  approval: '代替承認者',
  'per-diems': '日当',
  'lodging-caps': '宿泊費の上限',
  'trip-rules': '出張の日付',
  'watched-amounts': '確認する金額',
  'export-profile': '会計ソフト出力の形式',
  'export-labels': '税区分の名称',
};
const titles: ReadonlyMap<string, string> = new Map(Object.entries(partTitles));

/** A part that this page does not know yet is shown as it is. */
export const partTitle = (part: string): string => titles.get(part) ?? part;

const accountings: ReadonlyMap<string, string> = new Map(Object.entries(accountingWords));
export const accountingWord = (word: string): string => accountings.get(word) ?? word;

const positionWords: Readonly<Record<string, string>> = { head: '長', member: 'メンバー' };

/** Who may approve a step, by the ids that the company uses: nobody's name is read for it. */
export const approverWord = (word: string): string => {
  const rule = ruleOf(word);
  switch (rule?.kind) {
    case 'department-head':
      return '申請者の部門の長';
    case 'division-head':
      return '申請者の最上位の部門の長';
    case 'post':
      return `部門 ${rule.departmentId} の${positionWords[rule.position] ?? rule.position}`;
    case 'role':
      return `ロール ${rule.role}`;
    case 'person':
      return `利用者 ${rule.userId}`;
    case 'any-of':
    case undefined:
      return word;
  }
};

/** 「2026/04/01(水)〜」. */
export const daysWords = (from: string | undefined, to: string | undefined): string =>
  from === undefined && to === undefined
    ? '常に'
    : `${from === undefined ? '' : formatDate(from)}〜${to === undefined ? '' : formatDate(to)}`;
