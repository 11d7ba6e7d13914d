import { describe, expect, test } from 'vitest';
import { isTenantLike } from '#web/operator/operator-words.ts';

describe('searching a tenant', () => {
  const minato = { companyCode: 'minato', name: '株式会社みなと商事（ABC）' };

  test.each([
    ['', true],
    [' みなと ', true],
    ['MINA', true],
    ['ｍｉｎａ', true],
    ['(abc)', true],
    ['あおば', false],
  ])('finds by %j: %s', (typed, isFound) => {
    expect(isTenantLike(minato, typed)).toBe(isFound);
  });
});
