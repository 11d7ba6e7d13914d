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

/** Every second digit from the right counts twice, its digits by themselves (ISO/IEC 7812-1). */
const luhnSum = (number: string): number =>
  Array.from(number)
    .toReversed()
    .map((digit, at) => (at % 2 === 0 ? digit : String(Number(digit) * 2)))
    .join('')
    .split('')
    .reduce((sum, digit) => sum + Number(digit), 0);

describe('the number of a card', () => {
  test.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    '３７８２－８２２４６３－１０００５',
    'カード番号は3056.9309.0259.04です',
    '4111-1111-1111-1111-123',
    '4111–1111–1111–1111',
    '4111_1111/1111・1111',
    '4111:1111:1111:1111',
    '4111~1111～1111〜1111',
    '支店0005 4111 1111 1111 1111',
    '5555555555554444',
    '3530111333300000',
    '2223000048400011',
  ])('is known in a text: %s', (text) => expect(holdsCardNumber(text)).toBe(true));

  test.each([
    '0413',
    '営業一課 03-1234-5678',
    'T1180301018771',
    '2026-04-01 更新',
    '4111 1111 1111 1',
    '0005-123-1234567',
    '20260401-0001-01',
    '03-1234-5678 090-1234-5678',
    '4111 1111 1111 1112',
    '',
  ])('is no other number: %s', (text) => expect(holdsCardNumber(text)).toBe(false));

  test('is known whatever stands around it and between its digits', () => {
    const digits = fc
      .tuple(
        fc.constantFrom('4', '51', '55', '6011', '62', '35'),
        fc.array(fc.nat({ max: 9 }), { minLength: 15, maxLength: 15 }),
      )
      .map(([issuer, rest]) => {
        const body = `${issuer}${rest.join('')}`.slice(0, 15);
        const last = Array.from('0123456789').find((digit) => luhnSum(`${body}${digit}`) % 10 === 0);
        return Array.from(`${body}${last ?? ''}`);
      });
    const between = fc.constantFrom('', ' ', '　', '-', '－', '‐', '.', ' - ', ':', '~', '番');
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
