import { describe, expect, test } from 'vitest';
import { accountMaster, type Account } from '#domain/accounts/account.ts';
import { losing, useFaults } from '#domain/masters/judge-uses.ts';
import { entriesOfRows } from '#domain/masters/master-rows.ts';
import type { State } from '#domain/masters/states.ts';
import { accountUses } from '#domain/settings/account-uses.ts';
import { departmentMaster } from '#domain/departments/department.ts';
import { exportNameUses } from '#domain/settings/export-name-uses.ts';
import { companyAccountFaults } from '#domain/settings/company-accounts.ts';
import { minato } from '#local/seed/minato.ts';
import { day } from '#test/builders/claims.ts';

const since = { validFrom: day('2020-04-01') };
const accounts: readonly Account[] = [
  { code: '157', name: '仮払消費税等', category: 'asset', ...since },
  { code: '318', name: '未払金', category: 'liability', ...since },
  { code: '319', name: '未払費用', category: 'liability', ...since, validTo: day('2027-03-31') },
  { code: '320', name: '旧未払金', category: 'liability', ...since, validTo: day('2026-10-31') },
  { code: '321', name: '新未払金', category: 'liability', validFrom: day('2027-04-01') },
  { code: '322', name: '未払い', category: 'liability', ...since, validTo: day('2026-12-31') },
  { code: '322', name: '未払費用等', category: 'liability', validFrom: day('2027-01-01') },
  { code: '323', name: '変わる', category: 'liability', ...since, validTo: day('2026-12-31') },
  { code: '323', name: '変わる', category: 'cost', validFrom: day('2027-01-01') },
  { code: '330', name: '区分なし', validFrom: day('2020-04-01') },
  { code: '746', name: '消耗品費', category: 'cost', ...since },
];
const company = { liabilityAccount: '318', inputTaxAccount: '157' };
const today = day('2026-11-30');

describe('the other side of every posting', () => {
  const faultsOf = (chosen: Partial<typeof company>, before = company) =>
    companyAccountFaults({ ...before, ...chosen }, { accounts, company: before, today }).map(
      ({ path, message }) => `${path} ${message}`,
    );

  test.each<[Partial<typeof company>, readonly string[]]>([
    [{}, []],
    [{ liabilityAccount: '322' }, []],
    [{ liabilityAccount: '330' }, []],
    [{ liabilityAccount: '999' }, ['liabilityAccount 勘定科目を一覧から選んでください']],
    [
      { liabilityAccount: '319' },
      ['liabilityAccount 勘定科目「未払費用」は 2027-04-01 の時点で登録がないか、終了しています'],
    ],
    [
      { liabilityAccount: '320' },
      ['liabilityAccount 勘定科目「旧未払金」は 2026-11-30 の時点で登録がないか、終了しています'],
    ],
    [
      { liabilityAccount: '321' },
      ['liabilityAccount 勘定科目「新未払金」は 2026-11-30 の時点で登録がないか、終了しています'],
    ],
    [
      { liabilityAccount: '746' },
      ['liabilityAccount 「消耗品費」の区分は費用です。負債の科目を選んでください'],
    ],
    [
      { liabilityAccount: '323' },
      ['liabilityAccount 「変わる」の区分は費用です。負債の科目を選んでください'],
    ],
    [{ inputTaxAccount: '318' }, ['inputTaxAccount 「未払金」の区分は負債です。資産の科目を選んでください']],
    [
      { inputTaxAccount: '330', liabilityAccount: '330' },
      [
        'liabilityAccount 未払金と仮払消費税等には、別の科目を選んでください',
        'inputTaxAccount 未払金と仮払消費税等には、別の科目を選んでください',
      ],
    ],
  ])('takes accounts of its 区分 that hold today without an end, not one twice: %j', (chosen, faults) => {
    expect(faultsOf(chosen)).toEqual(faults);
  });

  test('may stay what it was, whatever became of it', () => {
    expect(faultsOf({}, { liabilityAccount: '746', inputTaxAccount: '746' })).toEqual([]);
  });
});

describe('ACC-005: an account or a department that 名称の読み替え names', () => {
  const rows = [
    { code: '318', name: '未払金', ...since },
    { code: '319', name: '前払い', ...since, validTo: day('2026-03-31') },
    { code: '319', name: '前払金', validFrom: day('2026-04-01') },
    { code: '746', name: '消耗品費', ...since },
  ];
  const told = (names: readonly string[], code: string, after: readonly State[]) => {
    const uses = exportNameUses(rows, { names: names.map((from) => ({ from, to: '別名' })) });
    const before =
      entriesOfRows(rows.map(({ code: id, ...row }) => ({ ...row, id }))).get(code)?.states ?? [];
    return [accountMaster, departmentMaster].map((master) => [
      losing(master, [{ id: code, before, after }], today).length,
      ...useFaults(master, { changes: [{ id: code, before, after }], uses, today }).map(
        ({ reason }) => reason,
      ),
    ]);
  };
  const said = expect.stringContaining('「未払金」の行があります。先に、新しい名称の行も追加してください');
  const renamed = [
    { name: '未払金', ...since, validTo: day('2026-11-30') },
    { name: '未払費用等', validFrom: day('2026-12-01') },
  ];
  const asItIs = { name: '未払金', ...since };

  test.each<[string, readonly string[], string, readonly State[], readonly unknown[]]>([
    ['is renamed', ['未払金'], '318', renamed, [1, said]],
    ['is renamed once the new name stands there too', ['未払金', '未払費用等'], '318', renamed, [1]],
    ['is renamed where nothing of it stands there', ['消耗品費'], '318', renamed, [1]],
    ['stood there under a former name alone', ['前払い'], '319', [{ name: '新名', ...since }], [1]],
    ['ends', ['未払金'], '318', [{ ...asItIs, validTo: day('2026-12-31') }], [1]],
    ['stays as it is', ['未払金'], '318', [asItIs], [0]],
  ])('is told what to do where it %s', (_what, names, code, after, answer) => {
    expect(told(names, code, after)).toEqual([answer, answer]);
  });
});

describe('区分 under what rests on an account', () => {
  const uses = accountUses({ ...minato.masters, company: { ...minato.masters.company, ...company } });
  const judged = (code: string, after: readonly State[], before?: readonly State[]) => {
    const changes = [{ id: code, before: before ?? statesOf(code), after }];
    return {
      asked: losing(accountMaster, changes, today),
      told: useFaults(accountMaster, { changes, uses, today }).map(({ reason }) => reason),
    };
  };
  const statesOf = (code: string) =>
    entriesOfRows(accounts.map(({ code: id, ...account }) => ({ ...account, id }))).get(code)?.states ?? [];
  const as = (category: string, more: object = {}): State => ({ name: '科目', category, ...since, ...more });
  const only = 'でなければなりません';

  test.each<[string, string, readonly State[], readonly string[]]>([
    [
      'the payable as a cost',
      '318',
      [as('cost')],
      [`会社設定の未払金の科目が使っているため、区分は負債${only}`],
    ],
    [
      'the tax as a payable',
      '157',
      [as('liability')],
      [`会社設定の仮払消費税等の科目が使っているため、区分は資産${only}`],
    ],
    [
      'the payable as a cost from a day on',
      '318',
      [as('liability', { validTo: day('2026-12-31') }), as('cost', { validFrom: day('2027-01-01') })],
      [`会社設定の未払金の科目が使っているため、区分は負債${only}`],
    ],
    ['a payable with another name', '318', [as('liability')], []],
    [
      'a past 区分',
      '318',
      [as('cost', { validTo: day('2026-11-29') }), as('liability', { validFrom: day('2026-11-30') })],
      [],
    ],
    ['an account that nothing uses', '321', [as('cost')], []],
  ])('is refused: %s', (_what, code, after, faults) => {
    const { asked, told } = judged(code, after);
    expect(faults.filter((fault) => !told.some((reason) => reason.includes(fault)))).toEqual([]);
    expect(told.length > 0).toBe(faults.length > 0);
    // Whoever would be told is looked for.
    expect(asked.length >= Math.min(1, faults.length)).toBe(true);
  });

  test('may stay what it was', () => {
    expect(judged('318', [as('cost', { name: '改称' })], [as('cost')]).told).toEqual([]);
  });
});
