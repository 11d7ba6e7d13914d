import type { Ask } from '#domain/rules/ask.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yen } from '#domain/money/yen.ts';
import { allItemKinds, isItemKind, kindRow, type ItemKind } from '#domain/rules/item-kinds.ts';
import { fieldsOfAsks } from '#domain/items/ask-fields.ts';
import { itemFaults } from '#domain/items/item-faults.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { emptyClaim } from '#web/claims/claim-draft.ts';
import type { ClaimForm } from '#web/claims/claim-view.ts';
import { judgeDraft } from '#web/claims/judging.ts';
import { emptyLine, type LineDraft } from '#web/claims/line-draft.ts';
import { layoutOf } from '#web/claims/line-layout.ts';
import { isRequiredOfHead, requiredFields } from '#web/claims/required-fields.ts';
import { faultsOf } from '#web/claims/verdict-words.ts';
import { day } from '#test/builders/claims.ts';
import { minatoForm } from '#test/web/form-of-minato.ts';

type Asks = NonNullable<ExpenseItem['asks']>;

const formOf = (asksOf: Partial<Record<ItemKind, Asks>>): ClaimForm => ({
  ...minatoForm,
  items: allItemKinds.map((kind) => ({
    validFrom: day('2019-10-01'),
    defaultRate: 'standard',
    code: kind,
    name: kind,
    kind,
    accountCode: '742',
    excludedAccountCode: '764',
    staffOnlyAccountCode: '712',
    ...(asksOf[kind] === undefined ? {} : { asks: asksOf[kind] }),
  })),
});

/** A line in which everything is said that any item asks for. */
const filled = (kind: ItemKind, rate: LineDraft['rate']): LineDraft => ({
  ...emptyLine('1', 'ordinary'),
  itemCode: kind,
  spentOn: '2026-06-10',
  amount: kind === 'per-diem' ? yen(2_500) : yen(3_000),
  rate,
  supplierName: '株式会社サンプル',
  registrationNumber: 'T1180301018771',
  memo: '訪問',
  from: '新橋',
  to: '大宮',
  city: '大阪',
  nights: 1,
  perDiemDays: 1,
  headcount: 3,
  guests: [{ company: '取引先', name: '鈴木', relation: '得意先' }],
  shop: '店',
  address: '港区',
});

/** What is cleared to leave a field empty, by the field's path. */
const cleared: Readonly<Record<string, Partial<LineDraft>>> = {
  itemCode: { itemCode: '' },
  spentOn: { spentOn: '' },
  amount: { amount: undefined },
  'supplier.name': { supplierName: '' },
  'supplier.registrationNumber': { registrationNumber: '' },
  memo: { memo: '' },
  'journey.from': { from: '' },
  'journey.to': { to: '' },
  'lodging.city': { city: '' },
  'lodging.nights': { nights: undefined },
  perDiemDays: { perDiemDays: undefined },
  'participants.headcount': { headcount: undefined },
};

/** What keeps the line from being submitted, beside a receipt that nobody has attached here. */
const blocksOf = (line: LineDraft, form: ClaimForm): readonly string[] => {
  const judged = judgeDraft({ ...emptyClaim('sales-1'), title: '訪問', lines: [line] }, form);
  return faultsOf(judged.lineOf(line.id)?.findings ?? [])
    .filter(({ path }) => path !== 'evidence')
    .map(({ path, message }) => `${path}: ${message}`);
};

const ofAsk: Readonly<Record<string, keyof ReturnType<typeof layoutOf>>> = {
  'supplier.name': 'supplier',
  'supplier.registrationNumber': 'registration',
  'journey.from': 'journey',
  'journey.to': 'journey',
  'lodging.city': 'lodging',
  'lodging.nights': 'lodging',
  perDiemDays: 'perDiem',
  'participants.headcount': 'participants',
};
/** A field that the form does not show is not marked there, and not sent. */
const isShown = (path: string, line: LineDraft, form: ClaimForm): boolean => {
  const ask = ofAsk[path];
  const item = form.items.find(({ code }) => code === line.itemCode);
  return ask === undefined || layoutOf(item)[ask] !== 'nowhere';
};

const kindOf = (code: string): ItemKind => (isItemKind(code) ? code : 'goods');

/** Fields that are marked although they may stay empty, or that may not although they are not marked. */
const wrongMarks = (of: LineDraft, form: ClaimForm): readonly string[] =>
  Object.entries(cleared)
    .filter(([path]) => isShown(path, of, form))
    .filter(([path, facts]) => {
      // 摘要 tells a payment from others too, and it is the one that is marked.
      const line = path === 'supplier.name' ? { ...of, memo: '訪問' } : of;
      const full = filled(kindOf(line.itemCode), line.rate);
      const lacks = { ...line, ...facts };
      const said = {
        ...line,
        ...Object.fromEntries(Object.keys(facts).map((name) => [name, Object(full)[name]])),
      };
      const kept = new Set(blocksOf(said, form));
      const isNeeded = blocksOf(lacks, form).some((block) => !kept.has(block));
      return isNeeded !== requiredFields({ line: lacks, form }).has(path);
    })
    .map(([path]) => path);

describe('fields marked as required', () => {
  test.each(allItemKinds)('are those without which a line of %s is not submitted', (kind) => {
    for (const rate of ['standard', 'out-of-scope'] as const)
      expect(wrongMarks(filled(kind, rate), formOf({}))).toEqual([]);
  });

  const ask = fc.constantFrom<Ask>('required', 'wanted', 'optional');
  const asks = fc.record(
    { journey: ask, supplier: ask, registration: ask, participants: ask, purpose: ask, described: ask },
    { requiredKeys: [] },
  );
  const line = fc.record({
    kind: fc.constantFrom(...allItemKinds),
    rate: fc.constantFrom<LineDraft['rate']>('standard', 'out-of-scope'),
    supplierName: fc.constantFrom('', '株式会社サンプル'),
    memo: fc.constantFrom('', '訪問'),
  });
  test('follow what a company asks of its items, and what the line says already', () => {
    fc.assert(
      fc.property(line, asks, ({ kind, rate, ...said }, own) => {
        const form = formOf({ [kind]: own });
        // The master takes no item that asks less than the law.
        const state = { kind, defaultRate: kindRow(kind).rates[0] ?? '', ...fieldsOfAsks(own) };
        fc.pre(itemFaults(new Map([[kind, { id: kind, states: [state] }]])).length === 0);
        expect(wrongMarks({ ...filled(kind, rate), ...said }, form)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('of the head are those that the claim lacks', () => {
    const trip = { isTrip: true, destination: '', startOn: '', endOn: '' };
    const { claim } = judgeDraft({ ...emptyClaim('sales-1'), ...trip }, minatoForm);
    const lacking = faultsOf(claim.findings).map(({ path }) => path);
    expect(lacking).toEqual(
      expect.arrayContaining(['title', 'trip.destination', 'trip.startOn', 'trip.endOn']),
    );
    expect(['title', 'trip.destination', 'trip.startOn', 'trip.endOn'].every(isRequiredOfHead)).toBe(true);
    expect(isRequiredOfHead('departmentId')).toBe(false);
  });
});
