import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import { get } from '#contract/endpoint.ts';
import { known } from '#web/api/known-answer.ts';
import { UnknownAnswer } from '#web/api/problem.ts';

const answered = tenantContracts.filter(({ contract }) => contract.answer !== undefined);

describe('an answer that no contract knows', () => {
  test.each(answered.map(({ operation, contract }) => [operation, contract] as const))(
    'is told apart from one of %s',
    (_operation, contract) => {
      // What a proxy, an outage or a released page may answer: nothing, a word, a list.
      for (const body of [undefined, null, 'ok', 3])
        expect(() => known(contract, body)).toThrow(UnknownAnswer);
    },
  );

  const listing = get('/api/memos', {
    function: 'tenant-app',
    may: 'everybody',
    summary: 'メモを一覧する',
    answer: v.object({ items: v.array(v.string()), total: v.number(), nextCursor: v.optional(v.string()) }),
  });

  test.each([
    ['as it is', { items: ['a'], total: 1 }],
    ['with what only a newer release says', { items: [{ text: 'a' }], total: 1, warmth: 3 }],
    ['with what need not be there', { items: [], total: 0, nextCursor: 'c' }],
  ])('is none that has all its parts: %s', (_how, body) => {
    expect(known<unknown>(listing, body)).toBe(body);
  });

  test.each([
    ['a part is missing', { items: [] }],
    ['a list is none', { items: { 0: 'a' }, total: 1 }],
    ['nothing is in it', {}],
    ['a part is only inherited', Object.create({ items: [], total: 0 })],
  ])('is one where %s', (_why, body) => {
    expect(() => known<unknown>(listing, body)).toThrow(UnknownAnswer);
  });
});
