import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allRowKinds } from '#rows/all.ts';
import type { KindFacts } from '#rows/row-kind.ts';
import { kindsOf, whyNoRow } from '#rows/judge-item.ts';
import { sampleItem } from './sample-keys.ts';

const isKind = (value: unknown): value is { readonly name: string } =>
  typeof value === 'object' && value !== null && 'pk' in value && 'erased' in value;

describe('the kinds of rows', () => {
  test('are many, and each has a name of its own', () => {
    const names = allRowKinds.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(30);
    expect(new Set(names).size).toBe(names.length);
  });

  test('are all in the catalogue', async () => {
    const files = globSync('rows/*.ts').map((file) => import(join(process.cwd(), file)));
    const exported = (await Promise.all(files))
      .flatMap((file) => Object.values<unknown>(file))
      .flatMap((value) => (isKind(value) ? [value] : Object.values(Object(value)).filter(isKind)));
    expect(new Set(exported.map(({ name }) => name))).toEqual(new Set(allRowKinds.map(({ name }) => name)));
  });

  test.each(allRowKinds.map((kind) => [kind.name, kind] as const))('%s is like no other', (name, kind) => {
    const item = sampleItem(kind);
    expect(kindsOf(allRowKinds, kind.table, item).map((found) => found.name)).toEqual([name]);
    expect(whyNoRow(allRowKinds, kind.table, item)).toBeUndefined();
  });
});

describe('what becomes of a row', () => {
  const faultOf = ({ table, pk, sk, keeps, returned, erased, holds, sealed = [] }: KindFacts): string => {
    const isTenants = `${pk} ${sk}`.includes('{tenantId}') || returned.endsWith('.jsonl');
    const ends = ['ttl', 'expiresAt'].every((name) => name in holds);
    if ((keeps === 'expiring') !== (erased === 'by-itself')) return 'ends by itself, or does not';
    if ((keeps === 'expiring') !== ends) return 'says when it ends, or does not';
    if (keeps === 'expiring' && returned !== 'passing') return 'is over before it is given back';
    if (isTenants && erased === 'not-a-tenants') return 'is a tenant’s and stays for ever';
    if (erased === 'not-a-tenants' && sealed.length > 0) return 'is sealed with the key of no tenant';
    // Nothing but the trail is kept from being deleted, and by a policy of its table.
    if ((erased === 'with-its-key') !== (table === 'Audit' && isTenants)) return 'can be deleted, or cannot';
    return keeps === 'books' && !/\.jsonl$|^derived$/.test(returned) ? 'is a book, and not given back' : '';
  };

  test.each(allRowKinds.map((kind) => [kind.name, kind] as const))(
    'agrees with itself: %s',
    (_name, kind) => {
      expect(faultOf(kind)).toBe('');
    },
  );

  test.each<[string, string, Partial<KindFacts>]>([
    ['ends by itself, or does not', 'session', { erased: 'with-tenant' }],
    ['says when it ends, or does not', 'session', { holds: {} }],
    ['says when it ends, or does not', 'session', { holds: { ttl: 'number' } }],
    ['is over before it is given back', 'session', { returned: 'derived' }],
    ['is a tenant’s and stays for ever', 'claim-header', { erased: 'not-a-tenants' }],
    ['is sealed with the key of no tenant', 'operator', { sealed: ['name'] }],
    ['can be deleted, or cannot', 'company-deed', { erased: 'with-tenant' }],
    ['can be deleted, or cannot', 'claim-header', { erased: 'with-its-key' }],
    ['is a book, and not given back', 'claim-header', { returned: 'secret' }],
  ])('is noticed where it does not: %s', (fault, name, change) => {
    const kind = allRowKinds.find((one) => one.name === name);
    if (kind === undefined) throw new Error(`no kind ${name}`);
    expect(faultOf({ ...kind, ...change })).toBe(fault);
  });
});
