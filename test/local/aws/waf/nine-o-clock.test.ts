import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { describe, expect, test } from 'vitest';

import { TenantWall } from '#lib/constructs/tenant-wall.ts';
import { settings } from '#test/stages/settings.ts';
import { safeWallLimits } from '#lib/wall-limits.ts';
import type { GatewayRequest } from '#local/aws/gateway/gateway-request.ts';
import { wallOf, type Wall } from '#local/aws/waf/web-acl.ts';

type Loose = any;

/** The wall of prod with the limits that we call safe, judged as the local cloud judges it. */
const theWall = (): Wall => {
  const stack = new Stack(new App());
  const { node } = new TenantWall(stack, 'Wall', {
    settings: { ...settings.prod, dedicatedTenants: [], wallLimits: safeWallLimits },
    logsKey: new Key(stack, 'Key'),
  });
  expect(node.id).toBe('Wall');
  const [acl] = Object.values<Loose>(Template.fromStack(stack).findResources('AWS::WAFv2::WebACL'));
  const text = JSON.stringify(acl.Properties).replaceAll(/\{"Fn::GetAtt":\["(\w+)","Arn"\]\}/g, '"$1"');
  return wallOf(JSON.parse(text), () => []);
};

const office = '203.0.113.7';
const nineOClock = Date.parse('2026-12-01T00:00:00.000Z');

type Asked = {
  readonly path: string;
  readonly atSecond: number;
  readonly from?: string;
  readonly cookie?: string;
  readonly company?: string;
};

const request = ({ path, atSecond, from = office, cookie, company }: Asked): GatewayRequest => ({
  method: 'POST',
  path,
  query: new URLSearchParams(),
  headers: [
    ['Host', 'app.example.jp'],
    ...(cookie === undefined ? [] : [['Cookie', `a=b; __Host-sid=${cookie}`] as const]),
    ...(company === undefined ? [] : [['X-Company-Code', company] as const]),
  ],
  body: Buffer.alloc(0),
  sourceIp: from,
  requestId: 'r1',
  receivedAt: new Date(nineOClock + atSecond * 1_000),
});

const refusedBy = (wall: Wall, asked: readonly Asked[]): number =>
  asked.filter((one) => wall(request(one)) !== undefined).length;

const repeated = (times: number, one: (n: number) => Omit<Asked, 'atSecond'>): readonly Asked[] =>
  Array.from({ length: times }, (_, n) => ({ ...one(n), atSecond: Math.floor((n * 280) / times) }));

/** The page with its three files, who am I, a sign-in (three of ten mistype once), and work: 20 calls, then one in 3 s. */
const aMorning = (person: number, company: string): readonly Asked[] => {
  const start = (person * 7) % 120;
  const at = (path: string, second: number, more: Partial<Asked> = {}): Asked => ({
    path,
    atSecond: start + second,
    ...more,
  });
  const signIn = { company };
  const session = { cookie: `t1.session.${company}.${person}` };
  return [
    ...['/', '/assets/a.js', '/assets/a.css', '/assets/a.svg', '/api/me'].map((path) => at(path, 0)),
    ...(person % 10 < 3 ? [at('/api/auth/login', 10, signIn)] : []),
    at('/api/auth/login', 20, signIn),
    ...Array.from({ length: 20 }, () => at('/api/claims', 21, session)),
    ...Array.from({ length: 53 }, (_, n) => at('/api/inbox', 22 + n * 3, session)),
  ];
};
const company = (people: number, code = 'minato'): readonly Asked[] =>
  Array.from({ length: people }, (_, person) => aMorning(person, code))
    .flat()
    .toSorted((one, other) => one.atSecond - other.atSecond);

describe('a morning at nine', () => {
  test('a company of 500 people behind one address gets in, and so does one of 1,000', () => {
    for (const people of [500, 1_000]) {
      const asked = company(people);
      expect(asked.filter(({ company: code }) => code !== undefined)).toHaveLength(people * 1.3);
      expect(asked).toHaveLength(people * 79.3);
      expect(refusedBy(theWall(), asked)).toBe(0);
    }
  });

  test('two companies of 500 behind one address get in', () => {
    expect(refusedBy(theWall(), [...company(500), ...company(500, 'aoba-kobo')])).toBe(0);
  });
});

describe('whoever asks without end is stopped', () => {
  const guess = (code: string) => ({ path: '/api/auth/login', company: code });

  test('guessing passwords of one company from one address: 1,500 in five minutes', () => {
    const wall = theWall();
    expect(
      refusedBy(
        wall,
        repeated(3_000, () => guess('minato')),
      ),
    ).toBe(1_500);
    // The other companies of that address sign in meanwhile.
    expect(refusedBy(wall, [{ ...guess('aoba-kobo'), atSecond: 280 }])).toBe(0);
  });

  test('with a company invented for each try: 4,000 by the address', () => {
    expect(
      refusedBy(
        theWall(),
        repeated(5_000, (n) => guess(`firm-${n}`)),
      ),
    ).toBe(1_000);
  });

  test.each(['/api/%61uth/login', '/API/AUTH/login', '/prod/api/auth/login', '/api/auth/challenges'])(
    'however the path is written, without a company: %s',
    (path) => {
      expect(
        refusedBy(
          theWall(),
          repeated(5_000, () => ({ path })),
        ),
      ).toBe(1_000);
    },
  );

  test('with one session, from however many addresses: 2,000', () => {
    const asked = repeated(5_000, (n) => ({
      path: '/api/claims',
      cookie: 'one',
      from: `198.51.100.${n % 200}`,
    }));
    expect(refusedBy(theWall(), asked)).toBe(3_000);
  });

  test('with a cookie invented for each request: 100,000 by the address', () => {
    expect(
      refusedBy(
        theWall(),
        repeated(101_000, (n) => ({ path: '/api/claims', cookie: `${n}` })),
      ),
    ).toBe(1_000);
  });

  test('and what narrower counts stopped counts for the address', () => {
    const wall = theWall();
    refusedBy(
      wall,
      repeated(100_000, () => ({ path: '/api/claims', cookie: 'one' })),
    );
    expect(refusedBy(wall, [{ path: '/', atSecond: 285 }])).toBe(1);
    expect(refusedBy(wall, [{ path: '/', atSecond: 285, from: '198.51.100.9' }])).toBe(0);
  });

  test('until five minutes without it are over', () => {
    const wall = theWall();
    refusedBy(
      wall,
      repeated(2_000, () => guess('minato')),
    );
    expect(refusedBy(wall, [{ ...guess('minato'), atSecond: 290 }])).toBe(1);
    expect(refusedBy(wall, [{ ...guess('minato'), atSecond: 599 }])).toBe(0);
  });
});
