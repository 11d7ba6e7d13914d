import { describe, expect, test } from 'vitest';
import { replaceLodgingCaps } from '#contract/settings/lodging-caps.ts';
import { settingPartNames, type SettingPartName } from '#contract/settings/parts.ts';
import { faultsIn, isRequiredIn } from '#web/api/field-shapes.ts';
import { typedRoutes } from '#domain/approvals/sent-routes.ts';
import { minato } from '#local/seed/minato.ts';
import { changesBetween } from '#web/settings/changes.ts';
import { draftOf, emptyRow, fieldsIn, madeFields, rowsIn, valueOf } from '#web/settings/drafts.ts';
import { everyPart } from '#web/settings/every-part.ts';
import { mergeValue } from '#web/settings/merge-value.ts';
import type { FieldOf } from '#web/settings/part-fields.ts';
import { sayValue } from '#web/settings/say-value.ts';

const { masters } = minato;
const { closing: _apart, ...facts } = masters.company;
// As the server shows it: without any change of 経理方法.
const company = { ...facts, taxAccountingChanges: [] };
const values: Readonly<Record<SettingPartName, object>> = {
  approval: { fallbackApproverId: '01JWATANABE000000000000000' },
  'asset-rules': { smallBusinessPeriods: [{ validFrom: '2026-04-01', validTo: '2027-03-31' }] },
  company,
  'export-labels': [{ code: 'P10Q', label: '課対仕入10%' }],
  'export-profile': { ...masters.exporting.profile, names: [{ from: '旅費交通費', to: '旅費' }] },
  filing: { filingMonths: 3 },
  'lodging-caps': masters.regulation.lodgingCaps,
  'second-person': { approval: 'on' },
  'people-rules': { ownAddress: 'open', ownCommuterPass: 'open', invitationWay: 'link' },
  'per-diems': masters.regulation.perDiems,
  routes: typedRoutes(masters.routes),
  'trip-rules': masters.regulation.tripRules,
  'watched-amounts': masters.watchedAmounts,
};
const caps = everyPart['lodging-caps'];
const between = (name: SettingPartName, from: unknown, to: unknown) =>
  changesBetween(everyPart[name].field, { from, to }, everyPart[name].namesIn?.(to, {}) ?? {});

describe('the form of a part of the settings', () => {
  test.each(settingPartNames)('sends what it was opened with, untouched: %s', (name) => {
    const { field } = everyPart[name];
    expect(valueOf(field, draftOf(field, values[name]))).toEqual(values[name]);
    expect(between(name, values[name], valueOf(field, draftOf(field, values[name])))).toEqual([]);
  });

  test('says of an empty row what has to be typed, where it has to be', () => {
    const { field } = caps;
    const draft = fieldsIn(draftOf(field, values['lodging-caps']));
    const columns = field.kind === 'group' ? field.fields['caps'] : undefined;
    const row = columns?.kind === 'rows' ? emptyRow(columns.row) : emptyRow({});
    const value = Object(valueOf(field, { ...draft, caps: [...rowsIn(draft['caps']), row] }));
    const paths = faultsIn(replaceLodgingCaps, { value, expectedVersion: 1 }).map(({ path }) => path);
    expect(paths).toEqual(['value.caps.5.validFrom', 'value.caps.5.nightlyYen']);
  });

  test.each([
    [[], 'R-1'],
    [['R-1', 'R-2'], 'R-3'],
    [['R-2', 'R-3'], 'R-1'],
    [['R-01', '営業'], 'R-1'],
    [['', 'R-1', 'R-3'], 'R-2'],
  ])('makes the id of a new row, which nobody has to invent: beside %j', (taken, id) => {
    const { field } = everyPart.routes;
    const columns = field.kind === 'rows' ? field.row : {};
    const rows = taken.map((one) => emptyRow(columns, { id: one }));
    expect(madeFields(columns, rows)).toEqual({ id });
  });

  test.each([
    ['value.caps.0.grade', false],
    ['value.caps.0.nightlyYen', true],
    ['value.places.2.name', true],
    ['value.nothing', false],
  ])('marks %s as required: %s', (path, isRequired) => {
    expect(isRequiredIn(replaceLodgingCaps, path)).toBe(isRequired);
  });

  test('needs words for every field of its contract, and has none for another', () => {
    type Caps = { readonly daysBefore: number; readonly kind: 'a' | 'b' };
    const said = {
      kind: 'group',
      word: '',
      fields: {
        daysBefore: { kind: 'whole', word: '前', unit: '日' },
        kind: { kind: 'choice', word: '種類', words: { a: 'あ', b: 'い' } },
      },
    } as const;
    const right: FieldOf<Caps> = said;
    // @ts-expect-error -- a field without words
    const lacks: FieldOf<Caps> = { ...said, fields: { daysBefore: said.fields.daysBefore } };
    // @ts-expect-error -- a choice without a word of its list
    const half: FieldOf<'a' | 'b'> = { kind: 'choice', word: '種類', words: { a: 'あ' } };
    // @ts-expect-error -- a number that is typed as a day
    const day: FieldOf<number> = { kind: 'day', word: '日' };
    expect([right, lacks, half, day]).toHaveLength(4);
  });
});

describe('what a change of a part changed', () => {
  const row = { validFrom: '2026-04-01', grade: '一般', dailyYen: 2_500 };

  test('names the row by what tells it from the others', () => {
    expect(between('per-diems', [row], [{ ...row, dailyYen: 3_000 }])).toEqual([
      { where: '一般・2026/04/01(水) › 1日の額', from: '2,500円', to: '3,000円' },
    ]);
  });

  test('is nothing where the same is written in another order', () => {
    const turned = { dailyYen: 2_500, grade: '一般', validFrom: '2026-04-01' };
    expect(between('per-diems', [row], [turned])).toEqual([]);
  });

  test('tells rows that came and went whole', () => {
    const other = { ...row, grade: '部長', validTo: '2027-03-31' };
    expect(between('per-diems', [row], [other])).toEqual([
      { where: '', from: '等級・職位 一般、1日の額 2,500円、適用開始日 2026/04/01(水)、適用終了日 期限なし' },
      {
        where: '',
        to: '等級・職位 部長、1日の額 2,500円、適用開始日 2026/04/01(水)、適用終了日 2027/03/31(水)',
      },
    ]);
  });

  test('is told also where nothing but the order is another', () => {
    const other = { ...row, grade: '部長' };
    expect(between('per-diems', [row, other], [other, row])).toEqual([{ where: '', to: '並び順の変更' }]);
  });

  const route = (id: string, name = `ルート${id}`) => ({
    id,
    name,
    validFrom: '2026-04-01',
    steps: [
      { name: '課長', approvers: ['department-head'] },
      { name: '部長', approvers: ['division-head'] },
    ],
  });
  const [a, b, c] = ['A', 'B', 'C'].map((id) => route(id));
  const order = (
    lines: readonly { readonly where: string; readonly from?: string; readonly to?: string }[],
  ) => lines.filter(({ where }) => where.endsWith('並び順')).map(({ from, to }) => `${from}／${to}`);

  test.each<[string, readonly unknown[], readonly unknown[], readonly string[], number]>([
    ['nothing else', [a, b, c], [b, a, c], ['A → B → C／B → A → C'], 1],
    ['a changed row', [a, b, c], [b, a, route('C', '別の名前')], ['A → B → C／B → A → 別の名前'], 2],
    ['a row that went', [a, b, c], [c, b], ['A → B → C／C → B'], 2],
    ['a new row first', [a, b], [c, a, b], ['A → B／C → A → B'], 2],
    ['a new row last', [a, b], [a, b, c], [], 1],
    ['a row that went', [a, b, c], [a, c], [], 1],
    ['a changed row that stayed', [a, b], [a, route('B', '別の名前')], [], 1],
  ])('T-04 tells the order of routes beside %s', (_what, from, to, orders, lines) => {
    const told = between('routes', from, to);
    expect(order(told).map((line) => line.replaceAll('ルート', ''))).toEqual(orders);
    expect(told).toHaveLength(lines);
  });

  test('T-04 tells the order of steps in a changed route', () => {
    const turned = { ...route('A', '別の名前'), steps: route('A').steps.toReversed() };
    expect(order(between('routes', [a], [turned]))).toEqual(['課長 → 部長／部長 → 課長']);
  });

  test('calls what it names by the company’s words, and what has none by its id', () => {
    const to = { places: [], caps: [{ validFrom: '2026-04-01', placeId: 'osaka', nightlyYen: 9_000 }] };
    const from = { places: [{ id: 'osaka', name: '大阪', spellings: [] }], caps: [] };
    expect(between('lodging-caps', from, to)).toEqual([
      { where: '地域', from: '地域ID osaka、地域名 大阪' },
      {
        where: '上限',
        to: '地域 osaka、等級・職位 すべて、1泊の上限 9,000円、適用開始日 2026/04/01(水)、適用終了日 期限なし',
      },
    ]);
  });

  test('says something of every value, also one of another release', () => {
    for (const name of settingPartNames)
      expect(sayValue(everyPart[name].field, { later: 1 }, {})).toEqual(expect.any(String));
  });
});

describe('T-11: what two made of one part', () => {
  const row = (grade: string, dailyYen: number) => ({ grade, dailyYen, validFrom: '2026-04-01' });
  const base = [row('一般', 1), row('課長', 2), row('部長', 3)];
  const merged = (mine: unknown, theirs: unknown) =>
    mergeValue(everyPart['per-diems'].field, { base, mine, theirs });

  test.each<[string, unknown, unknown, unknown]>([
    [
      'another row each',
      [row('一般', 9), ...base.slice(1)],
      [...base.slice(0, 2), row('部長', 8)],
      [row('一般', 9), row('課長', 2), row('部長', 8)],
    ],
    [
      'a row each',
      [...base, row('役員', 4)],
      [...base, row('顧問', 5)],
      [...base, row('顧問', 5), row('役員', 4)],
    ],
    [
      'one took away what the other left',
      base.slice(1),
      [...base.slice(0, 2), row('部長', 8)],
      [row('課長', 2), row('部長', 8)],
    ],
    [
      'one took away what the other changed',
      base.slice(1),
      [row('一般', 7), ...base.slice(1)],
      [row('一般', 7), ...base.slice(1)],
    ],
    [
      'the other took away what one changed',
      [row('一般', 9), ...base.slice(1)],
      base.slice(1),
      [...base.slice(1), row('一般', 9)],
    ],
    [
      'the same row',
      [row('一般', 9), ...base.slice(1)],
      [row('一般', 7), ...base.slice(1)],
      [row('一般', 9), ...base.slice(1)],
    ],
    ['nothing here', base, [row('一般', 7)], [row('一般', 7)]],
    ['nothing there', [row('一般', 7)], base, [row('一般', 7)]],
  ])('is both, where they changed %s', (_what, mine, theirs, both) => {
    expect(merged(mine, theirs)).toEqual(both);
  });

  test('says what else raises the version of 申告期限, which lies in one row with 締め', () => {
    expect(between('filing', { filingMonths: 2 }, { filingMonths: 2 })).toEqual([]);
    expect(everyPart.filing.movesWith).toMatch(/事業年度の始まりの変更.*月の締め/);
  });

  test('is both, field by field', () => {
    const { field } = everyPart['trip-rules'];
    const rules = { daysBefore: 1, daysAfter: 1, paidAheadDays: 90, usualDaysMax: 31 };
    const three = { base: rules, mine: { ...rules, daysBefore: 2 }, theirs: { ...rules, usualDaysMax: 40 } };
    expect(mergeValue(field, three)).toEqual({ ...rules, daysBefore: 2, usualDaysMax: 40 });
  });
});
