import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { forecastRoute } from '#contract/approvals.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { ShownClaimVerdict } from '#web/claims/claim-view.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import type { ClaimDraft } from '#web/claims/claim-draft.ts';

export type RouteForecast = AnswerOf<typeof forecastRoute>;

const codesOf = (codes: readonly string[]): string =>
  [...new Set(codes.filter((code) => code !== ''))].toSorted().join(',');

/** What decides on a route; the same question is asked once. */
const questionOf = (draft: ClaimDraft, { total, lines }: ShownClaimVerdict) => ({
  departmentId: draft.departmentId,
  total: `${Math.max(0, total)}`,
  itemCodes: codesOf(draft.lines.map(({ itemCode }) => itemCode)),
  accountCodes: codesOf(lines.map(({ account }) => account.code)),
  labelCodes: codesOf([...draft.given.labels, ...draft.given.evidenceLabels.flatMap(({ labels }) => labels)]),
});

type Question = ReturnType<typeof questionOf>;
const areSame = (left: Question, right: Question): boolean => JSON.stringify(left) === JSON.stringify(right);

/** A question that stays the same until its answer may be another, and typing has paused. */
const useQuestion = (asked: Question): Question => {
  const [kept, keep] = useState(asked);
  if (!areSame(kept, asked)) keep(asked);
  return useDebouncedValue(kept, 800)[0];
};

/** 承認ルートの見込み while typing; the last one stays until the next is there. */
export const useRouteForecast = (
  draft: ClaimDraft,
  verdict: ShownClaimVerdict,
): RouteForecast | undefined => {
  const query = useQuestion(questionOf(draft, verdict));
  const { data } = useAnswer(
    forecastRoute,
    { query },
    { enabled: draft.departmentId !== '', staleTime: 60_000, staysUntilNext: true },
  );
  return data;
};

/** The steps that nobody can pass, or undefined where all is well. */
export const sayDeserted = ({ isPassable, steps }: RouteForecast): string | undefined => {
  if (isPassable) return undefined;
  const deserted = steps.filter(({ approverNames }) => approverNames.length === 0);
  const names = deserted.map(({ name }) => `「${name}」`).join('と');
  if (deserted.some(({ mayNotSee }) => mayNotSee))
    return `${names}に情報のラベルを閲覧できる人がいないため、このままでは申請できません`;
  const what = names === '' ? '承認ルート' : `${names}の承認者`;
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
