import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import { namesIn } from '#contract/shapes/path-names.ts';
import { isPathPart, pathParts } from '#contract/shapes/path-parts.ts';
import { jsonSchemaOf } from './endpoints.ts';
import { leavesOf, openObjectsIn, type Leaf } from './shape-leaves.ts';

const everyLeaf: readonly Leaf[] = [...tenantContracts, ...operatorContracts].flatMap(({ key, contract }) => [
  ...namesIn(contract.path).flatMap((name) =>
    isPathPart(name) ? leavesOf(pathParts[name], `${key} params.${name}`) : [],
  ),
  ...(contract.query === undefined ? [] : leavesOf(contract.query, `${key} query`)),
  ...(contract.body === undefined ? [] : leavesOf(contract.body, `${key} body`)),
]);

/** Secrets, cursors and names that are looked up by forms of their own: taken as they are, or refused. */
const asTheyAre =
  /(?:password|Password|token|challengeId|credential|cursor|code|recoveryCode|companyCode|entryId|(?:claim-search|journals)(?:\/file)? query\.departmentId|loginId|email|operatorId|replacements\[\]\.character|\/view query\.asked)$/;

const texts = everyLeaf.filter(({ schema }) => schema.type === 'string');
const typed = 'カ\u3099\u200bA\u00a0B';

describe('A-17 B-9 A-32 every text of every endpoint', () => {
  test('is looked at here', () => {
    expect(texts.length).toBeGreaterThan(30);
    expect(texts.map(({ place }) => place)).toContain('POST /api/claims body.lines[].supplier.name');
  });

  test.each(texts.map((leaf) => [leaf.place, leaf] as const))(
    '%s: comes in by the one door',
    (place, { schema }) => {
      const read = v.safeParse(schema, typed);
      const kept = read.success ? read.output : 'refused';
      const allowed = asTheyAre.test(place) ? [typed, 'ガab'] : ['ガA B', 'ガAB'];
      expect(kept).toBeOneOf([...allowed, 'refused']);
    },
  );

  test.each(texts.map((leaf) => [leaf.place, leaf] as const))(
    '%s: refuses what was broken on its way',
    (_place, { schema }) => {
      expect(v.safeParse(schema, 'a\ufffdb').success).toBe(false);
    },
  );

  test.each(texts.map((leaf) => [leaf.place, leaf] as const))('%s: has a bound', (_place, { schema }) => {
    expect(v.safeParse(schema, 'A'.repeat(409_600)).success).toBe(false);
    const told = jsonSchemaOf(schema);
    expect(told.maxLength ?? told.pattern).toBeDefined();
  });
});

describe('B-4 every number and list of every endpoint has a bound', () => {
  const numbers = everyLeaf.filter(({ schema }) => schema.type === 'number');
  test.each(numbers.map((leaf) => [leaf.place, leaf] as const))('%s', (_place, { schema }) => {
    for (const wild of [9_007_199_254_740_991, -9_007_199_254_740_991, 1e300, -1e300, 0.5])
      expect(v.safeParse(schema, wild).success).toBe(false);
    const { minimum, maximum } = jsonSchemaOf(schema);
    expect(typeof minimum).toBe('number');
    expect(typeof maximum).toBe('number');
  });

  const lists = everyLeaf.filter(({ schema }) => schema.type === 'array');
  test.each(lists.map((leaf) => [leaf.place, leaf] as const))('%s', (_place, { schema }) => {
    const most = jsonSchemaOf(schema).maxItems ?? Infinity;
    expect(most).toBeLessThanOrEqual(1_000);
    const { issues = [] } = v.safeParse(
      schema,
      Array.from({ length: most + 1 }, () => undefined),
    );
    expect(issues.length).toBeGreaterThan(0);
  });

  test('no endpoint takes values of no known kind', () => {
    const known = new Set(['string', 'number', 'array', 'boolean', 'picklist', 'literal']);
    expect(everyLeaf.filter(({ schema }) => !known.has(schema.type)).map(({ place }) => place)).toEqual([]);
  });
});

describe('objects take no field that they do not name', () => {
  test('in no query and no body', () => {
    const open = [...tenantContracts, ...operatorContracts].flatMap(({ key, contract }) =>
      [contract.query, contract.body].flatMap((shape) =>
        shape === undefined ? [] : openObjectsIn(shape, key),
      ),
    );
    expect(open).toEqual([]);
  });

  const strict = v.strictObject({ id: v.string() });
  test.each<[string, v.GenericSchema, readonly string[]]>([
    ['of strict ones', v.strictObject({ lines: v.array(strict) }), []],
    ['that is open itself', v.object({ id: v.string() }), ['x']],
    ['that is open around strict ones', v.strictObject({ one: v.object({ two: strict }) }), ['x.one']],
    ['that is open and empty', v.strictObject({ one: v.object({}) }), ['x.one']],
    ['in a list', v.strictObject({ lines: v.array(v.looseObject({})) }), ['x.lines[]']],
    [
      'that may be left out',
      v.strictObject({ one: v.exactOptional(v.object({ id: v.string() })) }),
      ['x.one'],
    ],
    ['of several kinds', v.variant('kind', [v.object({ kind: v.literal('a') })]), ['x']],
    [
      'with steps after it',
      v.pipe(
        v.object({ id: v.string() }),
        v.check(() => true),
      ),
      ['x'],
    ],
  ])('a shape %s is told', (_what, shape, places) => {
    expect(openObjectsIn(shape, 'x')).toEqual(places);
  });
});
