import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schedulesOf } from '#local/aws/schedules/schedules-of.ts';
import { startSchedules } from '#local/aws/schedules/start-schedules.ts';
import { readTemplate } from '#local/aws/template/read-template.ts';
import { aFixture, removeFolder } from '#test/local/aws/gateway/a-gateway.ts';
import { aTimer } from '#test/local/aws/lambda/a-lambda.ts';

let folder: string;
beforeAll(() => {
  folder = aFixture();
});
afterAll(() => removeFolder(folder));

const found = () =>
  schedulesOf(readTemplate(folder, { region: 'ap-northeast-1', accountId: '000000000000' }));

describe('the schedules of a template', () => {
  test('are those of EventBridge Scheduler and of rules, with their events', () => {
    const time = new Date('2026-05-30T18:30:00.000Z');
    expect(found().map(({ eventAt, ...facts }) => ({ ...facts, event: JSON.parse(eventAt(time)) }))).toEqual([
      {
        name: 'MonthEnd',
        expression: 'cron(30 3 L * ? *)',
        timezone: 'Asia/Tokyo',
        functionArn: expect.stringMatching(/:function:Front-Job/),
        event: { kind: 'month-end' },
      },
      {
        name: 'Nightly',
        expression: 'cron(0 17 * * ? *)',
        timezone: 'UTC',
        functionArn: expect.stringMatching(/:function:Front-Job/),
        event: expect.objectContaining({
          'detail-type': 'Scheduled Event',
          time: '2026-05-30T18:30:00Z',
          region: 'ap-northeast-1',
          account: '000000000000',
        }),
      },
    ]);
  });
});

const start = () => {
  const clock = aTimer();
  let now = new Date('2026-05-30T17:00:00.000Z');
  const invoked: string[] = [];
  const stop = startSchedules({
    schedules: found().filter(({ name }) => name === 'MonthEnd'),
    invoke: async (_functionArn, payload) => void invoked.push(payload),
    clock: () => now,
    timer: clock.timer,
  });
  const pass = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000);
    clock.elapse(minutes * 60_000);
  };
  return { clock, invoked, stop, pass };
};

describe('a started schedule', () => {
  test('invokes its function when its time has come, and then waits for the next', () => {
    const { clock, invoked, pass } = start();
    expect(clock.pending()).toEqual([90 * 60_000]);
    pass(90);
    expect(invoked).toEqual(['{"kind":"month-end"}']);
    expect(clock.pending()).toEqual([86_400_000]);
    pass(24 * 60);
    expect(invoked).toHaveLength(1);
  });

  test('invokes nothing once it is stopped', () => {
    const { clock, invoked, stop, pass } = start();
    stop();
    expect(clock.pending()).toEqual([]);
    pass(90);
    expect(invoked).toEqual([]);
  });
});
