import type { ListedStatus } from '#domain/claims/listed-statuses.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { writeCsv } from '#domain/csv/write-csv.ts';
import type { ListedClaim } from './listed-claim.ts';

/** The states in words, as lists and files say them. */
export const listedStatusWords: Readonly<Record<ListedStatus, string>> = {
  submitted: '承認待ち',
  returned: '差戻し',
  rejected: '却下',
  approved: '確定待ち',
  confirmed: '確定済み',
};

type Column = readonly [
  head: string,
  cell: (claim: ListedClaim, nameOfItem: (code: string) => string) => string,
];

const columns: readonly Column[] = [
  ['申請番号', ({ number }) => number],
  ['申請日', ({ firstSubmittedAt }) => jstDateOf(firstSubmittedAt)],
  ['状態', ({ status }) => listedStatusWords[status]],
  ['現在の段階', ({ stepName = '' }) => stepName],
  ['申請者', ({ applicantName }) => applicantName],
  ['部門コード', ({ departmentId }) => departmentId],
  ['部門', ({ departmentName }) => departmentName],
  ['件名', ({ title }) => title],
  ['金額', ({ total }) => `${total}`],
  ['うち仮払消費税', ({ tax }) => `${tax}`],
  ['明細数', ({ lineCount }) => `${lineCount}`],
  ['経費科目', ({ items }, nameOfItem) => items.map(nameOfItem).join('、')],
  ['支払先', ({ suppliers }) => suppliers.join('、')],
  ['確認事項数', ({ warnings }) => (warnings === undefined ? '' : `${warnings}`)],
];

export const claimsCsvHeader = (): string => writeCsv([columns.map(([head]) => head)]);

export const claimsCsvRows = (claims: readonly ListedClaim[], nameOfItem: (code: string) => string): string =>
  writeCsv(claims.map((claim) => columns.map(([, cell]) => cell(claim, nameOfItem))));
