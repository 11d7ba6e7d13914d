import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { endIn } from '#lambdas/audit/segment.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { create, submit, vote } from '#test/journeys/claim-driver.ts';
import { startDemoCloud, type DemoCloud } from '#test/journeys/demo-cloud.ts';
import { newUlid, type Answer, type Person } from '#test/journeys/person.ts';

let demo: DemoCloud;
let people: Record<string, Person>;
const person = (name: string): Person => people[name] as Person;
const loginIds = ['tanaka', 'sato', 'takahashi', 'nakamura', 'ito'] as const;
beforeAll(async () => {
  demo = await startDemoCloud();
  people = Object.fromEntries(
    await Promise.all(loginIds.map(async (name) => [name, await demo.signIn(name)] as const)),
  );
});
afterAll(() => demo.close());

type Told = { readonly to: string; readonly subject: string; readonly text: string };

const all = (): readonly Told[] =>
  demo.cloud.mails().map(({ to, subject, text }) => ({
    to: to.join().replace('@minato.example.jp', ''),
    subject,
    text,
  }));
let before = 0;
const newMails = () => all().slice(0, all().length - before);
/** The mails that an act brings, in the order of their addresses. */
const toldBy = async <T>(
  act: () => Promise<T>,
): Promise<{ readonly mails: readonly Told[]; readonly done: T }> => {
  await demo.cloud.settle();
  before = all().length;
  const done = await act();
  await demo.cloud.settle();
  return { done, mails: newMails().toSorted((one, other) => (one.to < other.to ? -1 : 1)) };
};
const heads = (mails: readonly Told[]) => mails.map(({ to, subject }) => [to, subject]);
beforeEach(() => {
  before = all().length;
});
const newNotices = () => newMails().filter(({ subject }) => subject.startsWith('【STAFee】差戻し: '));

const fine = ({ status, body }: Answer): any => {
  expect([status, body]).toEqual([status < 300 ? status : 200, body]);
  return body;
};

const days = { next: 0 };
const filed = async (title = '5月の出張'): Promise<any> => {
  days.next += 1;
  const spentOn = `2026-05-${String(days.next).padStart(2, '0')}`;
  const draft = await create(person('tanaka'), { title, lines: [shinkansen({ spentOn })] });
  return fine(await submit(person('tanaka'), draft));
};
const voted = async (claim: any, by: string, difference: Record<string, unknown> = {}): Promise<any> =>
  fine(await vote(person(by), claim, difference));
const approved = async (claim: any): Promise<any> => {
  let current = claim;
  for (const name of ['sato', 'takahashi', 'ito']) current = await voted(current, name);
  return current;
};
const posted = async (claim: any, act: string, body: Record<string, unknown>, by = 'takahashi') =>
  fine(
    await person(by).post(
      `/api/claims/${claim.id}/${act}`,
      { expectedVersion: claim.version, ...body },
      { key: newUlid() },
    ),
  );

const back = { kind: 'send-back', reason: '領収書の宛名が違います' };
const sentBack = async () => voted(await filed(), 'sato', back);

const operator = () => ({ region: 'ap-northeast-1', credentials: demo.cloud.operator });

/** A mail as it stands, but for the claim's number and id, the host and what ends every mail. */
const bodyOf = ({ text }: Told, { id, number }: any): readonly string[] => {
  const [own = '', end] = text.split(
    '\nメールの受け取り方は、マイページの「お知らせメール」で変更できます。\n',
  );
  expect(end).toBe(
    `${demo.cloud.url}/me\n\nこのメールは送信専用です。心当たりがない場合は、貴社のテナント管理者にお知らせください。\n\nSTAFee`,
  );
  return own.replaceAll(number, 'EX-0').replace(id, 'ID').replace(demo.cloud.url, '').trimEnd().split('\n');
};

const claimFacts = [
  '  申請番号: EX-0',
  '  件名: 5月の出張',
  '  申請者: 田中花子（営業一課）',
  '  金額: 29,440円',
];

describe('an act on a claim is told by mail (issue 10)', () => {
  test('a submission to the approvers of its first step: what it is, what to do, and where', async () => {
    const { mails, done: claim } = await toldBy(() => filed());
    expect(heads(mails)).toEqual([['sato', '【STAFee】承認のお願い: 5月の出張']]);
    expect(bodyOf(mails[0] as Told, claim)).toEqual([
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
    let claim = await filed();
    const first = await toldBy(() => voted(claim, 'sato', { comment: '次回は早めに' }));
    claim = first.done;
    expect(heads(first.mails)).toEqual([
      ['nakamura', '【STAFee】承認のお願い: 5月の出張'],
      ['takahashi', '【STAFee】承認のお願い: 5月の出張'],
    ]);
    expect(first.mails[0]?.text).toContain('  承認ステップ: 経理担当\n');
    expect(first.mails[0]?.text).not.toContain('次回は早めに');
    claim = await voted(claim, 'takahashi');
    const last = await toldBy(() => voted(claim, 'ito', { comment: '確認しました' }));
    expect(heads(last.mails)).toEqual([['tanaka', '【STAFee】承認の完了: 5月の出張']]);
    expect(bodyOf(last.mails[0] as Told, claim)).toEqual([
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
    const submitted = await filed();
    const { mails, done: claim } = await toldBy(() => voted(submitted, 'sato', back));
    expect(heads(mails)).toEqual([['tanaka', '【STAFee】差戻し: 5月の出張']]);
    expect(bodyOf(mails[0] as Told, claim)).toEqual([
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
    const again = await toldBy(async () => fine(await submit(person('tanaka'), claim)));
    expect(heads(again.mails)).toEqual([['sato', '【STAFee】承認のお願い: 5月の出張']]);
  });

  test('a 却下 to the applicant with its reason', async () => {
    const claim = await filed();
    const { mails } = await toldBy(() => voted(claim, 'sato', { kind: 'reject', reason: '私的な\n利用' }));
    expect(heads(mails)).toEqual([['tanaka', '【STAFee】却下: 5月の出張']]);
    expect(bodyOf(mails[0] as Told, claim).slice(2, -2)).toEqual([
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
    let claim = await approved(await filed());
    const confirmed = await toldBy(() => posted(claim, 'confirmation', {}));
    claim = confirmed.done;
    expect(heads(confirmed.mails)).toEqual([['tanaka', '【STAFee】確定: 5月の出張']]);
    expect(bodyOf(confirmed.mails[0] as Told, claim).slice(2, -2)).toEqual([
      '経費申請が確定しました。',
      '',
      ...claimFacts,
      '  処理した人: 高橋美咲',
      '',
      'お手続きは不要です。内容は次のリンクからご確認いただけます。',
    ]);
    const reversed = await toldBy(() =>
      posted(claim, 'reversal', { to: 'applicant', reason: '日付が違います' }, 'ito'),
    );
    expect(heads(reversed.mails)).toEqual([['tanaka', '【STAFee】確定の取消: 5月の出張']]);
    expect(bodyOf(reversed.mails[0] as Told, claim).slice(2, -2)).toEqual([
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
    const confirmed = await posted(await approved(await filed()), 'confirmation', {});
    const { mails } = await toldBy(() =>
      posted(confirmed, 'reversal', { to: 'approved', reason: '科目の訂正' }, 'ito'),
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('申請は承認済みに戻り、経理が改めて確定します。お手続きは不要です。');
  });

  test('a correction to the applicant and to those whose approvals stand: what it was and what it is (K-12)', async () => {
    const claim = await voted(await filed(), 'sato');
    const corrections = [{ lineId: claim.lines[0].id, departmentId: 'planning' }];
    const { mails } = await toldBy(() =>
      posted(claim, 'corrections', { corrections, reason: '部門の付け替え' }),
    );
    expect(heads(mails)).toEqual([
      ['sato', '【STAFee】経理による訂正: 5月の出張'],
      ['tanaka', '【STAFee】経理による訂正: 5月の出張'],
    ]);
    expect(bodyOf(mails[1] as Told, claim).slice(2, -2)).toEqual([
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
    const claim = await approved(await filed());
    const again = { to: { kind: 'step', step: 0 }, reason: '部門長の確認が必要です' };
    const { mails } = await toldBy(() => posted(claim, 'send-backs', again));
    expect(heads(mails)).toEqual([['sato', '【STAFee】承認のお願い: 5月の出張']]);
    expect(bodyOf(mails[0] as Told, claim).slice(2, 12)).toEqual([
      '経理から差し戻された経費申請があります。改めて承認をお願いします。',
      '',
      ...claimFacts,
      '  承認ステップ: 課長',
      '  処理した人: 高橋美咲',
      '  理由:',
      '    部門長の確認が必要です',
    ]);
    const other = await approved(await filed());
    const toApplicant = await toldBy(() =>
      posted(other, 'send-backs', { to: { kind: 'applicant' }, reason: '金額' }),
    );
    expect(heads(toApplicant.mails)).toEqual([['tanaka', '【STAFee】差戻し: 5月の出張']]);
  });

  test('a withdrawal to whoever had been asked', async () => {
    const claim = await filed();
    const { mails } = await toldBy(() => posted(claim, 'withdrawal', {}, 'tanaka'));
    expect(heads(mails)).toEqual([['sato', '【STAFee】取下げ: 5月の出張']]);
    expect(bodyOf(mails[0] as Told, claim).slice(2, 4)).toEqual([
      '承認をお願いしていた経費申請が、申請者により取り下げられました。',
      '',
    ]);
  });

  test('holds nothing but what stands in it: no receipt, no line, no supplier', async () => {
    const { mails } = await toldBy(() => filed());
    expect(mails).toHaveLength(1);
    for (const secret of ['東海旅客鉄道', '品川', '新大阪', '大阪出張', '2026-05'])
      expect(mails[0]?.text).not.toContain(secret);
  });

  test('puts a title of emoji and of 100 signs into one line of the subject', async () => {
    const odd = await toldBy(() => filed('👩‍💻出張🚄（大阪）'));
    expect(odd.mails[0]?.subject).toMatch(/^【STAFee】承認のお願い: .*出張🚄（大阪）$/u);
    const long = await toldBy(() => filed('長'.repeat(100)));
    expect(long.mails[0]?.subject).toBe(`【STAFee】承認のお願い: ${'長'.repeat(39)}…`);
    expect(long.mails[0]?.text).toContain(`  件名: ${'長'.repeat(100)}\n`);
  });
});

describe('a claim that is sent back', () => {
  test('is told once, although the queue hands it over again', async () => {
    const claim = await filed();
    await toldBy(async () => undefined);
    demo.cloud.faults.failNext({
      service: 'ses',
      operation: 'SendEmail',
      code: 'InternalFailure',
      statusCode: 500,
      times: 3,
    });
    await voted(claim, 'sato', back);
    await demo.cloud.settle();
    expect(newNotices()).toEqual([]);
    demo.cloud.faults.clear();
    demo.cloud.setClock(() => new Date(Date.now() + 7 * 60_000));
    await demo.cloud.settle();
    expect(newNotices()).toHaveLength(1);
    demo.cloud.setClock(() => new Date(Date.now() + 14 * 60_000));
    await demo.cloud.settle();
    expect(newNotices()).toHaveLength(1);
    demo.cloud.setClock(() => new Date());
  });
});

/** The worker's messages are visible again 6 minutes after they were handed out. */
const afterMinutes = async (minutes: number) => {
  demo.cloud.setClock(() => new Date(Date.now() + minutes * 60_000));
  await demo.cloud.settle();
};

describe('a notice under faults', () => {
  afterEach(() => {
    demo.cloud.faults.clear();
    demo.cloud.setClock(() => new Date());
  });

  test('waits out a throttle, and goes once', async () => {
    demo.cloud.faults.throttleNext({ service: 'ses', operation: 'SendEmail', times: 20 });
    await sentBack();
    await sentBack();
    await demo.cloud.settle();
    expect(newNotices()).toEqual([]);
    expect(demo.cloud.faults.pending()).toBeLessThan(20);
    demo.cloud.faults.clear();
    await afterMinutes(7);
    expect(newNotices()).toHaveLength(2);
    await afterMinutes(14);
    expect(newNotices()).toHaveLength(2);
  });

  test('goes a second time, and no third, when the worker dies between the mail and its record', async () => {
    demo.cloud.faults.throttleNext({ service: 'ses', operation: 'SendEmail', times: 20 });
    await sentBack();
    await demo.cloud.settle();
    demo.cloud.faults.clear();
    demo.cloud.faults.failNext({
      service: 'dynamodb',
      operation: 'TransactWriteItems',
      // The archiver and the purge write transactions at the same time; only the notice's own may fail.
      by: 'TenantNotice',
      code: 'InternalServerError',
      statusCode: 500,
      times: 20,
    });
    await afterMinutes(7);
    expect(newNotices()).toHaveLength(1);
    expect(demo.cloud.faults.pending()).toBeLessThan(20);
    demo.cloud.faults.clear();
    await afterMinutes(14);
    expect(newNotices()).toHaveLength(2);
    await afterMinutes(21);
    expect(newNotices()).toHaveLength(2);
  });
});

describe('the audit trail of the running cloud', () => {
  const archive = () => ({
    client: new S3Client({ ...operator(), endpoint: demo.cloud.services.s3 }),
    Bucket: demo.cloud.nameOf('Archive'),
  });
  const segments = async (): Promise<readonly { key: string; text: string }[]> => {
    const { client, Bucket } = archive();
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
    return Promise.all(
      Contents.map(async ({ Key = '' }) => {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
        return { key: Key, text: (await Body?.transformToString()) ?? '' };
      }),
    );
  };

  test('ends in chains of segments whose hashes fit, and holds the notice that was sent', async () => {
    await sentBack();
    await demo.cloud.settle();
    await demo.cloud.settle();
    const all = await segments();
    const chains = Map.groupBy(all, ({ key }) => key.replace(/\/\d+\.jsonl$/, ''));
    expect([...chains.keys()].every((chain) => /^(t\/t[0-9a-z]{26}|ops)\/\d{8}$/.test(chain))).toBe(true);
    for (const chain of chains.values()) {
      let hash = '0'.repeat(64);
      for (const { text } of chain) {
        expect(JSON.parse(text.slice(0, text.indexOf('\n'))).prevHash).toBe(hash);
        hash = endIn(text).hash;
      }
    }
    expect(all.some(({ text }) => text.includes('"action":"notice.send"'))).toBe(true);
    expect(all.some(({ text }) => text.includes('"action":"claim.send-back"'))).toBe(true);
  });

  test('archives a change of an item as tampering', async () => {
    const trail = (await segments()).find(({ text }) => text.includes('claim.send-back'));
    const line = (trail?.text ?? '').split('\n').find((one) => one.includes('claim.send-back')) ?? '{}';
    const { PK, SK } = JSON.parse(line).item;
    const document = DynamoDBDocumentClient.from(
      new DynamoDBClient({ ...operator(), endpoint: demo.cloud.services.dynamodb }),
    );
    await document.send(
      new UpdateCommand({
        TableName: demo.cloud.nameOf('Audit'),
        Key: { PK, SK },
        UpdateExpression: 'SET actor = :other',
        ExpressionAttributeValues: { ':other': '-' },
      }),
    );
    await demo.cloud.settle();
    const tampering = (await segments()).filter(({ text }) => text.includes('{"kind":"changed"'));
    expect(tampering).toHaveLength(1);
    expect(newNotices()).toEqual([]);
  });
});
