import { describe, expect, test } from 'vitest';
import { changeWords } from '#domain/lines/change-words.ja.ts';
import { formatDate } from '#web/ui/format-date.ts';
import { comparedEntries } from '#web/corrections/compared-entries.ts';
import { askedOf, choicesOn, draftOf, withCurrent, type Typed } from '#web/corrections/correction-draft.ts';
import type { CorrectableLine, CorrectionCheck } from '#web/corrections/corrections-api.ts';
import { askedOf as sentTo, sendBackChoices } from '#web/corrections/send-back-choices.ts';

const value = (field: string, code: string, name: string, part?: number) => ({
  field,
  shown: { code, name },
  ...(part === undefined ? {} : { part }),
});
const line = {
  lineId: '1',
  values: [
    value('item', 'meeting', '会議費'),
    value('account', '712', '福利厚生費'),
    value('subAccount', '', '定例会'),
    value('department', 'sales-1', '営業一課'),
    value('taxCode', 'P10T80', '課税仕入10% 区分80%', 0),
    value('taxCode', 'P08Q', '課税仕入軽減8% 適格', 1),
    value('postedOn', '2026-05-20', '2026-05-20'),
  ],
  taxCodes: [],
  correction: {
    lineId: '1',
    account: { code: '712', name: '福利厚生費' },
    subAccount: '定例会',
    taxCodes: [{ part: 1, taxCode: 'P08Q' }],
  },
  followsOriginal: false,
} as unknown as CorrectableLine;

describe('the form of a correction', () => {
  test('begins with what counts; an empty account or code stands for the rules', () => {
    expect(draftOf(line, {})).toEqual({
      itemCode: 'meeting',
      accountCode: '712',
      subAccount: '定例会',
      departmentId: 'sales-1',
      taxCodes: ['', 'P08Q'],
      postedOn: '2026-05-20',
    });
  });

  test.each<[string, Typed, object | undefined]>([
    ['nothing', {}, undefined],
    ['the same again', { itemCode: 'meeting', taxCodes: { 1: 'P08Q' } }, undefined],
    ['one field', { departmentId: 'planning' }, { departmentId: 'planning' }],
    [
      'an emptied field goes back',
      { accountCode: '', subAccount: ' ' },
      { accountCode: null, subAccount: null },
    ],
    ['a posting date taken back', { postedOn: '' }, { postedOn: null }],
    [
      'tax parts by their places',
      { taxCodes: { 0: 'P10Q', 1: '' } },
      {
        taxCodes: [
          { part: 0, taxCode: 'P10Q' },
          { part: 1, taxCode: null },
        ],
      },
    ],
  ])('asks only for what was changed: %s', (_what, typed, asked) => {
    expect(askedOf(line, draftOf(line, typed))).toEqual(asked && { lineId: '1', ...asked });
  });

  test('offers what there is on the day, and what counts though it has ended', () => {
    const ended = { code: 'old', name: '旧部', validFrom: '2020-04-01', validTo: '2026-03-31' };
    const open = { code: 'new', name: '新部', validFrom: '2026-04-01' };
    const choices = choicesOn([ended, open], '2026-05-20');
    expect(choices).toEqual([{ value: 'new', label: '新部' }]);
    expect(withCurrent(choices, ended).map(({ value: code }) => code)).toEqual(['old', 'new']);
    expect(withCurrent(choices, open)).toBe(choices);
  });
});

describe('showing a correction', () => {
  const change = (field: string, before: [string, string], after: [string, string], more = {}) =>
    ({
      lineId: '1',
      field,
      before: { code: before[0], name: before[1] },
      after: { code: after[0], name: after[1] },
      ...more,
    }) as CorrectionCheck['changes'][number];

  test('says field, old and new, and what only followed', () => {
    const words = changeWords(
      [
        change('item', ['meeting', '会議費'], ['supplies', '消耗品費']),
        change('account', ['764', '会議費'], ['746', '消耗品費'], { isConsequence: true }),
        change('subAccount', ['', ''], ['', '文具']),
        change('postedOn', ['2026-05-20', '2026-05-20'], ['2026-06-01', '2026-06-01']),
        change('taxCode', ['P10T80', '課税仕入10% 区分80%'], ['P10Q', '課税仕入10% 適格'], { part: 0 }),
      ],
      formatDate,
    );
    expect(
      words.map(({ what, before, after, isConsequence }) => [what, before, after, isConsequence]),
    ).toEqual([
      ['経費科目', '会議費', '消耗品費', false],
      ['勘定科目', '会議費（764）', '消耗品費（746）', true],
      ['補助科目', 'なし', '文具', false],
      ['計上日', '2026/05/20(水)', '2026/06/01(月)', false],
      ['税区分', '課税仕入10% 区分80%', '課税仕入10% 適格', false],
    ]);
  });

  test('shows of the entries only what differs, a row that is there twice included', () => {
    const row = (name: string, amount: number) => ({
      side: 'debit',
      account: { code: '', name },
      taxLabel: '課対仕入',
      amount,
    });
    const entry = (...lines: unknown[]) => [{ postedOn: '2026-05-20', lines }] as never;
    const { before, after, same } = comparedEntries({
      before: entry(row('会議費', 1_000), row('会議費', 1_000), row('仮払消費税', 100)),
      after: entry(row('会議費', 1_000), row('消耗品費', 1_000), row('仮払消費税', 100)),
    });
    expect([before, after].map((rows) => rows.map(({ account }) => account))).toEqual([
      ['会議費'],
      ['消耗品費'],
    ]);
    expect(same).toBe(2);
  });
});

describe('choosing whom a claim goes back to', () => {
  test('names the applicant and each step, with the approvals that end', () => {
    const steps = [
      { name: '課長', approverNames: ['佐藤健一'] },
      { name: '経理担当', approverNames: ['高橋美咲', '中村翔'] },
    ];
    const choices = sendBackChoices({
      applicant: { id: 'x', name: '田中花子' },
      route: { step: 2, steps },
    });
    expect(choices.map(({ label, says }) => [label, says])).toEqual([
      ['申請者（田中花子）', '申請者が修正して再申請します。承認は最初からやり直しになります。'],
      ['1. 課長（佐藤健一）', '「課長」「経理担当」の承認を無効にし、このステップから承認し直します。'],
      ['2. 経理担当（高橋美咲・中村翔）', '「経理担当」の承認を無効にし、このステップから承認し直します。'],
    ]);
    expect(choices.map(({ value: to }) => sentTo(to))).toEqual([
      { kind: 'applicant' },
      { kind: 'step', step: 0 },
      { kind: 'step', step: 1 },
    ]);
  });
});
