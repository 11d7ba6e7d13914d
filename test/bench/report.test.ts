import { describe, expect, test } from 'vitest';

import { argumentsIn } from './arguments.ts';
import { verdictOn, type Finding } from './gates.ts';
import { hasFailed, tableOf } from './report.ts';

const limit = { target: 0.65, failAbove: 1 };
const finding = (ratio: number, difference: Partial<Finding> = {}): Finding => ({
  gate: 'C1',
  what: 'authorizer',
  ratio,
  limit,
  ...difference,
});

describe('judging a ratio', () => {
  test.each([
    [0.65, 'ok'],
    [0.66, 'above target'],
    [1, 'above target'],
    [1.01, 'FAILS'],
  ])('%f is %s', (ratio, verdict) => {
    expect(verdictOn(finding(ratio))).toBe(verdict);
  });

  test('without a limit says nothing', () => {
    const { limit: _none, ...rest } = finding(99);
    expect(verdictOn(rest)).toBe('');
    expect(hasFailed([rest])).toBe(false);
  });

  test('fails the bench only above the second figure', () => {
    expect(hasFailed([finding(0.5), finding(1)])).toBe(false);
    expect(hasFailed([finding(0.5), finding(1.01)])).toBe(true);
  });
});

describe('printing the table', () => {
  test('puts each ratio beside its target and its limit', () => {
    const findings: readonly Finding[] = [
      finding(0.5849, { cpuRatio: 0.6 }),
      finding(1.2, { what: 'auth' }),
      { gate: 'C7', what: 'tenant-app', ratio: 1.05 },
    ];
    expect(tableOf(findings).split('\n')).toEqual([
      'gate  measured    ratio   CPU  target  fail above',
      '',
      'spawn → first answer / bare DynamoDBClient, plain esbuild',
      'C1    authorizer   0.58  0.60    0.65        1.00  ok',
      'C1    auth         1.20          0.65        1.00  FAILS',
      '',
      'spawn → first answer: all routes / one route',
      'C7    tenant-app   1.05',
      '',
    ]);
  });
});

describe('reading the command line', () => {
  test('takes fifteen rounds of everything when nothing is said', () => {
    expect(argumentsIn([])).toEqual({
      rounds: 15,
      gates: ['C1', 'C2', 'C3', 'C7', 'W1', 'W2', 'W3', 'D2', 'B1', 'L1', 'S1'],
    });
  });

  test('takes rounds and gates in any order', () => {
    expect(argumentsIn(['--only', 'C1,W2', '--rounds', '3'])).toEqual({ rounds: 3, gates: ['C1', 'W2'] });
    expect(argumentsIn(['--rounds', '3', '--only', 'D2'])).toEqual({ rounds: 3, gates: ['D2'] });
  });

  test.each([[['--rounds', '0']], [['--rounds']], [['--only', 'C9']], [['--only', '']], [['--fast']]])(
    'refuses %j with one line',
    (words) => {
      expect(() => argumentsIn(words)).toThrow(/^usage: npm run bench/);
    },
  );
});
