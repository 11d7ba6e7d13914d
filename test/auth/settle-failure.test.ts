import { briefPatience } from '#lambdas/adapters/machine/patience.ts';
import { describe, expect, test } from 'vitest';
import type { Instant } from '#domain/kernel/time.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { logInEndpoint } from '#lambdas/auth/log-in.ts';
import type { Call } from '#lambdas/http/call.ts';

const aCall: Call = {
  body: { companyCode: 'minato', loginId: 'tanaka', password: 'x' },
  params: {},
  query: {},
  at: '2026-05-12T01:00:00.000Z' as Instant,
  requestId: 'request-1',
  host: 'app.example.jp',
  sourceIp: '203.0.113.7',
  userAgent: '',
  route: 'POST /api/auth/login',
  patience: briefPatience,
  cookie: '',
  companyNamed: 'minato',
};

const waited: number[] = [];
const contextWith = (tenant: unknown, outcome: 'right' | 'wrong') =>
  ({
    control: { byCompanyCode: () => Promise.resolve(tenant) },
    directory: { checkPassword: () => Promise.resolve({ kind: outcome }) },
    standings: { find: () => Promise.resolve({ rightsVersion: 0, passwordAt: '2026-05-01T00:00:00.000Z' }) },
    doorOf: () =>
      Promise.resolve({
        loginHash: () => Promise.resolve('hash'),
        loginsUnder: () => ({
          reserveAttempt: () => Promise.resolve({ kind: 'open', place: 'one', userId: 'somebody' }),
          countWrong: () => Promise.resolve(false),
          countRight: () => Promise.resolve(),
          giveBack: () => Promise.resolve(),
        }),
        person: () => Promise.resolve({ id: 'somebody', isActive: true }),
        record: () => Promise.resolve(),
      }),
    stranger: () => ({
      reserveAttempt: () => Promise.resolve({ kind: 'open', place: 'one' }),
      countWrong: () => Promise.resolve(false),
      giveBack: () => Promise.resolve(),
    }),
    hosts: new Map([['other.app.example.jp', 'another tenant']]),
    nobody: () => '01J00000000000000000000000',
    waitUntil: async (millis: number) => void waited.push(millis),
    clock: () => new Date('2026-05-12T01:00:00.100Z'),
  }) as unknown as AuthContext;

const elsewhere = { isActive: true, ipCidrs: ['10.0.0.0/8'] };
const suspended = { isActive: false, ipCidrs: [] };

describe('a sign-in that fails', () => {
  test.each([
    ['the company is unknown', undefined, 'right', 'login-failed'],
    ['the password is wrong', { isActive: true, ipCidrs: [] }, 'wrong', 'login-failed'],
    ['B-10 the address is not allowed and the password wrong', elsewhere, 'wrong', 'login-failed'],
    ['B-10 the address is not allowed', elsewhere, 'right', 'ip-refused'],
    ['B-10 the contract is suspended and the password wrong', suspended, 'wrong', 'login-failed'],
    ['B-10 the contract is suspended', suspended, 'right', 'tenant-inactive'],
    [
      'the host is another company’s',
      { isActive: true, ipCidrs: [] },
      'right',
      'login-failed',
      'other.app.example.jp',
    ],
  ] as const)(
    'is answered 600 ms after it began when %s',
    async (_because, tenant, outcome, kind, host: string = aCall.host) => {
      waited.length = 0;
      const context = contextWith(tenant, outcome);
      const result = await logInEndpoint.serve({ ...aCall, host }, () => Promise.resolve(context));
      expect(result).toMatchObject({ ok: false, refusal: { kind } });
      expect(waited).toEqual([Date.parse('2026-05-12T01:00:00.600Z')]);
    },
  );
});
