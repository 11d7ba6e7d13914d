import { nothingKnown } from '#domain/masters/known.ts';
import { describe, expect, test } from 'vitest';
import { foundBy } from '#domain/masters/found-by.ts';
import type { State } from '#domain/masters/states.ts';
import { partnerMaster } from '#domain/partners/partner.ts';
import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';
import { day } from '#test/builders/claims.ts';

const since = { validFrom: day('2026-04-01') };
const named = { ...since, name: '株式会社アオバ商会' };
/** 国税庁, トヨタ自動車; their last digit changed is no number of a corporation. */
const [right, wrong] = ['T7000012050002', 'T1180301018772'];

const faultsOf = async (...states: readonly State[]) => {
  const entries = new Map([['P1', { id: 'P1', states }]]);
  const faults = await partnerMaster.checks(entries, async () => new Map());
  return faults.map(({ index, field, reason }) => [index, field, reason]);
};

describe('a partner', () => {
  test.each<[string, object, string | undefined]>([
    ['no number', {}, undefined],
    ['a right number of a corporation (INV-002)', { registrationNumber: right }, undefined],
    ['a number whose digit is wrong (INV-003)', { registrationNumber: wrong }, 'registrationNumber'],
    [
      'the same of a corporation that says so',
      { registrationNumber: wrong, supplierKind: 'corporation' },
      'registrationNumber',
    ],
    [
      'the same of nobody whose number promises a digit',
      { registrationNumber: wrong, supplierKind: 'individual' },
      undefined,
    ],
    ['days of registration without a number', { registeredFrom: '2023-10-01' }, 'registeredFrom'],
    ['a last day without a number', { registeredTo: '2025-03-31' }, 'registeredTo'],
    [
      'a last day before the first',
      { registrationNumber: right, registeredFrom: '2025-04-01', registeredTo: '2025-03-31' },
      'registeredTo',
    ],
    [
      'one day of registration',
      { registrationNumber: right, registeredFrom: '2025-04-01', registeredTo: '2025-04-01' },
      undefined,
    ],
  ])('with %s', async (_what, said, field) => {
    expect((await faultsOf(named, { ...named, ...said })).map(([at, name]) => [at, name])).toEqual(
      field === undefined ? [] : [[1, field]],
    );
  });

  test.each<[object, string, string | undefined, true | undefined]>([
    [{}, '2026-11-30', undefined, undefined],
    [{ registrationNumber: right }, '2026-11-30', '未照合', undefined],
    [{ registrationNumber: right, registeredFrom: '2026-12-01' }, '2026-11-30', '未照合・登録前', true],
    [{ registrationNumber: right, registeredFrom: '2026-11-30' }, '2026-11-30', '未照合', undefined],
    [{ registrationNumber: right, registeredTo: '2026-11-30' }, '2026-11-30', '未照合', undefined],
    [{ registrationNumber: right, registeredTo: '2026-11-29' }, '2026-11-30', '未照合・登録終了', true],
  ])('is matched with no register yet, and its days count (INV-004): %j', (said, on, words, needsCare) => {
    const shown = partnerMaster.derived?.of({ ...named, ...said }, on, nothingKnown);
    expect([shown?.words, shown?.needsCare]).toEqual([words, needsCare]);
  });

  const registeredFrom = '2023-10-01';
  test.each<[object | undefined, string, true | undefined]>([
    [{ registeredFrom }, '照合済み（2023年10月1日から）', undefined],
    [{ registeredFrom: '2026-12-01' }, '照合済み・登録前（2026年12月1日から）', true],
    [{ registeredFrom, endedOn: '2026-11-30', ended: 'cancelled' }, '取消（2026年11月30日）', true],
    [{ registeredFrom, endedOn: '2026-06-30', ended: 'expired' }, '失効（2026年6月30日）', true],
    [
      { registeredFrom, endedOn: '2026-12-01', ended: 'expired' },
      '照合済み・失効予定（2026年12月1日）',
      true,
    ],
    [undefined, '未照合', true],
  ])('is matched with the register that is here (INV-004): %j', (issuer, words, needsCare) => {
    const issuers = new Map(issuer === undefined ? [] : [[right, { registeredFrom, ...issuer }]]);
    const state = { ...named, registrationNumber: right };
    const { of, why } = partnerMaster.derived ?? {};
    expect(of?.(state, '2026-11-30', { asOf: '2026-11-30', issuers })).toEqual({
      words,
      ...(needsCare === undefined ? {} : { needsCare }),
    });
    expect(why?.({ asOf: '2026-11-30', issuers })).toContain('2026年11月30日時点の国税庁の公表情報と照合');
    expect(why?.(nothingKnown)).toContain('まだ取り込まれていないため');
  });

  test.each(['あおば', 'ｱｵﾊﾞ', 'ＡＯＢＡ', 't7000012050002', 'p-1', '旧アオバ'])('is found by %s', (typed) => {
    const states = [
      { ...since, name: '旧アオバ', validTo: day('2026-04-30') },
      { ...named, validFrom: day('2026-05-01'), kana: 'アオバ aoba', registrationNumber: right },
    ];
    expect(holdsWords(searchWordsOf(typed), foundBy(partnerMaster, { id: 'P-1', states }))).toBe(true);
    expect(holdsWords(searchWordsOf('ミナト'), foundBy(partnerMaster, { id: 'P-1', states }))).toBe(false);
  });
});
