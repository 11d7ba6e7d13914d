import type { YayoiProduct } from '#domain/exports/yayoi-choices.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { productLimits } from '#domain/exports/yayoi-profile.ts';
import { renderYayoi, type YayoiOptions } from '#domain/exports/yayoi.ts';
import type { JournalEntry } from '#domain/journals/entry.ts';
import { reverseEntry } from '#domain/journals/reverse-entry.ts';
import { aLine, aTrain, noon } from '#test/builders/claims.ts';
import { exclusive, printed } from '#test/builders/entries.ts';
import { closedThrough, derived } from '#test/builders/journals.ts';

const optionsOf = (product: YayoiProduct): YayoiOptions => ({
  ...exclusive,
  profile: { ...exclusive.profile, product, columns: productLimits[product].columns[0] },
});
const products = ['desktop', 'next', 'online'] as const;
/** April is closed: the entries of May are of an open month, or of one that was closed after they were posted. */
const companies = [closedThrough('2026-04'), closedThrough('2026-05')];
const number = 'T1180301018771';

/** 適格, 経過措置 with its note, and books alone with theirs. */
const lines = (name: string, memo: string) => [
  aLine({ supplier: { name, registrationNumber: number }, memo }),
  aLine({ supplier: { name }, memo, amount: 22_000 }),
  aTrain({ supplier: { name }, memo }),
  aLine({ spentOn: '2024-05-20', supplier: { name, registrationNumber: number }, memo }),
];
const posted = (one: ReturnType<typeof aLine>, serial: number): readonly JournalEntry[] =>
  derived([one, { ...one, id: '2', paidBy: 'corporate-card' as const, memo: '二つ目' }]).map((entry) => ({
    ...entry,
    serial,
  }));

describe('赤伝 in the files of the accounting package', () => {
  test.each(products)('LDG-001 ACC-002 whatever %s takes, it takes turned round', (product) => {
    const texts = fc.string({ unit: fc.constantFrom('あ', 'ｱ', 'a', ' ', '株', '発'), maxLength: 40 });
    const serials = fc.constantFrom(7, 41, 12_345, 9_999_999_999);
    const options = optionsOf(product);
    let taken = 0;
    fc.assert(
      fc.property(texts, texts, serials, fc.nat(3), fc.nat(1), (name, memo, serial, which, when) => {
        const line = lines(name, memo)[which];
        const company = companies[when];
        if (line === undefined || company === undefined) return;
        for (const entry of posted(line, serial)) {
          if (!renderYayoi([entry], options).ok) continue;
          taken += 1;
          const reversal = { ...reverseEntry(entry, { company, at: noon }), serial: serial + 1 };
          expect(renderYayoi([reversal], options)).toMatchObject({ ok: true });
          expect(printed([reversal], options)).toContain(`仕訳${serial}の取消`);
        }
      }),
      { numRuns: 200 },
    );
    expect(taken).toBeGreaterThan(50);
  });

  test('LDG-001 the note that the law asks for is never cut, the supplier may be', () => {
    const supplier = { name: '個人タクシー田中太郎（練馬区豊玉北）' };
    const [entry] = posted(aLine({ supplier, amount: 22_000 }), 12_345);
    const reversal = entry && {
      ...reverseEntry(entry, { company: closedThrough('2026-05'), at: noon }),
      serial: 2,
    };
    expect(reversal?.lines[0]).toMatchObject({
      memoHead: '仕訳12345の取消 80%控除対象',
      memo: '仕訳12345の取消 80%控除対象 発生日2026/05/20 個人タクシー田中太郎（練馬区豊玉北） 打合せ',
    });
    expect(printed(reversal === undefined ? [] : [reversal])).toContain(
      '"仕訳12345の取消 80%控除対象 発生日2026/05/20 個人タクシー田中…"',
    );
  });
});
