import type { NamedRange } from '#domain/tenants/company-addresses.ts';

const wordsOf = ({ range, name }: NamedRange): string => `${range}（${name}）`;

const lacks =
  (list: readonly NamedRange[]) =>
  (one: NamedRange): boolean =>
    !list.some(({ range, name }) => range === one.range && name === one.name);

/** What one list has and the other has not, line by line. */
export const changedRanges = (
  before: readonly NamedRange[],
  after: readonly NamedRange[],
): readonly string[] => {
  const lines = [
    ...after.filter(lacks(before)).map((one) => `追加：${wordsOf(one)}`),
    ...before.filter(lacks(after)).map((one) => `削除：${wordsOf(one)}`),
    ...(after.length === 0 && before.length > 0 ? ['制限なし'] : []),
  ];
  return lines.length === 0 ? ['内容の変更なし'] : lines;
};
