import { isOperatorId } from '#domain/kernel/ids.ts';
import { isCalendarDate, type CalendarDate, type Instant } from '#domain/kernel/time.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { trainingFaultsOf } from '#domain/operators/training.ts';
import type { FirstOperator } from '#lib/operations/first-operator.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import type { TrainingByHand } from '#lib/operations/operator-training.ts';
import type { StageSettings } from '#lib/settings.ts';

type Ordered = {
  readonly settings: StageSettings;
  readonly isDryRun: boolean;
  readonly isConfirmed: boolean;
};

/** 最初の運用者 of a stage, once. */
export type FirstOperatorCommand = Ordered &
  FirstOperator & { readonly kind: 'first-operator'; readonly userPoolId: string };

/** 教育の記録 of an operator who keeps operators, while nobody who does can sign in. */
export type OperatorTrainingCommand = Ordered & TrainingByHand & { readonly kind: 'operator-training' };

export const operatorCommands = ['first-operator', 'operator-training'] as const;
type Name = (typeof operatorCommands)[number];
export const isOperatorCommand = (name: string | undefined): name is Name =>
  operatorCommands.some((command) => command === name);

export const operatorUsage = [
  '  npm run ops -- first-operator --stage prod --operator op-kato --name "加藤 誠" --pool <ID> --trained-on 2026-11-20 --trained-until 2027-11-19 --evidence "…" --reason "…" --by "山田 太郎" (--dry-run | --confirm prod)',
  '  npm run ops -- operator-training --stage prod --operator op-kato --trained-on 2027-11-22 --trained-until 2028-11-21 --evidence "…" --reason "…" --by "山田 太郎" (--dry-run | --confirm prod)',
];

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

const readTraining = (values: Values, must: Must): TrainingByHand => {
  const operatorId = must(values.operator, 'operator');
  if (!isOperatorId(operatorId))
    throw new Mistake(`--operator は op-kato のように指定してください: ${operatorId}`);
  return {
    operatorId,
    training: {
      on: dayOf(must(values['trained-on'], 'trained-on'), 'trained-on'),
      until: dayOf(must(values['trained-until'], 'trained-until'), 'trained-until'),
      evidence: must(values.evidence?.trim(), 'evidence').slice(0, 500),
    },
    reason: must(values.reason?.trim(), 'reason').slice(0, 200),
    by: must(values.by?.trim(), 'by').slice(0, 80),
  };
};

/** Reads the arguments of a command about operators. Throws Mistake, which is one line. */
export const readOperatorCommand = (
  kind: Name,
  values: Values,
  { must, ...ordered }: Ordered & { readonly must: Must },
): FirstOperatorCommand | OperatorTrainingCommand => {
  const trained = { ...ordered, ...readTraining(values, must) };
  if (kind === 'operator-training') return { kind, ...trained };
  const name = must(values.name?.trim(), 'name').slice(0, 60);
  return { kind, ...trained, name, userPoolId: must(values.pool, 'pool') };
};

/** Throws Mistake for days that a training cannot have, and for one that is over: it would open nothing. */
export const soundTraining = ({ training }: Pick<TrainingByHand, 'training'>, at: Instant): void => {
  const [fault] = trainingFaultsOf(training, at);
  if (fault !== undefined) throw new Mistake(`--trained-${fault.path}: ${fault.message}`);
  if (training.until < jstDateOf(at))
    throw new Mistake('--trained-until: 有効期限は今日以降にしてください。');
};
