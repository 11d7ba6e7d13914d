import { describe, expect, test } from 'vitest';
import { asksOfItem } from '#domain/tenants/asks-of-item.ts';
import { itemAskFaults } from '#lambdas/settings/item-ask-faults.ts';
import { minato } from '#local/seed/minato.ts';

const faults = (itemCode: string, asks: Parameters<typeof itemAskFaults>[0][number]['asks']) =>
  itemAskFaults([{ itemCode, asks }], minato.masters).map(({ path }) => path);

describe('changing what an item asks', () => {
  test.each([
    ['taxi', { supplier: 'hidden' }, ['0.asks']],
    ['taxi', { supplier: 'wanted' }, ['0.asks']],
    ['entertainment', { participants: 'optional' }, ['0.asks']],
    ['lodging', { lodging: 'hidden' }, ['0.asks']],
    ['per-diem', { perDiem: 'optional' }, ['0.asks']],
    ['nothing', { purpose: 'required' }, ['0.itemCode']],
    ['train', { supplier: 'hidden', journey: 'required' }, []],
    ['supplies', { purpose: 'required', registration: 'required' }, []],
    ['meeting', { participants: 'required' }, []],
  ] as const)('%s to %j', (itemCode, asks, paths) => {
    expect(faults(itemCode, asks)).toEqual(paths);
  });

  test('names an item once', () => {
    const row = { itemCode: 'taxi', asks: { purpose: 'required' } } as const;
    expect(itemAskFaults([row, row], minato.masters)).toMatchObject([{ path: '1.itemCode' }]);
  });

  test('changes only what the row names', () => {
    const item = minato.masters.items.find(({ code }) => code === 'taxi');
    const asks = asksOfItem(item, [{ itemCode: 'taxi', asks: { purpose: 'required' } }]);
    expect(asks).toMatchObject({ purpose: 'required', supplier: 'required', journey: 'optional' });
  });
});
