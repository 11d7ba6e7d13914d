import { isOperatorId } from '#domain/kernel/ids.ts';
import { isCalendarDate, type CalendarDate, type Instant } from '#domain/kernel/time.ts';
import { trainingFaultsOf } from '#domain/operators/training.ts';
import type { FirstOperator } from '#lib/operations/first-operator.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import type { StageSettings } from '#lib/settings.ts';

/** 最初の運用者 of a stage, once. */
export type FirstOperatorCommand = FirstOperator & {
  readonly kind: 'first-operator';
  readonly settings: StageSettings;
  readonly userPoolId: string;
  readonly isDryRun: boolean;
  readonly isConfirmed: boolean;
};

type Values = {
  readonly operator?: string | undefined;
  readonly name?: string | undefined;
  readonly pool?: string | undefined;
  readonly 'trained-on'?: string | undefined;
  readonly 'trained-until'?: string | undefined;
  readonly evidence?: string | undefined;
  readonly reason?: string | undefined;
  readonly by?: string | undefined;
};
type Must = (value: string | undefined, name: string) => string;

const dayOf = (text: string, name: string): CalendarDate => {
  if (!isCalendarDate(text)) throw new Mistake(`--${name} は 2026-11-30 のように指定してください: ${text}`);
  return text;
};

/** Reads the arguments of `first-operator`. Throws Mistake, which is one line. */
export const readFirstOperator = (
  values: Values,
  must: Must,
): FirstOperator & { readonly userPoolId: string } => {
  const operatorId = must(values.operator, 'operator');
  if (!isOperatorId(operatorId))
    throw new Mistake(`--operator は op-kato のように指定してください: ${operatorId}`);
  return {
    operatorId,
    name: must(values.name?.trim(), 'name').slice(0, 60),
    userPoolId: must(values.pool, 'pool'),
    training: {
      on: dayOf(must(values['trained-on'], 'trained-on'), 'trained-on'),
      until: dayOf(must(values['trained-until'], 'trained-until'), 'trained-until'),
      evidence: must(values.evidence?.trim(), 'evidence').slice(0, 500),
    },
    reason: must(values.reason?.trim(), 'reason').slice(0, 200),
    by: must(values.by?.trim(), 'by').slice(0, 80),
  };
};

/** Throws Mistake for days that a training cannot have. */
export const soundTraining = ({ training }: FirstOperator, at: Instant): void => {
  const [fault] = trainingFaultsOf(training, at);
  if (fault !== undefined) throw new Mistake(`--trained-${fault.path}: ${fault.message}`);
};
