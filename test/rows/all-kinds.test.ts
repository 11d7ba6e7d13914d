import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allRowKinds } from '#rows/all.ts';
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
