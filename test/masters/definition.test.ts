import { describe, expect, test } from 'vitest';
import { departmentMaster } from '#domain/departments/department.ts';
import { fitsOneRow } from '#domain/masters/index-size.ts';
import { master } from '#domain/masters/master.ts';
import { partnerMaster } from '#domain/partners/partner.ts';

const { noun, word, id, fields, isDated } = partnerMaster;
const facts = { noun, word, id, fields, nameField: 'name', isDated } as const;
const whole = { kept: 'whole', checks: () => [] } as const;
const byId = { kept: 'by-id', checks: async () => [] } as const;

describe('a definition', () => {
  test('of more entries than one row holds is not kept whole', () => {
    expect(() => master({ ...facts, ...whole, mostEntries: 20_000 })).toThrow('do not fit one row');
    const counts = Array.from({ length: 200 }, (_, at) => at * 100);
    const most = counts.findLast((mostEntries) => fitsOneRow({ ...facts, mostEntries })) ?? 0;
    expect(most).toBeGreaterThan(2_500);
    expect(master({ ...facts, ...whole, mostEntries: most }).kept).toBe('whole');
    expect(() => master({ ...facts, ...whole, mostEntries: most + 100 })).toThrow('keep them by id');
    expect(() => master({ ...departmentMaster, nameField: 'name', mostEntries: 10_000 })).toThrow(
      'keep them by id',
    );
  });

  test('of a tree is not kept by id', () => {
    const parent = { kind: 'reference', word: '親', to: 'partners', maxLength: 20 } as const;
    expect(() => master({ ...facts, ...byId, fields: { ...fields, parent }, mostEntries: 10 })).toThrow(
      'a tree is judged, and so kept, whole',
    );
  });

  test('has a noun of one word, which stands in keys, paths and names of exports', () => {
    for (const said of ['sub-accounts', 'subAccounts', 'sub_accounts', ''])
      expect(() => master({ ...facts, ...byId, noun: said as 'x', mostEntries: 10 })).toThrow(
        'no noun of one word',
      );
    // @ts-expect-error -- others do not compile
    expect(() => master({ ...facts, ...byId, noun: 'sub-accounts', mostEntries: 10 })).toThrow('no noun');
  });
});
