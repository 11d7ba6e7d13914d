import { describe, expect, test } from 'vitest';
import type { ClaimView } from '#web/claims/claim-view.ts';
import {
  inboxRow,
  neighbours,
  nextInInbox,
  sayNotice,
  sortedInbox,
  whyOpened,
} from '#web/approvals/inbox-row.ts';
import { openStepName, routeProgress, sayNext } from '#web/claims/route-progress.ts';
import { standing } from '#web/claims/claim-status.ts';
import { waiting } from './waiting-item.ts';
import { timelineWords } from '#web/claims/timeline-words.ts';

const submitted = {
  status: 'submitted',
  route: {
    step: 1,
    steps: [
      {
        name: '課長',
        approverNames: ['佐藤健一'],
        passed: { byName: '佐藤健一', at: '2026-06-14T09:12:00+09:00' },
      },
      { name: '経理担当', approverNames: ['高橋美咲', '中村翔'] },
      { name: '経理部長', approverNames: ['伊藤誠'] },
    ],
  },
} as unknown as ClaimView;

describe('going through the inbox', () => {
  test('opens the next one, then the first, then none', () => {
    const items = ['a', 'b', 'c'].map(waiting);
    expect(nextInInbox(items, 'b')).toBe('c');
    expect(nextInInbox(items, 'c')).toBe('a');
    expect(nextInInbox([waiting('a')], 'a')).toBeUndefined();
    expect(nextInInbox(items, 'gone')).toBe('a');
    expect(neighbours(items, 'b')).toEqual({ before: 'a', after: 'c' });
    expect(neighbours(items, 'a')).toEqual({ before: undefined, after: 'b' });
  });

  test('shows who asks for how much, and for how long', () => {
    expect(inboxRow(waiting('a'), '2026-06-21')).toMatchObject({
      applicant: '田中花子',
      department: '営業一課',
      amount: '34,370円',
      waits: '7日',
      waitsLong: true,
      since: '2026/06/14(日) 08:30 から',
      findings: { words: '確認事項1件', tone: 'warn' },
      receipts: [],
      moreReceipts: 0,
    });
    const atLastStep = { ...waiting('a'), waitsSince: '2026-06-21T08:30:00+09:00' };
    expect(inboxRow(atLastStep, '2026-06-21')).toMatchObject({ waits: '今日', waitsLong: false });
  });

  test.each([
    ['nothing to see, and the version is known', { warnings: 0, version: 3 }, undefined],
    ['a warning', { warnings: 1, version: 3 }, '確認事項があるため、開いて承認します'],
    ['what blocks', { warnings: 0, blocks: 1, version: 3 }, '確認事項があるため、開いて承認します'],
    ['it waits since before', { warnings: 0 }, '以前に届いた申請のため、開いて承認します'],
  ])('says why a claim has to be opened: %s (decision 0166)', (_why, difference, words) => {
    expect(whyOpened({ ...waiting('a'), ...difference })).toBe(words);
  });

  test('parts claims from notices (P-07)', () => {
    const notice = {
      kind: 'route-has-nobody',
      claimId: 'x',
      title: '交通費',
      applicantName: '佐藤健一',
      stepName: '部長',
      submittedAt: '2026-06-14T08:30:00+09:00',
    } as const;
    const sorted = sortedInbox([{ items: [waiting('a'), notice] }]);
    expect([sorted.votes.length, sorted.notices.length]).toEqual([1, 1]);
    expect(sayNotice(notice)).toContain('「部長」の承認者がいない');
  });
});

describe('showing the route', () => {
  test('says who passed it, who has it and who comes', () => {
    expect(routeProgress(submitted).map(({ people, state }) => [people, state])).toEqual([
      ['佐藤健一', '承認 2026/06/14(日) 09:12'],
      ['高橋美咲・中村翔', '承認待ち'],
      ['伊藤誠', 'これから'],
    ]);
    expect(openStepName(submitted)).toBe('経理担当');
    expect(standing('submitted', '経理担当')).toBe('経理担当の承認待ち');
  });

  test('names the next step to the one who votes', () => {
    expect(sayNext(submitted)).toBe('承認すると、次は「経理部長」（伊藤誠）に進みます');
  });
});

describe('telling the history', () => {
  test('shows what was written to an approval, there and at its step', () => {
    const at = '2026-06-14T09:00:00+09:00';
    const told = timelineWords([
      { at, byName: '佐藤健一', act: 'approve', edition: 1, comment: '次回は往復で' },
    ]);
    expect(told).toMatchObject([{ did: '承認しました', text: '次回は往復で' }]);
    const route = {
      step: 1,
      steps: [{ name: '課長', approverNames: [], passed: { byName: '佐藤健一', at, comment: '可' } }],
    };
    expect(routeProgress({ status: 'approved', route } as unknown as ClaimView)).toMatchObject([
      { comment: '可' },
    ]);
  });

  test('starts with the newest and keeps the reason', () => {
    const words = timelineWords([
      { at: '2026-06-14T08:30:00+09:00', byName: '田中花子', act: 'create', edition: 1 },
      { at: '2026-06-14T08:30:00+09:00', byName: '田中花子', act: 'submit', edition: 1 },
      {
        at: '2026-06-14T09:00:00+09:00',
        byName: '佐藤健一',
        act: 'send-back',
        edition: 1,
        reason: '領収書が切れています',
        stepName: '課長',
      },
      { at: '2026-06-14T10:00:00+09:00', byName: '田中花子', act: 'submit', edition: 2 },
    ]);
    expect(words.map(({ who, did, text }) => [who, did, text])).toEqual([
      ['田中花子', '申請しました（第2版）', undefined],
      ['佐藤健一', '「課長」で差し戻しました', '領収書が切れています'],
      ['田中花子', '申請しました', undefined],
      ['田中花子', '作成しました', undefined],
    ]);
  });
});
