import { expect, test } from 'vitest';
import { readCsv } from '#domain/csv/read-csv.ts';
import {
  guessedMapping,
  layoutHeads,
  mappedTable,
  sameLayout,
  type Layout,
  type MappedValue,
} from '#domain/masters/column-mapping.ts';
import { mostMappedValues, mostValueLength } from '#domain/masters/layout-bounds.ts';
import {
  isTooMany,
  keptValues,
  rememberedValues,
  unknownValues,
  withMappedValues,
} from '#domain/masters/value-mapping.ts';
import { partnerMaster } from '#domain/partners/partner.ts';
import { peopleFile } from '#domain/users/people-file.ts';

const peopleHead = 'サインインID,氏名,等級,ロール';
const people = (rows: readonly string[], head = peopleHead) => readCsv([head, ...rows].join('\r\n'));
const lists = { roles: ['申請者', '承認者', '経理', 'テナント管理者'], grade: ['一般', '課長'] };
const toRole = (from: string, to: string): MappedValue => ({ column: 'roles', from, to });

test('of a cell the words that were said alone become ours, and the others stay as they are written', () => {
  const long = '長'.repeat(mostValueLength + 1);
  const said = [toRole('一般ユーザー', '申請者')];
  const cellOf = (cell: string) =>
    withMappedValues(peopleFile, people([`a,b,一般,"${cell}"`]), said).rows[1]?.cells[3];
  expect(cellOf('一般ユーザー、内部監査（閲覧のみ）')).toBe('申請者、内部監査（閲覧のみ）');
  expect(cellOf(`${long}、ﾊﾝｶｸ、一般ユーザー`)).toBe(`${long}、ﾊﾝｶｸ、申請者`);
  expect(cellOf('内部監査（閲覧のみ）')).toBe('内部監査（閲覧のみ）');
});

test('what was said for files of the same heads goes before newer ones of other software', () => {
  const of = (id: string): [string, string] => [`${id},氏名,権限,等級`, `${id}コード,社員名,権限,等級`];
  const [headA, headB] = of('社員');
  const [a, b] = [headA, headB].map((head) => people(['a,b,管理者,主任'], head));
  if (a === undefined || b === undefined) throw new Error('there are two');
  const layoutFor = (table: typeof a, values: readonly MappedValue[]): Layout => ({
    heads: layoutHeads(table),
    columns: guessedMapping(peopleFile, table, []),
    values,
  });
  const toGrade = (to: string): MappedValue => ({ column: 'grade', from: '主任', to });
  const newer = layoutFor(b, [toRole('管理者', 'テナント管理者'), toGrade('課長')]);
  const remembered = (table: typeof a, layouts: readonly Layout[]) => {
    const mapped = mappedTable(peopleFile, table, guessedMapping(peopleFile, table, layouts));
    const unknown = unknownValues(peopleFile, mapped, lists);
    expect(unknown).toHaveLength(2);
    return rememberedValues(unknown, { layouts, same: sameLayout(peopleFile, table, layouts) });
  };
  const said = [toGrade('一般'), toRole('管理者', '経理')];
  expect(remembered(a, [newer, layoutFor(a, said)])).toEqual(said);
  // A word that was left as it is comes back from nowhere else.
  expect(remembered(a, [newer, layoutFor(a, [])])).toEqual([]);
  // Of heads that nobody has seen: rights of other software are none.
  expect(remembered(a, [newer])).toEqual([]);
});

test('our shipped words are taken in a file of other heads as they were in any', () => {
  const table = readCsv('取引先コード,取引先名,区分\r\nP1,青葉,会社');
  const values = [{ column: 'supplierKind', from: '会社', to: '法人' }];
  const layouts = [{ heads: '別', columns: [{ column: 'id', head: '別' }], values }];
  expect(
    rememberedValues(unknownValues(partnerMaster, table), {
      layouts,
      same: sameLayout(partnerMaster, table, layouts),
    }),
  ).toEqual(values);
});

test('of a column with too many new words nobody is asked, whatever the other columns have', () => {
  const titles = Array.from({ length: mostMappedValues + 10 }, (_, at) => `a${at},b,肩書${at},管理者`);
  const unknown = unknownValues(peopleFile, people(titles), lists);
  expect(unknown.map((one) => [one.word, isTooMany(one, [])])).toEqual([
    ['等級', true],
    ['ロール', false],
  ]);
  const known = titles.slice(0, 10).map((_, at) => ({ column: 'grade', from: `肩書${at}`, to: '一般' }));
  expect(unknown.filter((one) => isTooMany(one, known))).toEqual([]);
  const kept = keptValues([
    ...titles.map((_, at) => ({ column: 'grade', from: `肩書${at}`, to: '一般' })),
    toRole('管理者', '経理'),
  ]);
  expect(kept).toHaveLength(mostMappedValues);
  expect(kept).toContainEqual(toRole('管理者', '経理'));
});

test('the company’s own words are never emptied: an empty cell takes no role away', () => {
  const unknown = unknownValues(peopleFile, people(['a,b,主任,停止']), lists);
  expect(unknown.map(({ word, mayBeEmpty }) => [word, mayBeEmpty])).toEqual([
    ['等級', false],
    ['ロール', false],
  ]);
  const same = { heads: '', columns: [], values: [toRole('停止', '')] };
  expect(rememberedValues(unknown, { layouts: [same], same })).toEqual([]);
});
