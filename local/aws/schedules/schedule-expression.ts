import { Cron } from 'croner';

/** Gives the first time after another at which a schedule fires; undefined when it never does again. */
export type NextRun = (after: Date) => Date | undefined;

const unitMilliseconds: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** The largest value of minute, hour, day of month, month and day of week, for steps such as `8/2`. */
const fieldMaxima = [59, 23, 31, 12, 7];

const malformed = (expression: string): Error => new Error(`the schedule ${expression} is not understood`);

const cronField = (text: string, index: number): string => {
  if (text === '?') return '*';
  const stepped = /^(\d+)\/(\d+)$/.exec(text);
  if (stepped !== null) return `${stepped[1]}-${fieldMaxima[index]}/${stepped[2]}`;
  if (index !== 4) return text;
  // Day of week: AWS writes the last Friday `6L`, and `L` alone for Saturday.
  return text === 'L' ? '7' : text.replace(/^(\d|[A-Z]{3})L$/, '$1#L');
};

/**
 * Translates AWS's six fields (minute to year) into croner's seven (second to year). Days of the week keep AWS's
 * numbers, 1 for Sunday, by croner's `alternativeWeekdays`.
 */
export const cronPattern = (fields: string): string => {
  const [year, ...others] = fields.trim().split(/\s+/).toReversed();
  const five = others.toReversed();
  if (year === undefined || five.length !== 5) throw malformed(`cron(${fields})`);
  const translated = five.map((field, index) =>
    field
      .split(',')
      .map((part) => cronField(part, index))
      .join(','),
  );
  return `0 ${translated.join(' ')} ${year}`;
};

const cronRuns = (pattern: string, timezone: string): NextRun => {
  const cron = new Cron(pattern, { timezone, paused: true, alternativeWeekdays: true });
  return (after) => cron.nextRun(after) ?? undefined;
};

const rateRuns = (count: number, unit: string, startedAt: Date): NextRun => {
  const period = count * (unitMilliseconds[unit] ?? Number.NaN);
  return (after) => {
    const periods = Math.floor((after.getTime() - startedAt.getTime()) / period) + 1;
    return new Date(startedAt.getTime() + periods * period);
  };
};

/**
 * Reads `cron(…)`, `rate(…)` or `at(…)` as EventBridge has them.
 * @throws Error naming an expression that is not understood
 */
export const readSchedule = (
  expression: string,
  { timezone = 'UTC', startedAt }: { readonly timezone?: string; readonly startedAt: Date },
): NextRun => {
  const [, kind, argument = ''] = /^(cron|rate|at)\((.*)\)$/.exec(expression) ?? [];
  const rate = /^([1-9]\d*) (minute|hour|day)s?$/.exec(argument);
  if (kind === 'rate' && rate !== null) return rateRuns(Number(rate[1]), rate[2] ?? '', startedAt);
  try {
    if (kind === 'cron') return cronRuns(cronPattern(argument), timezone);
    if (kind === 'at') return cronRuns(argument, timezone);
  } catch (error) {
    throw new Error(malformed(expression).message, { cause: error });
  }
  throw malformed(expression);
};
