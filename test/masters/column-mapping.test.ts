import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '#domain/csv/read-csv.ts';
import { accountMaster } from '#domain/accounts/account.ts';
import { departmentMaster } from '#domain/departments/department.ts';
import {
  guessedMapping,
  isOurs,
  layoutHeads,
  mostLayouts,
  sameLayout,
  unmapped,
  unusedPlaces,
  withLayout,
  type Layout,
  type Mapping,
} from '#domain/masters/column-mapping.ts';
import { csvHeader } from '#domain/masters/export-rows.ts';
import { holidayMaster } from '#domain/holidays/holiday.ts';
import { itemMaster } from '#domain/items/item.ts';
import type { Master } from '#domain/masters/master.ts';
import { partnerMaster } from '#domain/partners/partner.ts';
import { projectMaster } from '#domain/projects/project.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import { layoutOf } from '#web/masters/file-parts.ts';

const guessed = (master: Master, header: string, layouts: readonly Layout[] = []) =>
  Object.fromEntries(
    guessedMapping(master, readCsv(header), layouts).flatMap(({ column, head, nth, fixed }) =>
      head === undefined && fixed === undefined
        ? []
        : [[column, head === undefined ? `=${fixed}` : `${head}${nth === undefined ? '' : ` ${nth}`}`]],
    ),
  );

/** How a file of these heads was taken. */
const taken = (header: string, columns: Mapping): Layout => ({
  heads: layoutHeads(readCsv(header)),
  columns,
});

describe('columns of other software', () => {
  test.each<[string, Master, string, object]>([
    [
      '支払先 of 楽楽精算',
      partnerMaster,
      '支払先コード,支払先名,支払先名カナ,適格請求書発行事業者登録番号,有効開始日,銀行コード',
      {
        id: '支払先コード',
        name: '支払先名',
        kana: '支払先名カナ',
        registrationNumber: '適格請求書発行事業者登録番号',
        validFrom: '有効開始日',
      },
    ],
    [
      '取引先 of マネーフォワード',
      partnerMaster,
      'コード,取引先名,検索キー,登録番号,表示設定',
      { id: 'コード', name: '取引先名', kana: '検索キー', registrationNumber: '登録番号' },
    ],
    [
      'heads with marks of what is needed',
      partnerMaster,
      '*ID,【必須】取引先名称,取引先名カナ（全角）,適格請求書発行 事業者登録番号',
      {
        id: '*ID',
        name: '【必須】取引先名称',
        kana: '取引先名カナ(全角)',
        registrationNumber: '適格請求書発行 事業者登録番号',
      },
    ],
    [
      'プロジェクト of others',
      projectMaster,
      'プロジェクトID,プロジェクト名,開始日,廃止日,部署コード,有効ステータス',
      {
        id: 'プロジェクトID',
        name: 'プロジェクト名',
        departmentId: '部署コード',
        validFrom: '開始日',
        validTo: '廃止日',
      },
    ],
    [
      'グループ of ジョブカン',
      departmentMaster,
      'グループコード,グループ名,親グループコード',
      { id: 'グループコード', name: 'グループ名', parentId: '親グループコード' },
    ],
    [
      '勘定科目 of others',
      accountMaster,
      '科目コード,科目名,科目区分',
      { id: '科目コード', name: '科目名', category: '科目区分' },
    ],
    ['経費科目 of others', itemMaster, 'ID,費目名', { id: 'ID', name: '費目名' }],
    ['休日 of others', holidayMaster, '年月日,休日名', { id: '年月日', name: '休日名' }],
    ['codes of something else', partnerMaster, '取引先名,銀行コード,支店コード,口座ID', { name: '取引先名' }],
    [
      'a day on which the record was made',
      partnerMaster,
      'コード,取引先名,登録番号,登録日',
      { id: 'コード', name: '取引先名', registrationNumber: '登録番号', validFrom: '登録日' },
    ],
    [
      'a day of the invoice register',
      partnerMaster,
      'コード,取引先名,インボイス登録番号,登録日',
      {
        id: 'コード',
        name: '取引先名',
        registrationNumber: 'インボイス登録番号',
        registeredFrom: '登録日',
      },
    ],
    ['two columns of one head', projectMaster, 'コード,名称,コード,名称', { id: 'コード', name: '名称' }],
    ['heads that say nothing', departmentMaster, 'A,B,,12,※,*', {}],
  ])('are guessed by their heads: %s', (_what, master, header, columns) => {
    expect(guessed(master, header)).toEqual(columns);
  });

  test('have words for every master, the code and the name', () => {
    for (const master of Object.values<Master>(everyMaster)) {
      const name = master.fields[master.nameField];
      const heads = [master.id.alsoCalled?.[0], name?.alsoCalled?.[0]];
      expect(guessed(master, heads.join(','))).toEqual({ id: heads[0], [master.nameField]: heads[1] });
    }
  });

  const people = taken('コード,屋号,※', [
    { column: 'id', head: 'コード' },
    { column: 'name', head: '屋号' },
    { column: 'supplierKind', fixed: 'individual' },
    { column: 'validFrom', fixed: '2026-04-01' },
  ]);

  test('are taken as in the last file of the same heads, with values for all rows, in whatever order', () => {
    expect(guessed(partnerMaster, '屋号,※,コード', [people])).toEqual({
      id: 'コード',
      name: '屋号',
      supplierKind: '=individual',
      validFrom: '=2026-04-01',
    });
  });

  test.each([
    ['another head', 'コード,屋号', { id: 'コード', name: '屋号' }],
    ['a head more', 'コード,屋号,※,カナ', { id: 'コード', name: '屋号', kana: 'カナ' }],
    ['the same head twice', 'コード,屋号,※,※', { id: 'コード', name: '屋号' }],
  ])('take no value for all rows from a file of other heads: %s', (_what, header, columns) => {
    expect(guessed(partnerMaster, header, [people])).toEqual(columns);
  });

  test('are taken as they were in another file, before what they are called', () => {
    const last = taken('コード,正式名,取引先名,区分名', [
      { column: 'name', head: '正式名' },
      { column: 'kana', head: '取引先名' },
    ]);
    expect(guessed(partnerMaster, 'コード,取引先名,正式名', [last])).toEqual({
      id: 'コード',
      name: '正式名',
      kana: '取引先名',
    });
  });

  test('are remembered for a few kinds of files, the newest first, each once', () => {
    const layouts = ['a', 'b', 'c', 'd', 'e', 'a', 'f'].reduce<readonly Layout[]>(
      (known, heads) => withLayout(known, { heads, columns: [{ column: 'id', head: heads }] }),
      [],
    );
    expect(layouts.map(({ heads }) => heads)).toEqual(['f', 'a', 'e', 'd', 'c'].slice(0, mostLayouts));
  });

  test('are each taken once, by their places, whatever the heads are', () => {
    const words = ['コード', '名称', 'ID', '開始日', '登録日', '登録番号', '取引先名', '', 'カナ', '※'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 8 }), (heads) => {
        const table = readCsv(heads.join(','));
        const mapping = guessedMapping(partnerMaster, table, [people]);
        const places = mapping.flatMap(({ head, nth = 1 }) => (head === undefined ? [] : `${head} ${nth}`));
        expect(new Set(places).size).toBe(places.length);
        const unused = unusedPlaces(table, mapping).map(({ head, nth }) => `${head} ${nth}`);
        expect([...places, ...unused].toSorted()).toEqual(
          heads
            .map((head, at) => `${head} ${heads.slice(0, at + 1).filter((one) => one === head).length}`)
            .filter((place) => !place.startsWith(' '))
            .toSorted(),
        );
      }),
    );
  });

  test('are not asked for where a file has our own, which every export has', () => {
    for (const master of Object.values<Master>(everyMaster)) {
      expect(isOurs(master, readCsv(csvHeader(master)))).toBe(true);
      expect(unmapped(master, guessedMapping(master, readCsv(csvHeader(master)), []))).toEqual([]);
    }
    expect(isOurs(departmentMaster, readCsv('部門コード,部門名,適用開始日'))).toBe(true);
    expect(isOurs(departmentMaster, readCsv('部門コード,部門名,適用開始日,備考'))).toBe(false);
    expect(isOurs(departmentMaster, readCsv('部門コード,部門名'))).toBe(false);
    expect(isOurs(departmentMaster, readCsv('部門コード,部門名,適用開始日,部門名'))).toBe(false);
  });

  test('that are needed want a column or a value for all rows', () => {
    const mapping = [
      { column: 'id', head: 'コード' },
      { column: 'validFrom', fixed: '' },
    ];
    expect(unmapped(departmentMaster, mapping)).toEqual(['部門名', '適用開始日']);
  });
});

describe('our own heads', () => {
  const file = 'サインインID,氏名,等級,ロール\r\na,b,主任,申請者';
  /** Of other software whose 等級 is what may be done. */
  const crossed = taken('社員番号,氏名,等級,役職等級', [
    { column: 'id', head: '社員番号' },
    { column: 'name', head: '氏名' },
    { column: 'roles', head: '等級' },
    { column: 'grade', head: '役職等級' },
  ]);

  test('are what they are called, whatever they were in another file', () => {
    expect(guessed(peopleFile, file, [crossed])).toEqual({
      id: 'サインインID',
      name: '氏名',
      grade: '等級',
      roles: 'ロール',
    });
  });

  test('are remembered for their words alone, and take no place of other software', () => {
    const columns = guessedMapping(peopleFile, readCsv(file), []);
    const values = [{ column: 'grade', from: '主任', to: '一般' }];
    const own = layoutOf(peopleFile, readCsv(file), { columns, values });
    expect(own).toMatchObject({ columns: [], values });
    const others = Array.from({ length: mostLayouts }, (_, at) => ({ ...crossed, heads: `${at}` }));
    const older = { ...own, heads: '氏名' };
    expect(withLayout([older, ...others], own)).toEqual([own, ...others]);
    // Whichever of our columns the next file has.
    expect(sameLayout(peopleFile, readCsv(file), [...others, older])).toBe(older);
  });

  test('of a department are not guessed from who leads it', () => {
    expect(guessed(peopleFile, '社員番号,氏名,所属長')).toEqual({ id: '社員番号', name: '氏名' });
  });
});
