import { useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { queryString, read } from '#web/api/client.ts';
import type { RouteForecast, ShownClaimVerdict } from '#web/api/contract.ts';
import type { ClaimDraft } from '#web/claims/claim-draft.ts';

const codesOf = (codes: readonly string[]): string =>
  [...new Set(codes.filter((code) => code !== ''))].toSorted().join(',');

/** What decides on a route; the same question is asked once. */
const questionOf = (draft: ClaimDraft, { total, lines }: ShownClaimVerdict): string =>
  queryString({
    departmentId: draft.departmentId,
    total: Math.max(0, total),
    itemCodes: codesOf(draft.lines.map(({ itemCode }) => itemCode)),
    accountCodes: codesOf(lines.map(({ account }) => account.code)),
  });

/** 承認ルートの見込み while typing; the last one stays until the next is there. */
export const useRouteForecast = (
  draft: ClaimDraft,
  verdict: ShownClaimVerdict,
): RouteForecast | undefined => {
  const [question] = useDebouncedValue(questionOf(draft, verdict), 800);
  const { data } = useQuery({
    queryKey: ['route-forecast', question],
    enabled: draft.departmentId !== '',
    queryFn: ({ signal }) => read<RouteForecast>(`/api/routes/forecast${question}`, signal),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
  return data;
};

/** The steps that nobody can pass, or undefined where all is well. */
export const sayDeserted = ({ isPassable, steps }: RouteForecast): string | undefined => {
  if (isPassable) return undefined;
  const names = steps
    .filter(({ approverNames }) => approverNames.length === 0)
    .map(({ name }) => `「${name}」`);
  const what = names.length === 0 ? '承認ルート' : `${names.join('と')}の承認者`;
  return `${what}が設定されていないため、このままでは申請できません。入力した内容は下書きに保存されます。テナント管理者に連絡してください`;
};

/** 「課長：佐藤健一 → 経理担当：…」. */
export const sayRoute = ({ steps }: RouteForecast): string =>
  steps
    .map(({ name, approverNames, isStandIn }) => {
      const people = approverNames.length === 0 ? '承認者なし' : approverNames.join('・');
      return `${name}：${people}${isStandIn === true ? '（代理：代替承認者）' : ''}`;
    })
    .join(' → ');
