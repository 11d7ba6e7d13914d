/**
 * はじめての設定: what leads a new company to its first claim, in the order in which each rests on those before it.
 * Departments come before people, who are typed, or taken from a file, with their departments.
 */
export const setUpSteps = ['company', 'departments', 'people', 'items', 'routes', 'claim'] as const;
export type SetUpStep = (typeof setUpSteps)[number];

/** How far a step is, from what the company really keeps. */
export type StepState = {
  readonly step: SetUpStep;
  readonly isDone: boolean;
  /** The company goes on without it, or takes what it began with. */
  readonly isPassed: boolean;
};

export const isLeft = ({ isDone, isPassed }: StepState): boolean => !isDone && !isPassed;

/** Nothing is left to lead to: every step is done or passed over, or a first claim was submitted. */
export const isSetUp = (steps: readonly StepState[]): boolean =>
  steps.every((step) => !isLeft(step)) || steps.some(({ step, isDone }) => step === 'claim' && isDone);
