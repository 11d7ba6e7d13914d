import { beforeAll, describe, expect, test } from 'vitest';

import { provenStacksOf } from '#test/stages/assemblies.ts';
import { alterEach } from '#test/proofs/controls/altered/alter-each.ts';
import type { Altered } from '#test/proofs/controls/altered/alter-each.ts';
import { indifferent } from '#test/proofs/controls/altered/indifferent.ts';
import { settings } from '#test/stages/settings.ts';

/** Forms of bodies, which the functions judge letter by letter, and paths, which the contract's tests ask for. */
const judgedElsewhere = ['AWS::ApiGateway::Model', 'AWS::ApiGateway::Resource'];

let results: readonly Altered[];
beforeAll(() => {
  const stacks = provenStacksOf(settings.prod);
  results = alterEach(stacks, (type) => !judgedElsewhere.includes(type));
}, 300_000);

const survivors = (): readonly string[] => [
  ...new Set(results.filter(({ isNoticed }) => !isNoticed).map(({ what }) => what)),
];

describe('one number, switch, word, list or order of prod that is altered', () => {
  test.each(['up', 'down', 'zero', 'flag', 'word', 'absent', 'dropped', 'order', 'header'])(
    'is found or has a reason: %s',
    (kind) => {
      expect(results.filter(({ what }) => what.endsWith(` ${kind}`)).length).toBeGreaterThan(0);
      expect(
        survivors()
          .filter((what) => what.endsWith(` ${kind}`))
          .filter((what) => !indifferent.some(([pattern]) => pattern.test(what))),
      ).toEqual([]);
    },
  );

  test('no reason is one too many', () => {
    expect(
      indifferent
        .filter(([pattern]) => !survivors().some((what) => pattern.test(what)))
        .map(([pattern]) => String(pattern)),
    ).toEqual([]);
  });
});
