import { describe, expect, test } from 'vitest';
import { readCsv } from '#domain/csv/read-csv.ts';
import {
  guessedMapping,
  layoutHeads,
  mappedTable,
  sameLayout,
  type Layout,
  type MappedColumn,
  type MappedValue,
} from '#domain/masters/column-mapping.ts';
import { mostValueLength } from '#domain/masters/layout-bounds.ts';
import { importRows } from '#domain/masters/import-rows.ts';
import { itemMaster } from '#domain/items/item.ts';
import type { Master } from '#domain/masters/master.ts';
import {
  rememberedValues,
  unknownValues,
  usedValues,
  withMappedValues,
  type CompanyLists,
} from '#domain/masters/value-mapping.ts';
import { partnerMaster } from '#domain/partners/partner.ts';
import { columnsOf } from '#domain/masters/import-rows.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import { peopleFile } from '#domain/users/people-file.ts';

const roles = ['申請者', '承認者', '経理', 'テナント管理者'];

type Style = {
  readonly master: Master;
  readonly lists?: CompanyLists;
  readonly file: readonly string[];
  /** Beside what the heads say by themselves. */
  readonly given?: readonly MappedColumn[];
  readonly asked: Readonly<Record<string, readonly (readonly [string, number])[]>>;
  readonly said: readonly MappedValue[];
  readonly read: readonly object[];
};

const styles: readonly (readonly [string, Style])[] = [
  [
    '社員 of 楽楽精算',
    {
      master: peopleFile,
      lists: { roles, grade: ['一般', '課長'] },
      file: [
        '社員コード,社員名,社員名カナ,メールアドレス,所属部署コード,役職等級,権限',
        '1001,田中花子,タナカハナコ,tanaka@example.com,100,主任,一般ユーザー',
        '1002,渡辺直樹,ワタナベナオキ,watanabe@example.com,100,課長,"管理者、承認者"',
        '1003,森大輔,モリダイスケ,mori@example.com,110,主任,一般ユーザー',
      ],
      asked: {
        等級: [['主任', 2]],
        ロール: [
          ['一般ユーザー', 2],
          ['管理者', 1],
        ],
      },
      said: [
        { column: 'roles', from: '一般ユーザー', to: '申請者' },
        { column: 'roles', from: '管理者', to: 'テナント管理者' },
        { column: 'grade', from: '主任', to: '一般' },
      ],
      read: [
        { grade: '一般', roles: '申請者' },
        { grade: '課長', roles: 'テナント管理者、承認者' },
        { grade: '一般', roles: '申請者' },
      ],
    },
  ],
  [
    '経費科目 of マネーフォワード',
    {
      master: itemMaster,
      file: [
        '費目コード,費目名,税区分',
        'taxi,タクシー,課税仕入 10%',
        'food,会議用の弁当,課税仕入 (軽)8%',
        'fee,印紙,対象外',
      ],
      given: [
        { column: 'kind', fixed: '物品・その他' },
        { column: 'accountCode', fixed: '746' },
        { column: 'validFrom', fixed: '2026-04-01' },
      ],
      asked: {
        初期表示の税率: [
          ['課税仕入 10%', 1],
          ['課税仕入 (軽)8%', 1],
          ['対象外', 1],
        ],
      },
      said: [
        { column: 'defaultRate', from: '課税仕入 10%', to: '標準税率10％' },
        { column: 'defaultRate', from: '課税仕入 (軽)8%', to: '軽減税率' },
        { column: 'defaultRate', from: '対象外', to: '不課税・対象外' },
      ],
      read: [{ defaultRate: 'standard' }, { defaultRate: 'reduced' }, { defaultRate: 'out-of-scope' }],
    },
  ],
  [
    '取引先 of ジョブカン',
    {
      master: partnerMaster,
      file: ['コード,取引先名,法人個人区分', 'P1,青葉工房,1', 'P2,みなと商会,個人事業主', 'P3,不明,その他'],
      given: [{ column: 'validFrom', fixed: '2026-04-01' }],
      asked: {
        区分: [
          ['1', 1],
          ['個人事業主', 1],
          ['その他', 1],
        ],
      },
      said: [
        { column: 'supplierKind', from: '1', to: '法人' },
        { column: 'supplierKind', from: '個人事業主', to: '個人事業者など' },
        { column: 'supplierKind', from: 'その他', to: '' },
      ],
      read: [{ supplierKind: 'corporation' }, { supplierKind: 'individual' }, {}],
    },
  ],
];

/** The file under our heads, as it is guessed. */
const ours = ({ master, file, given = [] }: Style) => {
  const table = readCsv(file.join('\r\n'));
  const mapping = guessedMapping(master, table, []).map(
    (one) => given.find(({ column }) => column === one.column) ?? one,
  );
  return { table, mapping, mapped: mappedTable(master, table, mapping) };
};

describe.each(styles)('words of other software: %s', (_name, style) => {
  const { master, lists, asked, said, read } = style;
  const { table, mapping, mapped } = ours(style);
  const unknown = unknownValues(master, mapped, lists);

  test('are asked for once each, with how many rows have them', () => {
    const told = unknown.map(({ word, values }) => [word, values.map(({ from, count }) => [from, count])]);
    expect(Object.fromEntries(told)).toEqual(asked);
  });

  test('are read as what they were taken for', () => {
    const { rows, faults } = importRows(master, withMappedValues(master, mapped, said));
    expect(faults).toEqual([]);
    expect(rows.map(({ state }) => state)).toMatchObject(read);
    expect(unknownValues(master, withMappedValues(master, mapped, said), lists)).toEqual([]);
  });

  test('are taken in the next file as they were in this one', () => {
    const layouts: readonly Layout[] = [{ heads: layoutHeads(table), columns: mapping, values: said }];
    const remembered = rememberedValues(unknown, { layouts, same: sameLayout(master, table, layouts) });
    expect(remembered).toHaveLength(said.length);
    expect(usedValues(unknown, said)).toEqual(remembered);
    // What was ours once and is no more is asked for anew.
    const gone = said.map((value) => ({ ...value, to: 'なくなった値' }));
    const past = { heads: '', columns: mapping, values: gone };
    expect(rememberedValues(unknown, { layouts: [past], same: past })).toEqual([]);
  });
});

test('a file of our own words asks for nothing, in whatever width', () => {
  const rows = (words: readonly string[]) =>
    readCsv(['取引先コード,取引先名,区分', ...words.map((word, at) => `P${at},x,${word}`)].join('\r\n'));
  expect(unknownValues(partnerMaster, rows(['法人', '', '個人事業者など']))).toEqual([]);
  const items = readCsv(
    [
      '科目コード,名称,種類,勘定科目コード,初期表示の税率,適用開始日',
      'taxi,タクシー,物品・その他,746,標準税率10%,2026-04-01',
    ].join('\r\n'),
  );
  expect(unknownValues(itemMaster, items)).toEqual([]);
  const rate = columnsOf(itemMaster).find(({ name }) => name === 'defaultRate');
  expect(rate?.read('標準税率10%')).toEqual({ ok: true, value: 'standard' });
});

test('our own words can all be remembered', () => {
  const words = Object.values<Master>(everyMaster).flatMap((one) =>
    columnsOf(one).flatMap((column) => column.words ?? []),
  );
  expect(words.filter((word) => word.length > mostValueLength)).toEqual([]);
});
