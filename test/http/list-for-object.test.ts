import type * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import { listForObject } from '#lambdas/http/list-for-object.ts';
import { chanceOf, valueFor } from '#test/journeys/contract-values.ts';
import { jsonSchemaOf } from '#test/contract/endpoints.ts';

type Parts = {
  readonly type: string;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly item?: v.GenericSchema;
  readonly wrapped?: v.GenericSchema;
  readonly options?: readonly any[];
};
type Wrong = { readonly place: string; readonly value: unknown };

/** For each object of a shape a value that has a list in its place, and nothing else that is not needed. */
const wrongs = (schema: v.GenericSchema, place = ''): readonly Wrong[] => {
  const { entries, item, wrapped, options = [] }: Parts = schema;
  const under = (name: string) => (place === '' ? name : `${place}.${name}`);
  if (wrapped !== undefined) return wrongs(wrapped, place);
  if (item !== undefined) return wrongs(item, under('0')).map((one) => ({ ...one, value: [one.value] }));
  if (entries === undefined)
    return options.flatMap((option) => (option?.kind === 'schema' ? wrongs(option, place) : []));
  return [
    { place, value: [] },
    ...Object.entries(entries).flatMap(([name, member]) =>
      wrongs(member, under(name)).map((one) => ({ ...one, value: { [name]: one.value } })),
    ),
  ];
};

const bodies = [...tenantContracts, ...operatorContracts].flatMap(({ key, contract }) =>
  contract.body === undefined ? [] : [[key, contract.body] as const],
);

describe('a list in the place of an object', () => {
  test.each(bodies)('is found in every place of the body of %s', (_key, body) => {
    for (const { place, value } of wrongs(body)) expect(listForObject(body, value)).toBe(place);
  });

  test.each(bodies)('is found in nothing that %s may be sent', (_key, body) => {
    const chance = chanceOf(20_261_129);
    const schema = jsonSchemaOf(body);
    for (let draw = 0; draw < 50; draw += 1)
      expect(listForObject(body, valueFor(schema, chance))).toBeUndefined();
  });

  test('is looked for in places that objects within lists have', () => {
    const found = bodies.flatMap(([key, body]) => wrongs(body).map(({ place }) => `${key} ${place}`));
    expect(found).toContain('POST /api/claims lines.0.supplier');
    expect(found).toContain('PUT /api/masters/items/{entryId} states.0');
  });
});
