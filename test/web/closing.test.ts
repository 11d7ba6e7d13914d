import { describe, expect, test } from 'vitest';
import {
  type Asked,
  askedAnew,
  closeWords,
  cutWords,
  monthRows,
  reopenWords,
  waitingNames,
  wordsOf,
} from '#web/closing/closing-words.ts';
import type { Closing, ClosingMonth } from '#web/closing/closing-api.ts';
import { reversalWords } from '#web/claims/reversal-words.ts';
import { entryWords } from '#web/journals/journal-rows.ts';
import type { ShownEntry } from '#web/journals/journals-api.ts';

const whole = { returned: false, submitted: false, approved: false };
const none = { returned: 0, submitted: 0, approved: 0 };
const aMonth = (month: string, difference: Partial<ClosingMonth> = {}): ClosingMonth => ({
  month,
  state: 'open',
  canClose: false,
  canReopen: false,
  waiting: none,
  ...difference,
});
const over = { canClose: true } as const;
const closed = { state: 'closed', canReopen: true } as const;
const closing = (...months: readonly ClosingMonth[]): Closing => ({
  version: 3,
  closedThrough: '2026-10',
  filedThrough: '2026-03',
  isCut: whole,
  months,
});

describe('the words of 締め', () => {
  test('mark the oldest open month as the next, and let the last filed one stand for all before it', () => {
    const rows = monthRows(
      closing(
        aMonth('2027-01'),
        aMonth('2026-12', over),
        aMonth('2026-11', { ...over, waiting: { returned: 1, submitted: 2, approved: 3 } }),
        aMonth('2026-10', closed),
        aMonth('2026-03', { state: 'filed' }),
      ),
    );
    expect(rows.map(({ name, state, isNext }) => [name, state.label, isNext])).toEqual([
      ['2027年1月', '未締め', false],
      ['2026年12月', '未締め', false],
      ['2026年11月', '未締め', true],
      ['2026年10月', '締め済み', false],
      ['2026年3月以前', '申告期限後', false],
    ]);
    expect(rows[2]).toMatchObject({ returned: '1件', submitted: '2件', approved: '3件', waiting: '6件' });
  });

  test('say of each state by itself that not all were looked into, and warn before closing', () => {
    const isCut = { ...whole, approved: true };
    const cut = {
      ...closing(
        aMonth('2026-12', { ...over, waiting: { ...none, submitted: 3, approved: 100 } }),
        aMonth('2026-11', over),
      ),
      isCut,
    };
    expect(monthRows(cut)).toMatchObject([
      { returned: '-', submitted: '3件', approved: '100件以上', waiting: '103件以上' },
      { returned: '-', submitted: '-', approved: '不明', waiting: '不明' },
    ]);
    expect(cutWords(cut)).toMatch(/^確定待ちは多いため、/);
    expect(cutWords({ isCut: whole })).toBeUndefined();
    const unseen = { ...closing(aMonth('2026-12', over)), isCut };
    expect(closeWords(unseen, '2026-12').waiting).toContain('まだ確定していない');
  });

  test.each(['returned', 'submitted', 'approved'] as const)('name the state %s alone', (status) => {
    const words = cutWords({ isCut: { ...whole, [status]: true } }) ?? '';
    const named = waitingNames.filter(({ label }) => words.includes(label));
    expect(named.map((one) => one.status)).toEqual([status]);
  });

  describe('that are asked again after a refusal', () => {
    const asked = (act: Asked['act'], seen: Closing): Asked => ({ act, month: '2026-12', seen });
    const before = closing(aMonth('2026-12', over), aMonth('2026-11', over));

    test('stay as they are where nothing changed, or nothing came', () => {
      const question = asked('close', before);
      expect(askedAnew(question, { ...before })).toBe(question);
      expect(askedAnew(question, undefined)).toBe(question);
    });

    test('are of the version that is sent next', () => {
      const now = { ...closing(aMonth('2026-12', over), aMonth('2026-11', closed)), version: 4 };
      const again = askedAnew(asked('close', before), now);
      expect(again).toMatchObject({ isNewer: true, seen: { version: 4 } });
      expect(again && wordsOf(again).lead).toMatch(/^2026年12月を締めます/);
    });

    test.each([
      ['close', closed],
      ['reopen', over],
    ] as const)('end where one cannot %s any more', (act, state) => {
      const now = { ...closing(aMonth('2026-12', state)), version: 4 };
      expect(askedAnew(asked(act, before), now)).toBeUndefined();
    });
  });

  test('name every month that is closed with it, and where what waits will stand', () => {
    const months = closing(
      aMonth('2027-01'),
      aMonth('2026-12', over),
      aMonth('2026-11', { ...over, waiting: { ...none, approved: 1 } }),
    );
    expect(closeWords(months, '2026-12')).toEqual({
      title: '2026年12月を締める',
      lead: '2026年11月・12月を締めます。締めた月の日付では、仕訳を計上できなくなります。',
      waiting:
        'まだ確定していない利用分があります。締めた後に確定すると、仕訳は2027/01/01(金)の日付で計上されます。',
    });
    expect(closeWords(closing(aMonth('2026-12', over)), '2026-12').waiting).toBeUndefined();
  });

  test('name every month that opens with it, over the turn of a year', () => {
    const months = closing(
      aMonth('2027-02'),
      aMonth('2027-01', closed),
      aMonth('2026-12', closed),
      aMonth('2026-11', closed),
    );
    expect(reopenWords(months, '2026-12').lead).toMatch(/^2026年12月・2027年1月が開き/);
  });
});

describe('the words of a reversal (K-05)', () => {
  test.each([
    ['one day', ['2026-05-12', '2026-05-12'], '2件を、2026/05/12(火)の日付で計上します'],
    ['several', ['2026-05-13', '2026-05-12'], '2件を、2026/05/12(火)〜2026/05/13(水)の日付で計上します'],
  ])('say where the 赤伝 will stand: %s', (_what, days, words) => {
    const reversal = days.map((postedOn, at) => ({ serial: at + 1, postedOn, isFiled: false }));
    expect(reversalWords({ reversal }).lead).toContain(words);
    expect(reversalWords({ reversal }).filed).toBeUndefined();
  });

  test('warn of entries of a year whose return was due', () => {
    const reversal = [1, 2].map((serial) => ({ serial, postedOn: '2027-04-01', isFiled: serial === 2 }));
    expect(reversalWords({ reversal }).filed).toContain('（仕訳番号 2）');
  });

  const entry: ShownEntry = {
    serial: 7,
    claimId: 'c',
    claimNumber: 'EX-000001',
    postedOn: '2026-05-12',
    lines: [],
    trace: [],
  };
  test.each([
    ['is neither', entry, undefined],
    ['answers another', { ...entry, reverses: 3 }, { label: '赤伝', says: '仕訳番号 3 の取消', tone: 'bad' }],
    [
      'was answered',
      { ...entry, reversedBy: 9 },
      { label: '取消済み', says: '仕訳番号 9 で取消', tone: 'quiet' },
    ],
  ])('an entry says that it %s', (_what, shown, answer) => {
    expect(entryWords(shown, 0).answer).toEqual(answer);
  });
});
