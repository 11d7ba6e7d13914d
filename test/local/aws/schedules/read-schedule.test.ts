import { describe, expect, test } from 'vitest';
import { readSchedule } from '#local/aws/schedules/schedule-expression.ts';

const startedAt = new Date('2026-05-12T00:00:00.000Z'); // a Tuesday
const runsOf = (expression: string, timezone = 'Asia/Tokyo', count = 2) => {
  const next = readSchedule(expression, { timezone, startedAt });
  const runs: string[] = [];
  let after = startedAt;
  for (let index = 0; index < count; index += 1) {
    const run = next(after);
    if (run === undefined) break;
    runs.push(run.toISOString().slice(0, 16));
    after = run;
  }
  return runs;
};

describe('a cron schedule', () => {
  test.each([
    ['cron(0 2 * * ? *)', ['2026-05-12T17:00', '2026-05-13T17:00']],
    ['cron(30 3 L * ? *)', ['2026-05-30T18:30', '2026-06-29T18:30']],
    ['cron(0 9 ? * 2-6 *)', ['2026-05-13T00:00', '2026-05-14T00:00']],
    ['cron(0 9 ? * MON-FRI *)', ['2026-05-13T00:00', '2026-05-14T00:00']],
    ['cron(0 9 ? * 1 *)', ['2026-05-17T00:00', '2026-05-24T00:00']],
    ['cron(0 9 ? * 7 *)', ['2026-05-16T00:00', '2026-05-23T00:00']],
    ['cron(0 9 ? * L *)', ['2026-05-16T00:00', '2026-05-23T00:00']],
    ['cron(0 9 ? * 6L *)', ['2026-05-29T00:00', '2026-06-26T00:00']],
    ['cron(0 9 ? * FRIL *)', ['2026-05-29T00:00', '2026-06-26T00:00']],
    ['cron(0 9 ? * 2#1 *)', ['2026-06-01T00:00', '2026-07-06T00:00']],
    ['cron(0 9 15W * ? *)', ['2026-05-15T00:00', '2026-06-15T00:00']],
    ['cron(0/15 * * * ? *)', ['2026-05-12T00:15', '2026-05-12T00:30']],
    ['cron(0 8/6 * * ? *)', ['2026-05-12T05:00', '2026-05-12T11:00']],
    ['cron(0 0 1 4,10 ? *)', ['2026-09-30T15:00', '2027-03-31T15:00']],
    ['cron(0 0 1 1 ? 2027-2028)', ['2026-12-31T15:00', '2027-12-31T15:00']],
    ['cron(0 0 1 1 ? 2026)', []],
  ])('%s fires at %j', (expression, expected) => {
    expect(runsOf(expression)).toEqual(expected);
  });

  test('is read in its time zone', () => {
    expect(runsOf('cron(0 2 * * ? *)', 'UTC', 1)).toEqual(['2026-05-12T02:00']);
  });
});

describe('another schedule', () => {
  test.each([
    ['rate(1 minute)', ['2026-05-12T00:01', '2026-05-12T00:02']],
    ['rate(5 minutes)', ['2026-05-12T00:05', '2026-05-12T00:10']],
    ['rate(2 hours)', ['2026-05-12T02:00', '2026-05-12T04:00']],
    ['rate(1 day)', ['2026-05-13T00:00', '2026-05-14T00:00']],
    ['at(2026-05-20T10:00:00)', ['2026-05-20T01:00']],
    ['at(2026-05-11T10:00:00)', []],
  ])('%s fires at %j', (expression, expected) => {
    expect(runsOf(expression)).toEqual(expected);
  });

  test.each(['rate(0 minutes)', 'rate(1 week)', 'cron(0 2 * *)', 'cron(0 2 L-3 * ? *)', 'at(noon)', 'daily'])(
    '%s is refused by name',
    (expression) => {
      expect(() => runsOf(expression)).toThrow(`the schedule ${expression} is not understood`);
    },
  );
});
