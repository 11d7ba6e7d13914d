import type { AnswerOf } from '#contract/endpoint.ts';
import type { showOnboarding } from '#contract/operator/onboardings.ts';
import { everyOnboardingStep, type OnboardingState } from '#domain/operators/onboarding.ts';
import type { Tone } from '#web/ui/tone.ts';

export type ShownOnboarding = AnswerOf<typeof showOnboarding>;

export const onboardingStateWords: Readonly<Record<OnboardingState, string>> = {
  running: '進行中',
  stopped: '停止中',
  done: '完了',
  'given-up': '取りやめ',
};

export const onboardingTones = {
  running: 'calm',
  stopped: 'bad',
  done: 'good',
  'given-up': 'quiet',
} as const satisfies Record<OnboardingState, Tone>;

/** How each step of it stands. */
export const stepStandings = ({ state, step }: ShownOnboarding) => {
  const reached = everyOnboardingStep.indexOf(step);
  return everyOnboardingStep.map((one, index) => {
    if (state === 'done' || index < reached) return { step: one, standing: 'done' as const };
    if (index > reached) return { step: one, standing: 'waiting' as const };
    return { step: one, standing: state === 'running' ? ('running' as const) : ('stopped' as const) };
  });
};
