import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdsCardNumber } from '#domain/cards/card-number.ts';
import { cardMaster } from '#domain/cards/card.ts';
import { day } from '#test/builders/claims.ts';

const state = { name: 'みなとカード', lastDigits: '0413', validFrom: day('2026-04-01') };
const faultsOf = async (id: string, said: object) => {
  const entries = new Map([[id, { id, states: [{ ...state, ...said }] }]]);
  return (await cardMaster.checks(entries, async () => new Map())).map(({ field, reason }) => [
    field,
    reason,
  ]);
};
const refused = 'カード番号は登録できません。下4桁だけを登録してください';

describe('the number of a card', () => {
  test.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    '３７８２－８２２４６３－１０００５',
    'カード番号は3056.9309.0259.04です',
    '4111-1111-1111-1111-123',
    '4111–1111–1111–1111',
    '4111_1111/1111・1111',
  ])('is known in a text: %s', (text) => expect(holdsCardNumber(text)).toBe(true));

  test.each(['0413', '営業一課 03-1234-5678', 'T1180301018771', '2026-04-01 更新', '4111 1111 1111 1', ''])(
    'is not what is shorter: %s',
    (text) => expect(holdsCardNumber(text)).toBe(false),
  );

  test('is known whatever stands around it and between its digits', () => {
    const digits = fc.array(fc.nat({ max: 9 }), { minLength: 14, maxLength: 19 });
    const between = fc.constantFrom('', ' ', '　', '-', '－', '‐', '.', ' - ');
    fc.assert(
      fc.property(digits, between, fc.constantFrom('', '会社の', 'No.'), (number, sign, around) => {
        expect(holdsCardNumber(`${around}${number.join(sign)}${around}`)).toBe(true);
      }),
    );
  });

  test('is kept in no text of a card: neither its code nor a name', async () => {
    expect(await faultsOf('C-1', {})).toEqual([]);
    expect(await faultsOf('4111111111111111', {})).toEqual([['id', refused]]);
    for (const field of ['name', 'subAccount'])
      expect(await faultsOf('C-1', { [field]: 'VISA 4111-1111-1111-1111' })).toEqual([[field, refused]]);
  });
});
