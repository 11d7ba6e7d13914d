import type { JudgedPart } from '#domain/verdicts/verdict.ts';
import type { RefundOriginal } from '#domain/verdicts/refund-original.ts';
import { hasTax, shortRate } from '#web/claims/item-words.ts';
import type { LineDraft, PartDraft } from '#web/claims/line-draft.ts';
import { formatDate } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';

const leftOfPart = ({ refunded }: RefundOriginal, { rate, gross }: JudgedPart): number =>
  Math.max(
    0,
    refunded.filter((part) => part.rate === rate).reduce((left, { amount }) => left - amount, Number(gross)),
  );

/** What other refunds leave of the line, yen. */
export const leftOf = (original: RefundOriginal): number =>
  original.parts.reduce((sum, part) => sum + leftOfPart(original, part), 0);

const leftParts = (original: RefundOriginal): readonly PartDraft[] =>
  original.parts
    .map((part) => ({ rate: part.rate, amount: leftOfPart(original, part), statedTax: undefined }))
    .filter(({ amount }) => amount > 0);

/** The line as the refund of all that is left; the user types less where only a part flows back. */
export const withOriginal = (line: LineDraft, original: RefundOriginal): LineDraft => {
  const { claimId, lineId, itemCode, spentOn, supplier, memo, paidBy, purpose } = original;
  const parts = leftParts(original);
  return {
    ...line,
    isRefund: true,
    original: { claimId, lineId },
    originalFacts: original,
    purchasedOn: spentOn,
    purchasedYen: undefined,
    itemCode,
    amount: leftOf(original),
    rate: parts.length === 1 && parts[0] !== undefined ? parts[0].rate : 'standard',
    statedTax: undefined,
    isSplit: parts.length > 1,
    parts: parts.length > 1 ? parts : [],
    paidBy,
    purpose,
    supplierName: supplier.name,
    registrationNumber: supplier.registrationNumber ?? '',
    isIndividual: supplier.kind === 'individual',
    memo: line.memo === '' ? memo : line.memo,
  };
};

/** 手入力: the day of the purchase stays, the law of that day decides. */
export const withoutOriginal = (line: LineDraft): LineDraft => ({
  ...line,
  original: undefined,
  originalFacts: undefined,
});

/** 「10% 58,880円（税額5,352円・控除100%）」 of each part. */
export const sayParts = ({ parts }: RefundOriginal): string =>
  parts
    .map(({ rate, ratePercent, gross, containedTax, sharePercent }) =>
      hasTax(rate)
        ? `${rate === 'reduced' ? '軽減' : ''}${ratePercent}% ${formatYen(gross)}（税額${formatYen(containedTax)}・控除${sharePercent}%）`
        : `${shortRate[rate]} ${formatYen(gross)}`,
    )
    .join('、');

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s,，、/]/g, '');

/** Every word that was typed stands somewhere in the row: 支払先, 摘要, 経費科目, 申請番号, 日付, 金額. */
export const matching = (
  originals: readonly RefundOriginal[],
  typed: string,
  nameOf: (original: RefundOriginal) => string,
): readonly RefundOriginal[] => {
  const words = typed.normalize('NFKC').split(/\s+/).map(folded);
  return originals.filter((original) => {
    const { supplier, memo, claimNumber, spentOn, amount } = original;
    const row = folded(
      [supplier.name, memo, nameOf(original), claimNumber, spentOn, formatDate(spentOn), amount].join('|'),
    );
    return words.every((word) => row.includes(word));
  });
};
