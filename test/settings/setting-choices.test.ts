import { describe, expect, test } from 'vitest';
import { choicesOn } from '#lambdas/approvals/list-setting-choices.ts';
import { offeredOf, sayValue } from '#web/settings/say-value.ts';

const states = [
  { code: '318', name: '未払金', validFrom: '2020-04-01', validTo: '2026-11-30' },
  { code: '318', name: '未払費用等', validFrom: '2026-12-01' },
  { code: '319', name: '昔の科目', validFrom: '2020-04-01', validTo: '2024-03-31' },
  { code: '320', name: '来期の科目', validFrom: '2027-04-01' },
  { code: '321', name: 'いつもの科目' },
];

describe('what settings may name', () => {
  test.each([
    ['2026-11-30', ['未払金', '来期の科目', 'いつもの科目'], ['昔の科目']],
    ['2026-12-01', ['未払費用等', '来期の科目', 'いつもの科目'], ['昔の科目']],
    ['2024-03-31', ['未払金', '昔の科目', '来期の科目', 'いつもの科目'], []],
  ])('on %s is called as it is then, and offered unless it has ended', (on, offered, over) => {
    const choices = choicesOn(states, on);
    expect(offeredOf(choices).map(({ name }) => name)).toEqual(offered);
    expect(choices.filter(({ isOver }) => isOver).map(({ name }) => name)).toEqual(over);
    for (const order of [states, states.toReversed()])
      expect(new Set(choicesOn(order, on).map(({ id }) => id)).size).toBe(4);
  });

  test('is said by its name where it is kept, also once it has ended', () => {
    const accounts = choicesOn(states, '2026-12-01');
    expect(sayValue({ kind: 'named', of: 'accounts', word: '科目' }, '319', { accounts })).toBe('昔の科目');
  });
});
