import { rowCalled } from '#domain/masters/coded-rows.ts';
import { sayTaxCode } from '#domain/journals/tax-names.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { ClaimForm, ClaimView, ShownVerdict } from '#web/claims/claim-view.ts';
import { formatDate } from '#web/ui/format-date.ts';
import type { Fact } from '#web/ui/facts.tsx';

type Correction = NonNullable<ClaimView['corrections']>[number];
type OfLine = {
  readonly line: DraftLine;
  readonly items: ClaimForm['items'];
  readonly verdict: ShownVerdict | undefined;
};

/** What 経理 decided of a line, beside what the applicant had chosen. */
export const correctionFacts = (
  { item, account, subAccount, department, taxCodes = [], postedOn }: Correction,
  { line, items, verdict }: OfLine,
): readonly Fact[] => {
  const chosen = rowCalled(items, line.itemCode ?? '', line.spentOn ?? '')?.name ?? line.itemCode ?? '';
  const lawDay = line.refund?.purchasedOn ?? line.spentOn;
  const parts = verdict?.parts.length ?? 0;
  return [
    ...(item === undefined ? [] : [{ term: '経費科目', value: `${item.name}（申請時：${chosen}）` }]),
    ...(account === undefined ? [] : [{ term: '勘定科目', value: `${account.name}（${account.code}）` }]),
    ...(subAccount === undefined ? [] : [{ term: '補助科目', value: subAccount }]),
    ...(department === undefined
      ? []
      : [{ term: '部門', value: `${department.name}（${department.code}）` }]),
    ...taxCodes.map(({ part, taxCode }) => ({
      term: parts > 1 ? `税区分（内訳${part + 1}）` : '税区分',
      value: lawDay === undefined ? taxCode : sayTaxCode(taxCode, lawDay),
    })),
    ...(postedOn === undefined ? [] : [{ term: '計上日', value: formatDate(postedOn) }]),
  ];
};
