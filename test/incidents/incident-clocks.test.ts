import { describe, expect, test } from 'vitest';
import { clockDaysOf, clocksOf, type ClockKind } from '#domain/incidents/incident-clocks.ts';
import { toldAtOf } from '#domain/incidents/told-companies.ts';
import { isInstant, type Instant } from '#domain/kernel/time.ts';
import { isTenantId, type TenantId } from '#domain/kernel/ids.ts';

/** A moment as a clock in Japan shows it. */
const jst = (text: string): Instant => {
  const at = new Date(`${text}+09:00`).toISOString();
  if (!isInstant(at)) throw new Error(text);
  return at;
};

describe('16.1.1 the 3 Japanese business days from the detection', () => {
  test.each([
    ['a Monday', '2026-11-30T10:00:00', '2026-12-02', '2026-12-03'],
    ['a Friday evening', '2026-12-04T23:59:59', '2026-12-08', '2026-12-09'],
    ['a Saturday', '2026-12-05T12:00:00', '2026-12-08', '2026-12-09'],
    ['the last minute of a month', '2026-10-31T23:59:00', '2026-11-04', '2026-11-05'],
    ['the first minute of the next', '2026-11-01T00:00:00', '2026-11-04', '2026-11-05'],
    // 1 January is a holiday; 29 to 31 December and 2 January are not by law.
    ['the year’s end', '2026-12-29T09:00:00', '2026-12-31', '2027-01-04'],
    // 29 April to 5 May 2027: 昭和の日 on a Thursday, then 憲法記念日, みどりの日, こどもの日.
    ['the golden week', '2027-04-28T18:00:00', '2027-05-06', '2027-05-07'],
    // 21 September 2026 敬老の日, 22 国民の休日, 23 秋分の日.
    ['a silver week', '2026-09-18T18:00:00', '2026-09-25', '2026-09-28'],
  ])('of %s', (_what, detected, warnOn, dueOn) => {
    expect(clockDaysOf('told', jst(detected), false)).toEqual({ warnOn, dueOn });
  });

  test('begin with the day in Japan, not in UTC: a minute before its midnight and the midnight itself', () => {
    expect(clockDaysOf('told', jst('2026-12-02T23:59:59'), false).dueOn).toBe('2026-12-07');
    expect(clockDaysOf('told', jst('2026-12-03T00:00:00'), false).dueOn).toBe('2026-12-08');
  });
});

describe('個人情報保護法26条・施行規則8条: the legal clock of personal data', () => {
  test.each<[string, ClockKind, string, boolean, string, string]>([
    ['速報 within 3 to 5 days', 'prompt', '2026-11-30T10:00:00', false, '2026-12-02', '2026-12-04'],
    ['速報 over holidays, which count', 'prompt', '2026-12-29T10:00:00', false, '2026-12-31', '2027-01-02'],
    ['確報 in 30 days', 'final', '2026-10-20T10:00:00', false, '2026-11-11', '2026-11-18'],
    ['確報 in 30 days over February', 'final', '2027-02-01T10:00:00', false, '2027-02-23', '2027-03-02'],
    [
      '確報 in 60 days where it was done on purpose',
      'final',
      '2026-10-20T10:00:00',
      true,
      '2026-12-11',
      '2026-12-18',
    ],
    // The 30th day is 30 December: the offices open on Monday, 4 January.
    ['確報 at the year’s end', 'final', '2026-12-01T10:00:00', false, '2026-12-28', '2027-01-04'],
    // The 30th day is a Saturday.
    ['確報 on a weekend', 'final', '2026-11-06T10:00:00', false, '2026-11-30', '2026-12-07'],
    ['確報 of a minute before midnight', 'final', '2026-10-19T23:59:59', false, '2026-11-10', '2026-11-17'],
  ])('%s', (_what, kind, detected, isMalicious, warnOn, dueOn) => {
    expect(clockDaysOf(kind, jst(detected), isMalicious)).toEqual({ warnOn, dueOn });
  });
});

describe('a clock', () => {
  const incident = {
    severity: 'major',
    personalData: 'unknown',
    isMalicious: false,
    detectedAt: jst('2026-11-30T10:00:00'),
    stopped: {},
  } as const;
  const toldAt = (now: string, told?: string) =>
    clocksOf({ ...incident, stopped: { told: told === undefined ? undefined : jst(told) } }, jst(now))[0]
      ?.state;

  test.each([
    ['2026-12-01T23:59:59', 'running'],
    ['2026-12-02T00:00:00', 'warning'],
    ['2026-12-03T00:00:00', 'last-day'],
    ['2026-12-03T23:59:59', 'last-day'],
    ['2026-12-04T00:00:00', 'over'],
  ])('at %s is %s', (now, state) => {
    expect(toldAt(now)).toBe(state);
  });

  test('stops when it was done, and says for good whether that was late', () => {
    expect(toldAt('2026-12-20T00:00:00', '2026-12-03T23:59:59')).toBe('stopped');
    expect(toldAt('2026-12-20T00:00:00', '2026-12-04T00:00:00')).toBe('stopped-late');
  });

  test.each([
    ['major', 'unknown', ['told', 'prompt', 'final']],
    ['moderate', 'no', ['told']],
    ['minor', 'no', []],
    ['minor', 'yes', ['told', 'prompt', 'final']],
    ['minor', 'unknown', ['told', 'prompt', 'final']],
  ] as const)('of a %s incident with personal data %s: %j', (severity, personalData, kinds) => {
    const clocks = clocksOf({ ...incident, severity, personalData }, jst('2026-11-30T11:00:00'));
    expect(clocks.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('the companies of an incident are told', () => {
  const tenant = (sign: string): TenantId => {
    const text = `t01${sign.repeat(24)}`;
    if (!isTenantId(text)) throw new Error(text);
    return text;
  };
  const [a, b] = [
    { tenantId: tenant('a'), name: '甲' },
    { tenantId: tenant('b'), name: '乙' },
  ];
  const chosen = (...companies: (typeof a)[]) => ({ to: 'chosen', companies }) as const;
  const tue = jst('2026-12-01T10:00:00');
  const wed = jst('2026-12-02T10:00:00');
  const first = { toAll: false, companies: [{ tenantId: a.tenantId, toldAt: tue }] };
  const second = { toAll: false, companies: [{ tenantId: b.tenantId, toldAt: wed }] };
  const otherwise: { tenantId: TenantId; at: Instant }[] = [];

  test('with the mail that reaches the last of them', () => {
    expect(toldAtOf(chosen(a), { notices: [second, first], otherwise })).toBe(tue);
    expect(toldAtOf(chosen(a, b), { notices: [first], otherwise })).toBeUndefined();
    expect(toldAtOf(chosen(a, b), { notices: [second, first], otherwise })).toBe(wed);
  });

  test('not by a notice whose mail nobody took, until somebody told them otherwise', () => {
    const refused = { toAll: false, companies: [{ tenantId: a.tenantId }] };
    expect(toldAtOf(chosen(a), { notices: [refused], otherwise })).toBeUndefined();
    expect(toldAtOf(chosen(a), { notices: [refused], otherwise: [{ tenantId: a.tenantId, at: wed }] })).toBe(
      wed,
    );
  });

  test('all of them by a notice to all alone, and none while none is known', () => {
    expect(toldAtOf({ to: 'all' }, { notices: [first, second], otherwise })).toBeUndefined();
    const toAll = { toAll: true, companies: [...first.companies, ...second.companies] };
    expect(toldAtOf({ to: 'all' }, { notices: [first, toAll], otherwise })).toBe(wed);
    expect(toldAtOf({ to: 'none-known' }, { notices: [toAll], otherwise })).toBeUndefined();
  });
});
