import { briefPatience } from '#lambdas/adapters/patience.ts';
import { describe, expect, test } from 'vitest';
import type { Instant } from '#domain/kernel/time.ts';
import type { AuthContext } from '#lambdas/adapters/auth-context.ts';
import { logInEndpoint } from '#lambdas/auth/log-in.ts';
import type { Call } from '#lambdas/http/endpoint.ts';

const aCall: Call = {
  body: { companyCode: 'minato', loginId: 'tanaka', password: 'x' },
  params: {},
  query: {},
  at: '2026-05-12T01:00:00.000Z' as Instant,
  requestId: 'request-1',
  host: 'app.example.jp',
  sourceIp: '203.0.113.7',
  route: 'POST /api/auth/login',
  patience: briefPatience,
  cookie: '',
};

const waited: number[] = [];
const contextWith = (tenant: unknown) =>
  ({
    control: { byCompanyCode: () => Promise.resolve(tenant) },
    directory: { checkPassword: () => Promise.resolve({ kind: 'wrong' }) },
    stranger: () => ({ countAttempt: () => Promise.resolve({ kind: 'open', isLast: false }) }),
    hosts: new Map([['other.app.example.jp', 'another tenant']]),
    nobody: () => '01J00000000000000000000000',
    waitUntil: async (millis: number) => void waited.push(millis),
  }) as unknown as AuthContext;

describe('a sign-in that fails', () => {
  test.each([
    ['the company is unknown', undefined, 'login-failed'],
    ['the address is not allowed', { ipCidrs: ['10.0.0.0/8'] }, 'ip-refused'],
    ['the host is another company’s', { ipCidrs: [] }, 'login-failed', 'other.app.example.jp'],
  ])('is answered 600 ms after it began when %s', async (_because, tenant, kind, host = aCall.host) => {
    waited.length = 0;
    const result = await logInEndpoint.serve({ ...aCall, host }, () => Promise.resolve(contextWith(tenant)));
    expect(result).toMatchObject({ ok: false, refusal: { kind } });
    expect(waited).toEqual([Date.parse('2026-05-12T01:00:00.600Z')]);
  });
});
