import { beforeAll, describe, expect, test } from 'vitest';

import { settings } from '#test/stages/settings.ts';
import { provenStacksOf } from '#test/stages/assemblies.ts';
import { survey } from '#test/proofs/mutants/survey.ts';
import type { Verdict } from '#test/proofs/mutants/survey.ts';
import { alterationsOf } from '#test/proofs/mutants/values/alterations.ts';
import { indifferent } from '#test/proofs/mutants/values/indifferent.ts';

/** Forms of bodies, which the functions judge letter by letter, and paths, which the contract's tests ask for. */
const judgedElsewhere = ['AWS::ApiGateway::Model', 'AWS::ApiGateway::Resource'];

let verdicts: readonly Verdict[];
beforeAll(() => {
  verdicts = survey(provenStacksOf(settings.prod), {
    mutantsOf: ({ type, properties }) => (judgedElsewhere.includes(type) ? [] : alterationsOf(properties)),
    // Two of a kind in each stack stand for the rest; each entry of what forbids is looked at.
    isTried: (what, count) => count < 2 || what.includes('[deny]'),
  });
}, 300_000);

const survivors = (): readonly string[] => [
  ...new Set(verdicts.filter(({ isNoticed }) => !isNoticed).map(({ kind }) => kind)),
];

describe('one number, switch, word, list or order of prod that is altered', () => {
  test.each(['up', 'down', 'zero', 'flag', 'word', 'absent', 'dropped', 'order', 'header'])(
    'is found or has a reason: %s',
    (change) => {
      expect(verdicts.filter(({ kind }) => kind.endsWith(` ${change}`)).length).toBeGreaterThan(0);
      expect(
        survivors()
          .filter((kind) => kind.endsWith(` ${change}`))
          .filter((kind) => !indifferent.some(([pattern]) => pattern.test(kind))),
      ).toEqual([]);
    },
  );

  test('no reason is one too many', () => {
    expect(
      indifferent
        .filter(([pattern]) => !survivors().some((kind) => pattern.test(kind)))
        .map(([pattern]) => String(pattern)),
    ).toEqual([]);
  });
});
