import type { AnswerOf } from '#contract/endpoint.ts';
import type { listViews } from '#contract/inspections.ts';
import { writeCsv } from '#domain/csv/write-csv.ts';
import { formatInstant } from '#web/ui/format-date.ts';

export type View = AnswerOf<typeof listViews>['items'][number];

/** What requests call their conditions; how much of a list was asked for is none. */
const names: Readonly<Record<string, string>> = {
  claimId: '申請',
  evidenceId: '証憑',
  exportId: '出力したファイル',
  entryId: 'コード',
  userId: '利用者',
  from: '開始日',
  to: '終了日',
  month: '月',
  text: '検索語',
  status: '状態',
  departmentId: '部門',
  applicantId: '申請者',
  supplier: '支払先',
  minimum: '金額（以上）',
  maximum: '金額（以下）',
};
const untold: ReadonlySet<string> = new Set(['limit', 'cursor']);

/** 「申請: EX-000123 大阪出張」, 「開始日: 2026-05-01、終了日: 2026-05-31」. */
export const askedWords = ({ asked, named }: Pick<View, 'asked' | 'named'>): string =>
  Object.entries(asked)
    .filter(([name]) => !untold.has(name))
    .map(([name, value]) => `${names[name] ?? name}: ${named[name] ?? value}`)
    .join('、');

export type AskedViews = {
  /** Of one person. @default of all of them */
  readonly userId?: string;
  /** Days in Japan, both included. */
  readonly from: string;
  readonly to: string;
};

/** For whoever keeps the papers of an inspection. */
export const viewsFile = (views: readonly View[], { from, to }: AskedViews) => ({
  fileName: `閲覧の記録_${from}_${to}.csv`,
  text: writeCsv([
    ['日時', '利用者', '閲覧した内容', '対象・条件'],
    ...views.map(({ at, personName, what, ...view }) => [
      formatInstant(at),
      personName,
      what,
      askedWords(view),
    ]),
  ]),
});
