import { describe, expect, test } from 'vitest';

import { assertDedicatedTenants, browserOriginsOf } from '#lib/dedicated-tenants.ts';
import { settings } from '#test/stages/settings.ts';
import type { DedicatedTenant, StageSettings } from '#lib/settings.ts';

const tenant = (n: number): DedicatedTenant => ({
  tenantId: `t${String(n).padStart(26, '0')}`,
  host: `company-${n}.app.stafee.example.jp`,
  certificateArn: `arn:aws:acm:ap-northeast-1:000000000000:certificate/${n}`,
});
const [first, second] = [tenant(1), tenant(2)];
const withTenants = (dedicatedTenants: readonly DedicatedTenant[]): StageSettings => ({
  ...settings.prod,
  dedicatedTenants,
});

describe('a dedicated tenant in the settings', () => {
  test.each<[string, DedicatedTenant, string]>([
    ['another one’s host', { ...second, host: first.host }, 'is there twice'],
    ['a second host', { ...second, tenantId: first.tenantId }, 'is there twice'],
    [
      'a foreign domain',
      { ...second, host: 'company.example.com' },
      'is not one label below app.stafee.example.jp',
    ],
    ['the common host', { ...second, host: 'app.stafee.example.jp' }, 'is not one label below'],
    ['two labels', { ...second, host: 'a.b.app.stafee.example.jp' }, 'is not one label below'],
    ['capitals', { ...second, host: 'Company.app.stafee.example.jp' }, 'is not one label below'],
    ['no tenant', { ...second, tenantId: 'minato' }, 'minato is no tenant'],
    [
      'no certificate',
      { tenantId: second.tenantId, host: second.host },
      'has no certificate in ap-northeast-1',
    ],
    [
      'a certificate of another Region',
      { ...second, certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/1' },
      'has no certificate in ap-northeast-1',
    ],
  ])('is refused with %s', (_what, wrong, message) => {
    expect(() => assertDedicatedTenants(withTenants([first, wrong]))).toThrow(message);
  });

  test('is the same in Osaka as in Tokyo, so that a fail-over leaves no company outside', () => {
    const of = (stage: 'prod' | 'prod-osaka') =>
      settings[stage].dedicatedTenants.map(({ tenantId, host }) => `${tenantId} ${host}`);
    expect(of('prod-osaka')).toEqual(of('prod'));
  });

  test('is one of forty at most: an ACL refers to no more sets', () => {
    const many = Array.from({ length: 41 }, (_, n) => tenant(n));
    expect(() => assertDedicatedTenants(withTenants(many.slice(1)))).not.toThrow();
    expect(() => assertDedicatedTenants(withTenants(many))).toThrow(
      'stafee: stage prod, dedicated tenants: there are more than 40.',
    );
  });

  test('shows its browsers an origin of its own, with the port of a laptop', () => {
    expect(browserOriginsOf(settings.local)).toEqual([
      'http://localhost:4700',
      'http://aoba-kobo.localhost:4700',
    ]);
  });
});
