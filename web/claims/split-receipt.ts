import type { RateCategory } from '#domain/lines/line.ts';
import type { LineDraft, PartDraft } from '#web/claims/line-draft.ts';
import { formatYen } from '#web/ui/format-yen.ts';

/**
 * One receipt with several tax rates. Whatever is typed, the parts and the sum agree as far as the form can make them:
 * the part that nobody typed holds the rest, and a sum that nobody typed is that of the parts.
 */
const sumOf = (parts: readonly PartDraft[]): number => parts.reduce((sum, { amount = 0 }) => sum + amount, 0);

/** What of the receipt no part covers yet; below 0 when the parts are too much. */
export const remainderOf = ({ amount = 0, parts }: LineDraft): number => amount - sumOf(parts);

/** 「あと550円」, 「550円多く入力されています」, or nothing when it fits. */
export const sayRemainder = (line: LineDraft): string | undefined => {
  const rest = remainderOf(line);
  if (rest === 0) return undefined;
  return rest > 0 ? `あと${formatYen(rest)}` : `${formatYen(-rest)}多く入力されています`;
};

const typedPart = (part: PartDraft, amount: number | undefined): PartDraft => {
  const { isRest: _rest, ...typed } = part;
  return { ...typed, amount };
};

const isOpenPart = ({ isRest, amount }: PartDraft): boolean => isRest === true || amount === undefined;

/** The only part that nobody typed takes what is left, as long as that is more than nothing. */
const withRest = (line: LineDraft): LineDraft => {
  const open = line.parts.filter(isOpenPart);
  if (open.length !== 1) return line;
  const rest = (line.amount ?? 0) - sumOf(line.parts.filter((part) => !isOpenPart(part)));
  const amount = rest > 0 ? rest : undefined;
  return {
    ...line,
    parts: line.parts.map((part) => (isOpenPart(part) ? { ...part, amount, isRest: true as const } : part)),
  };
};

const summed = ({ isSummed: _summed, ...line }: LineDraft): LineDraft => {
  const sum = sumOf(line.parts);
  return sum > 0 ? { ...line, amount: sum, isSummed: true } : { ...line, amount: undefined };
};

const agreed = (line: LineDraft): LineDraft => {
  if (!line.isSplit) return line;
  return line.isSummed === true || line.amount === undefined ? summed(line) : withRest(line);
};

/** 8 % and 10 %, the usual two of one receipt. */
export const splitParts = (line: LineDraft): LineDraft => ({
  ...line,
  isSplit: true,
  parts:
    line.parts.length > 1
      ? line.parts
      : [
          { rate: 'reduced', amount: undefined },
          { rate: 'standard', amount: undefined },
        ],
});

/** What the receipt comes to, as it is typed. */
export const withAmount = (line: LineDraft, amount: number | undefined): LineDraft => {
  const { isSummed: _summed, ...typed } = line;
  return amount === undefined ? { ...typed, amount } : agreed({ ...typed, amount });
};

export const withPartAmount = (line: LineDraft, index: number, amount: number | undefined): LineDraft =>
  agreed({
    ...line,
    parts: line.parts.map((part, at) => (at === index ? typedPart(part, amount) : part)),
  });

export const withPart = (line: LineDraft, rate: RateCategory): LineDraft =>
  agreed({ ...line, parts: [...line.parts, { rate, amount: undefined }] });

export const withoutPart = (line: LineDraft, index: number): LineDraft =>
  agreed({ ...line, parts: line.parts.toSpliced(index, 1) });

export const fillRemainder = (line: LineDraft, index: number): LineDraft =>
  withPartAmount(line, index, (line.parts[index]?.amount ?? 0) + remainderOf(line));
