import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { submit } from '#test/journeys/claim-driver.ts';
import { back, fine, heads, startMailedActs, type MailedActs, type Told } from './mailed-acts.ts';
import { digestsOfADay } from './digests-of-a-day.ts';
import { noticesOfTwoCompanies } from './notices-of-two-companies.ts';
import { noticesUnderFaults } from './notices-under-faults.ts';
import { trailOfNotices } from './trail-of-notices.ts';

let it: MailedActs;
beforeAll(async () => {
  it = await startMailedActs();
});
afterAll(() => it?.close());

const claimFacts = [
  '  申請番号: EX-0',
  '  件名: 5月の出張',
  '  申請者: 田中花子（営業一課）',
  '  金額: 29,440円',
];

describe('an act on a claim is told by mail (issue 10)', () => {
  test('a submission to the approvers of its first step: what it is, what to do, and where', async () => {
    const { mails, done: claim } = await it.toldBy(() => it.filed());
    expect(heads(mails)).toEqual([['sato', '【STAFee】承認のお願い: 5月の出張']]);
    expect(it.bodyOf(mails[0] as Told, claim)).toEqual([
      '佐藤健一 様',
      '',
      '承認をお願いする経費申請があります。',
      '',
      ...claimFacts,
      '  承認ステップ: 課長',
      '',
      '次のリンクから内容を確認し、承認・差戻し・却下のいずれかを行ってください。',
      '',
      '/inbox/ID',
    ]);
  });

  test('an approval to everybody at the next step, and the last one to the applicant', async () => {
    let claim = await it.filed();
    const first = await it.toldBy(() => it.voted(claim, 'sato', { comment: '次回は早めに' }));
    claim = first.done;
    expect(heads(first.mails)).toEqual([
      ['nakamura', '【STAFee】承認のお願い: 5月の出張'],
      ['takahashi', '【STAFee】承認のお願い: 5月の出張'],
    ]);
    expect(first.mails[0]?.text).toContain('  承認ステップ: 経理担当\n');
    expect(first.mails[0]?.text).not.toContain('次回は早めに');
    claim = await it.voted(claim, 'takahashi');
    const last = await it.toldBy(() => it.voted(claim, 'ito', { comment: '確認しました' }));
    expect(heads(last.mails)).toEqual([['tanaka', '【STAFee】承認の完了: 5月の出張']]);
    expect(it.bodyOf(last.mails[0] as Told, claim)).toEqual([
      '田中花子 様',
      '',
      '経費申請がすべての承認ステップを通りました。',
      '',
      ...claimFacts,
      '  処理した人: 伊藤誠',
      '  コメント:',
      '    確認しました',
      '',
      'このあと経理が確定します。お手続きは不要です。内容は次のリンクからご確認いただけます。',
      '',
      '/claims/ID',
    ]);
  });

  test('a 差戻し to the applicant with its reason, and the submission after it to the approver again', async () => {
    const submitted = await it.filed();
    const { mails, done: claim } = await it.toldBy(() => it.voted(submitted, 'sato', back));
    expect(heads(mails)).toEqual([['tanaka', '【STAFee】差戻し: 5月の出張']]);
    expect(it.bodyOf(mails[0] as Told, claim)).toEqual([
      '田中花子 様',
      '',
      '経費申請が差し戻されました。',
      '',
      ...claimFacts,
      '  処理した人: 佐藤健一',
      '  理由:',
      '    領収書の宛名が違います',
      '',
      '次のリンクから理由を確認し、修正のうえ再度申請してください。',
      '',
      '/claims/ID',
    ]);
    const again = await it.toldBy(async () => fine(await submit(it.person('tanaka'), claim)));
    expect(heads(again.mails)).toEqual([['sato', '【STAFee】承認のお願い: 5月の出張']]);
  });

  test('a 却下 to the applicant with its reason', async () => {
    const claim = await it.filed();
    const { mails } = await it.toldBy(() =>
      it.voted(claim, 'sato', { kind: 'reject', reason: '私的な\n利用' }),
    );
    expect(heads(mails)).toEqual([['tanaka', '【STAFee】却下: 5月の出張']]);
    expect(it.bodyOf(mails[0] as Told, claim).slice(2, -2)).toEqual([
      '経費申請が却下されました。',
      '',
      ...claimFacts,
      '  処理した人: 佐藤健一',
      '  理由:',
      '    私的な',
      '    利用',
      '',
      '却下された申請は再度申請できません。必要な場合は新しい申請を作成してください。',
    ]);
  });

  test('a confirmation to the applicant, and its reversal with the reason and what comes then (K-05)', async () => {
    let claim = await it.approved(await it.filed());
    const confirmed = await it.toldBy(() => it.posted(claim, 'confirmation', {}));
    claim = confirmed.done;
    expect(heads(confirmed.mails)).toEqual([['tanaka', '【STAFee】確定: 5月の出張']]);
    expect(it.bodyOf(confirmed.mails[0] as Told, claim).slice(2, -2)).toEqual([
      '経費申請が確定しました。',
      '',
      ...claimFacts,
      '  処理した人: 高橋美咲',
      '',
      'お手続きは不要です。内容は次のリンクからご確認いただけます。',
    ]);
    const reversed = await it.toldBy(() =>
      it.posted(claim, 'reversal', { to: 'applicant', reason: '日付が違います' }, 'ito'),
    );
    expect(heads(reversed.mails)).toEqual([['tanaka', '【STAFee】確定の取消: 5月の出張']]);
    expect(it.bodyOf(reversed.mails[0] as Told, claim).slice(2, -2)).toEqual([
      '経費申請の確定が取り消されました。',
      '',
      ...claimFacts,
      '  処理した人: 伊藤誠',
      '  理由:',
      '    日付が違います',
      '',
      '申請は差戻しになりました。次のリンクから理由を確認し、修正のうえ再度申請してください。',
    ]);
  });

  test('a reversal that leaves the approvals tells the applicant that nothing is asked of him', async () => {
    const confirmed = await it.posted(await it.approved(await it.filed()), 'confirmation', {});
    const { mails } = await it.toldBy(() =>
      it.posted(confirmed, 'reversal', { to: 'approved', reason: '科目の訂正' }, 'ito'),
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('申請は承認済みに戻り、経理が改めて確定します。お手続きは不要です。');
  });

  test('a correction to the applicant and to those whose approvals stand: what it was and what it is (K-12)', async () => {
    const claim = await it.voted(await it.filed(), 'sato');
    const corrections = [{ lineId: claim.lines[0].id, departmentId: 'planning' }];
    const { mails } = await it.toldBy(() =>
      it.posted(claim, 'corrections', { corrections, reason: '部門の付け替え' }),
    );
    expect(heads(mails)).toEqual([
      ['sato', '【STAFee】経理による訂正: 5月の出張'],
      ['tanaka', '【STAFee】経理による訂正: 5月の出張'],
    ]);
    expect(it.bodyOf(mails[1] as Told, claim).slice(2, -2)).toEqual([
      '経理が経費申請の明細を訂正しました。金額と承認はそのままです。',
      '',
      ...claimFacts,
      '  処理した人: 高橋美咲',
      '  理由:',
      '    部門の付け替え',
      '  訂正の内容:',
      '    明細1 部門: 営業一課（sales-1） → 企画部（planning）',
      '',
      'お手続きは不要です。内容は次のリンクからご確認いただけます。心当たりのない訂正は、経理にお問い合わせください。',
    ]);
  });

  test('an approved claim that goes back to a step, to the people of that step with the reason', async () => {
    const claim = await it.approved(await it.filed());
    const again = { to: { kind: 'step', step: 0 }, reason: '部門長の確認が必要です' };
    const { mails } = await it.toldBy(() => it.posted(claim, 'send-backs', again));
    expect(heads(mails)).toEqual([['sato', '【STAFee】承認のお願い: 5月の出張']]);
    expect(it.bodyOf(mails[0] as Told, claim).slice(2, 12)).toEqual([
      '経理から差し戻された経費申請があります。改めて承認をお願いします。',
      '',
      ...claimFacts,
      '  承認ステップ: 課長',
      '  処理した人: 高橋美咲',
      '  理由:',
      '    部門長の確認が必要です',
    ]);
    const other = await it.approved(await it.filed());
    const toApplicant = await it.toldBy(() =>
      it.posted(other, 'send-backs', { to: { kind: 'applicant' }, reason: '金額' }),
    );
    expect(heads(toApplicant.mails)).toEqual([['tanaka', '【STAFee】差戻し: 5月の出張']]);
  });

  test('a withdrawal to whoever had been asked', async () => {
    const claim = await it.filed();
    const { mails } = await it.toldBy(() => it.posted(claim, 'withdrawal', {}, 'tanaka'));
    expect(heads(mails)).toEqual([['sato', '【STAFee】取下げ: 5月の出張']]);
    expect(it.bodyOf(mails[0] as Told, claim).slice(2, 4)).toEqual([
      '承認をお願いしていた経費申請が、申請者により取り下げられました。',
      '',
    ]);
  });

  test('holds nothing but what stands in it: no receipt, no line, no supplier', async () => {
    const { mails } = await it.toldBy(() => it.filed());
    expect(mails).toHaveLength(1);
    for (const secret of ['東海旅客鉄道', '品川', '新大阪', '大阪出張', '2026-05'])
      expect(mails[0]?.text).not.toContain(secret);
  });

  test('puts a title of emoji and of 100 signs into one line of the subject', async () => {
    const odd = await it.toldBy(() => it.filed('👩‍💻出張🚄（大阪）'));
    expect(odd.mails[0]?.subject).toMatch(/^【STAFee】承認のお願い: .*出張🚄（大阪）$/u);
    const long = await it.toldBy(() => it.filed('長'.repeat(100)));
    expect(long.mails[0]?.subject).toBe(`【STAFee】承認のお願い: ${'長'.repeat(39)}…`);
    expect(long.mails[0]?.text).toContain(`  件名: ${'長'.repeat(100)}\n`);
  });
});

describe('a digest (decision 0161)', () => {
  digestsOfADay(() => it);
});

describe('a notice under faults', () => {
  noticesUnderFaults(() => it);
});

describe('a notice of one of two companies', () => {
  noticesOfTwoCompanies(() => it);
});

describe('the audit trail of the running cloud', () => {
  trailOfNotices(() => it);
});

describe('a notice of a company that says who sends it (会社の基本)', () => {
  test('carries its name beside our address, and its own address to answer to', async () => {
    const watanabe = await it.signIn('watanabe');
    const { value, version } = fine(await watanabe.get('/api/settings/company'));
    const named = { ...value, mailName: 'みなと商事', replyTo: 'keiri@minato.example.jp' };
    fine(await watanabe.put('/api/settings/company', { value: named, expectedVersion: version }));
    await it.toldBy(() => it.filed());
    const [{ from, replyTo } = { from: '', replyTo: [] }] = it.cloud.mails();
    expect(from).toBe('=?UTF-8?B?44G/44Gq44Go5ZWG5LqL77yIU1RBRmVl77yJ?= <no-reply@stafee.example.jp>');
    expect(replyTo).toEqual(['keiri@minato.example.jp']);
  });
});
