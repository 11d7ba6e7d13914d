import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { stateShape } from '#contract/masters/state-shape.ts';
import { readCsv } from '#domain/csv/read-csv.ts';
import { csvHeader, csvRows } from '#domain/masters/export-rows.ts';
import { everyKind, kindOf, type Field } from '#domain/masters/fields/every-kind.ts';
import { importRows } from '#domain/masters/import-rows.ts';
import { master } from '#domain/masters/master.ts';
import { fieldRead } from '#domain/masters/read-values.ts';
import { entryRow } from '#web/masters/entry-words.ts';
import { draftOf, stateOf } from '#web/masters/drafts.ts';

/** A master of all kinds of fields. Only tests keep it. */
const itemMaster = master({
  noun: 'items',
  word: '費目',
  id: { kind: 'code', word: '費目コード', maxLength: 20 },
  fields: {
    text: { kind: 'text', word: '名称', maxLength: 60 },
    reference: { kind: 'reference', word: '部門', to: 'departments', maxLength: 20 },
    choice: { kind: 'choice', word: '税区分', words: { standard: '10%', reduced: '8%（軽減）' } },
    yen: { kind: 'yen', word: '上限額', most: 9_999_999 },
    flag: { kind: 'flag', word: '領収書が必要' },
    day: { kind: 'day', word: '見直す日', isOptional: true },
    digits: { kind: 'digits', word: '番号の下4桁', length: 4, isOptional: true },
    registration: { kind: 'registration', word: '登録番号', isOptional: true },
    person: { kind: 'person', word: '担当者', isOptional: true },
    words: { kind: 'words', word: '検索語', mostWords: 3, maxLength: 4, isOptional: true },
  },
  nameField: 'text',
  isDated: false,
  mostEntries: 1_000,
  kept: 'whole',
  checks: () => [],
});
const fields: readonly (readonly [string, Field])[] = Object.entries(itemMaster.fields);

const states = fc.record(
  {
    text: fc.constantFrom('交通費', "'=A", 'a,b'),
    reference: fc.constantFrom('sales-1', 'D_2'),
    choice: fc.constantFrom('standard', 'reduced'),
    yen: fc.nat({ max: 9_999_999 }),
    flag: fc.boolean(),
    day: fc.constantFrom('2026-04-01', '2028-02-29'),
    digits: fc.constantFrom('0001', '9999'),
    registration: fc.constantFrom('T7000012050002', 'T1180301018772'),
    person: fc.constantFrom('01J00000000000000000000000'),
    words: fc.constantFrom('電車', 'JR、地下鉄'),
  },
  { requiredKeys: ['text', 'reference', 'choice', 'yen', 'flag'] },
);

describe('the kinds of fields', () => {
  test('are all in a master here', () => {
    expect(fields.map(([, { kind }]) => kind).toSorted()).toEqual(Object.keys(everyKind).toSorted());
  });

  test('are the same value in a file, in a form and through the contract', () => {
    fc.assert(
      fc.property(states, (state) => {
        const entry = { id: 'X1', states: [state] };
        const file = csvHeader(itemMaster) + csvRows(itemMaster, [entry]);
        expect(importRows(itemMaster, readCsv(file))).toMatchObject({
          rows: [{ line: 2, id: 'X1', state }],
          faults: [],
        });
        expect(stateOf(itemMaster)(draftOf(itemMaster)(state))).toEqual(state);
        expect(v.parse(stateShape(itemMaster), state)).toEqual(state);
      }),
    );
  });

  test.each(fields)('take what people usually say: %s', (_name, field) => {
    const kind = kindOf(field);
    expect(fieldRead(field, kind.write(field, kind.usual(field)))).toEqual({
      ok: true,
      value: kind.usual(field),
    });
  });

  test('are read as people see them', () => {
    const state = { text: '宿泊', reference: 'sales', choice: 'reduced', yen: 12_000, flag: false };
    const names = new Map([['sales', '営業部']]);
    expect(
      entryRow(itemMaster, { id: 'x', version: 1, states: [state] }, names, { on: '2026-11-29' }).cells,
    ).toEqual(['宿泊', '営業部（sales）', '8%（軽減）', '12,000円', 'いいえ', '', '', '', '', '']);
  });

  test.each<[keyof typeof everyKind, string, unknown]>([
    ['yen', '１２，０００円', 12_000],
    ['yen', '¥980', 980],
    ['yen', '10000000', '0円以上9,999,999円以下の、1円単位の整数で入力してください'],
    ['yen', '1.5', expect.stringContaining('1円単位')],
    ['yen', '-1', expect.stringContaining('0円以上')],
    ['flag', 'はい', true],
    ['flag', 'yes', '「はい」か「いいえ」にしてください'],
    ['day', '令和9年4月1日', '2027-04-01'],
    ['day', '2026-02-30', expect.stringContaining('日付として読めません')],
    ['text', ' ', '入力してください'],
    ['reference', 'Ｓ－１', 'S-1'],
    ['person', '01J00000000000000000000000 ', '01J00000000000000000000000'],
    ['person', '田中花子', expect.stringContaining('一覧から選んで')],
    ['digits', ' ００１２ ', '0012'],
    ['digits', '123', '数字4桁で入力してください'],
    ['digits', '4111 1111 1111 1111', '数字4桁で入力してください'],
    ['registration', '登録番号：ｔ７０００－０１２０－５０００２', 'T7000012050002'],
    ['registration', '7000012050002', '「T」と数字13桁で入力してください'],
    ['words', ' 電車,JR ；電車', '電車、JR'],
    ['words', '、,', '入力してください'],
    ['words', '一、二、三、四', '3語以内で入力してください'],
    ['words', '定期券売場', expect.stringContaining('1語は4文字以内')],
    ['choice', 'standard', '「10%」「8%（軽減）」のいずれかにしてください'],
  ])('of a cell: %s %s', (kind, typed, told) => {
    const read = fieldRead(itemMaster.fields[kind], typed);
    expect(read.ok ? read.value : read.refusal).toEqual(told);
  });

  test.each([
    ['a yen that is a text', { yen: '12' }],
    ['part of a yen', { yen: 1.5 }],
    ['more yen than the field takes', { yen: 10_000_000 }],
    ['a flag that is a text', { flag: 'はい' }],
    ['a day that is none', { day: '2026-02-30' }],
    ['a word of a choice for its value', { choice: '10%' }],
    ['a blank text', { text: '　' }],
    ['a reference with a sign that separates', { reference: 'a#b' }],
    ['digits that are too few', { digits: '12' }],
    ['a person by his name', { person: '田中花子' }],
    ['a word that is too long', { words: '定期券売場' }],
    ['a registration number of 12 digits', { registration: 'T118030101877' }],
  ])('let the contract refuse %s', (_what, changed) => {
    const state = {
      text: '宿泊',
      reference: 'sales',
      choice: 'reduced',
      yen: 12_000,
      flag: false,
      ...changed,
    };
    expect(v.safeParse(stateShape(itemMaster), state).success).toBe(false);
  });
});
