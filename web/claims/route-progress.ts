import type { ClaimView } from '#web/claims/claim-view.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import type { Tone } from '#web/ui/tone.ts';

export type StepWords = {
  readonly key: string;
  readonly name: string;
  readonly people: string;
  readonly state: string;
  readonly tone: Tone;
  readonly isOpen: boolean;
  /** What was written to the approval. */
  readonly comment: string | undefined;
  /** 無効 approvals of before, each in words. */
  readonly voided: readonly string[];
};

/** 承認ルート as steps: who passed it, who has it now, who is next. Drafts have none. */
export const routeProgress = ({ route, status }: ClaimView): readonly StepWords[] =>
  (route?.steps ?? []).map(({ name, approverNames, isStandIn, passed, voided = [] }, index) => {
    const people = `${approverNames.join('・')}${isStandIn === true ? '（代理：代替承認者）' : ''}`;
    const undone = voided.map(({ byName, at }) => `無効　${byName}　承認 ${formatInstant(at)}`);
    const words = { key: `${index}`, name, comment: passed?.comment, voided: undone };
    if (passed !== undefined)
      return {
        ...words,
        people: passed.byName,
        state: `承認 ${formatInstant(passed.at)}`,
        tone: 'good',
        isOpen: false,
      };
    if (status === 'submitted' && index === route?.step)
      return { ...words, people, state: '承認待ち', tone: 'calm', isOpen: true };
    const state = status === 'rejected' ? '未実施' : 'これから';
    return { ...words, people, state, tone: 'quiet', isOpen: false };
  });

/** 「次は 経理担当（高橋美咲）です」 for the one who votes now. */
export const sayNext = ({ route, status }: ClaimView): string => {
  if (status !== 'submitted' || route === undefined) return '';
  const next = route.steps[route.step + 1];
  return next === undefined
    ? '承認すると、経理の確定待ちになります'
    : `承認すると、次は「${next.name}」（${next.approverNames.join('・')}）に進みます`;
};

/** The step that is open, if one is. */
export const openStepName = ({ route, status }: ClaimView): string | undefined =>
  status === 'submitted' ? route?.steps[route.step]?.name : undefined;
