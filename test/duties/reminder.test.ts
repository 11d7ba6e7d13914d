import { describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { reminderAt } from '#domain/duties/reminder.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { reminderMail } from '#lambdas/duties/reminder-mail.ja.ts';
import { remindOfDuties } from '#lambdas/duties/remind-of-duties.ts';

/** Half past eight in the morning of 2026-11-30 in Japan. */
const at = '2026-11-29T23:30:00.000Z' as Instant;
const today = jstDateOf(at);
const inDays = (days: number) => ({ says: `項目${days}`, due: addDays(today, days), by: '加藤誠' });

describe('the morning’s reminder', () => {
  test.each([
    [[31], undefined],
    [[30], { overdue: 0, due: 1, isUrgent: false }],
    [[29], undefined],
    [[14, 29], { overdue: 0, due: 2, isUrgent: false }],
    [[0], { overdue: 0, due: 1, isUrgent: false }],
    [[-1], { overdue: 1, due: 0, isUrgent: false }],
    [[-7, 20], { overdue: 1, due: 1, isUrgent: false }],
    [[-8], { overdue: 1, due: 0, isUrgent: true }],
    [[], undefined],
  ])('of days %j', (days, expected) => {
    const found = reminderAt(days.map(inDays), [], at);
    expect(
      found && { overdue: found.overdue.length, due: found.due.length, isUrgent: found.isUrgent },
    ).toEqual(expected);
  });

  test('says what is over first, each with its day and its keeper, in lines that nobody’s title breaks', () => {
    const forged = {
      says: 'バックアップ：月次\r\n■ 偽の見出し',
      due: calendarDate('2026-11-20'),
      by: '森\n美咲',
    };
    const reminder = reminderAt([forged, inDays(7)], ['restore'], at);
    if (reminder === undefined) throw new Error('nothing to say');
    expect(reminderMail(reminder, { to: 'ops@stafee.example.jp', at })).toEqual({
      to: 'ops@stafee.example.jp',
      subject: '【至急】【STAFee運用】期限を過ぎた項目 1件、期限が近い項目 1件、実施の記録がない台帳 1件',
      text: [
        'STAFee 運用者各位',
        '',
        '台帳と教育の記録の期限をお知らせします（2026年11月30日現在）。',
        '',
        '■ 期限を過ぎた項目（1件）',
        '・バックアップ：月次 ■ 偽の見出し（期限 2026年11月20日、担当 森 美咲）',
        '',
        '■ 期限が近い項目（1件）',
        '・項目7（期限 2026年12月7日、担当 加藤誠）',
        '',
        '■ 実施の記録がない台帳（1件）',
        '・復元訓練',
        '',
        '運用コンソールの「台帳」または「運用者」で実施を記録すると、この項目のお知らせは止まります。',
        '期限を過ぎた項目がある間は、毎日お知らせし、対応する管理策は「統制」で「破綻」と表示されます。',
        '',
        'STAFee',
      ].join('\n'),
    });
  });

  test('tells of books that nobody has begun on Mondays alone', () => {
    const on = (text: string) => reminderAt([], ['backup'], text as Instant)?.empty;
    expect(on('2026-11-29T23:30:00.000Z')).toEqual(['backup']);
    expect(on('2026-11-30T23:30:00.000Z')).toBeUndefined();
  });

  test('goes once a day, and again where nobody knows whether it went', async () => {
    const sent: string[] = [];
    let day: string | undefined;
    let breaks: 'sending' | 'writing' | 'nothing' = 'sending';
    const reminding = {
      duties: async () => [
        {
          bookId: 'backup' as const,
          dutyId: '01JDDDDDDDDDDDDDDDDDDDDDDD' as never,
          title: '月次報告の確認',
          about: '',
          everyMonths: 1,
          due: addDays(today, -1),
          ownerId: 'op-kato' as never,
          version: 1,
        },
      ],
      operators: async () => [],
      isTold: async (asked: string) => day === asked,
      told: async (of: string) => {
        if (breaks === 'writing') throw new Error('killed');
        day = of;
      },
      send: async ({ subject }: { readonly subject: string }) => {
        if (breaks === 'sending') throw new Error('no mail today');
        sent.push(subject);
      },
      mailTo: 'ops@stafee.example.jp',
    };
    await expect(remindOfDuties(reminding, at)).rejects.toThrow('no mail today');
    breaks = 'writing';
    await expect(remindOfDuties(reminding, at)).rejects.toThrow('killed');
    breaks = 'nothing';
    expect(await remindOfDuties(reminding, at)).toEqual({ overdue: 1, isSent: true });
    expect(await remindOfDuties(reminding, at)).toEqual({ overdue: 1, isSent: false });
    expect(sent).toHaveLength(2);
    expect(sent[0]).toBe('【STAFee運用】期限を過ぎた項目 1件、実施の記録がない台帳 17件');
  });
});
