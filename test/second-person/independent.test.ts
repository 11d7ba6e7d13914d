import { describe, expect, test } from 'vitest';
import { isInstant, type Instant } from '#domain/kernel/time.ts';
import { areIndependent, decidersFor, isAloneAmong, type Keeper } from '#domain/second-person/independent.ts';

const day = (days: number, millis = 0): Instant => {
  const text = new Date(Date.parse('2026-12-01T00:00:00.000Z') + days * 86_400_000 + millis).toISOString();
  if (!isInstant(text)) throw new Error(text);
  return text;
};
const at = day(0);
const keeper = (id: string, more: Partial<Keeper<string>> = {}): Keeper<string> => ({
  id,
  mailbox: `${id}@x.jp`,
  ...more,
});
const [a, b, c] = [keeper('a'), keeper('b'), keeper('c')];

describe('two who decide about each other (9.2.2)', () => {
  test.each<[string, Keeper<string>, boolean]>([
    ['nobody named', b, true],
    ['one reads the same mailbox', keeper('b', { mailbox: a.mailbox }), false],
    ['one was named a moment ago', keeper('b', { namedAt: at }), false],
    ['one was named 30 days ago but a millisecond', keeper('b', { namedAt: day(-30, 1) }), false],
    ['one was named 30 days ago', keeper('b', { namedAt: day(-30) }), true],
    ['one registered the other', keeper('b', { registeredBy: 'a', registeredAt: day(-1) }), false],
    [
      'one registered the other 30 days ago',
      keeper('b', { registeredBy: 'a', registeredAt: day(-30) }),
      true,
    ],
    ['a third one registered him', keeper('b', { registeredBy: 'c', registeredAt: day(-1) }), true],
    ['it is he himself', a, false],
  ])('are independent or not, in both directions: %s', (_how, other, isSo) => {
    expect(areIndependent(a, other, at)).toBe(isSo);
    expect(areIndependent(other, a, at)).toBe(isSo);
  });

  test('are looked for among all who keep access; whoever was named decides with nobody', () => {
    const named = keeper('b', { namedAt: day(-1) });
    expect(decidersFor('a', [a, b, c], at)).toEqual([b, c]);
    expect(decidersFor('a', [a, named, c], at)).toEqual([c]);
    expect(decidersFor('b', [a, named, c], at)).toEqual([]);
    expect(decidersFor('z', [a, b], at)).toEqual([]);
  });

  test.each<[string, readonly Keeper<string>[], boolean]>([
    ['there is another one', [a, b], false],
    ['there is none', [a], true],
    ['the other one was named', [a, keeper('b', { namedAt: at })], true],
    ['the other one shares his mailbox', [a, keeper('b', { mailbox: a.mailbox })], true],
    ['he was named, and the other one was not', [keeper('a', { namedAt: at }), b], false],
    ['both were named', [keeper('a', { namedAt: at }), keeper('b', { namedAt: at })], true],
    ['he keeps access no more', [b], false],
  ])('are missing, so that he waits for himself, where %s', (_how, keepers, isAlone) => {
    expect(isAloneAmong('a', keepers, at)).toBe(isAlone);
  });
});
