import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstant } from '#domain/kernel/time.ts';
import { nextDigest } from '#domain/notices/digest-time.ts';
import { known } from '#test/builders/claims.ts';
import { back, fine, heads, type MailedActs } from './mailed-acts.ts';

const minute = 60_000;

/** まとめメール, in a cloud that others use too. */
export const digestsOfADay = (world: () => MailedActs): void => {
  /** Each test has a digest of its own: one that was sent is not sent again, also when the clock goes back. */
  let hour = 6;
  const choose = async (name: string, ways: Readonly<Record<string, string>>): Promise<any> => {
    const { version } = fine(await world().person(name).get('/api/me/mail-choice'));
    const body = { ways, hour, expectedVersion: version };
    return fine(await world().person(name).put('/api/me/mail-choice', body));
  };
  const dueFrom = (now: number): number =>
    nextDigest(known(isInstant, new Date(now).toISOString()), { hour, holidays: [] });
  /** The clock has come to the digest, and so many minutes more. */
  const atDigest = async (due: number, minutes = 0): Promise<void> => {
    const offset = due + minutes * minute - Date.now();
    world().cloud.setClock(() => new Date(Date.now() + offset));
    await world().cloud.invoke('digest-dispatch', {
      scheduledAt: new Date(due + minutes * minute).toISOString(),
    });
    await world().cloud.catchUp();
  };
  const digests = () =>
    world()
      .newMails()
      .filter(({ subject }) => subject.includes('まとめ'));

  beforeEach(async () => {
    hour += 1;
    await choose('sato', { request: 'daily' });
    await world().cloud.catchUp();
    world().mark();
  });
  afterEach(async () => {
    world().cloud.faults.clear();
    world().cloud.setClock(() => new Date());
    await world().signInAnew();
    await choose('sato', {});
    await choose('tanaka', {});
  });

  test('holds in one mail what still waits, and is sent once, at the hour of the person', async () => {
    const due = dueFrom(Date.now());
    const [first, second] = [await world().filed('1件目\u3000の出張'), await world().filed('2件目の出張')];
    await world().cloud.catchUp();
    expect(heads(world().newMails())).toEqual([]);
    await world().voted(first, 'sato', back);
    await atDigest(due, -10);
    expect(digests()).toEqual([]);
    await atDigest(due);
    const [mail, ...others] = digests();
    expect(others).toEqual([]);
    expect(heads([mail as never])).toEqual([['sato', '【STAFee】経費申請のお知らせ（まとめ）: 1件']]);
    expect(mail?.text.split('\n').slice(0, 9)).toEqual([
      '佐藤健一 様',
      '',
      '経費申請のお知らせが1件あります。',
      '',
      '■ 承認のお願い（1件）',
      `・${second.number} 2件目の出張 29,440円（田中花子）`,
      `  ${world().cloud.url}/inbox/${second.id}`,
      '',
      '内容は、各リンクからご確認いただけます。',
    ]);
    await atDigest(due, 60);
    expect(digests()).toHaveLength(1);
    // Each claim that the mail named has an audit item of its own; the first one has that of its 差戻し alone.
    expect(await world().tellingsOf(second.id)).toBe(1);
    expect(await world().tellingsOf(first.id)).toBe(1);
  });

  test('is none where nothing of it concerns the person any more', async () => {
    const due = dueFrom(Date.now());
    const claim = await world().filed();
    await world().cloud.catchUp();
    await world().posted(claim, 'withdrawal', {}, 'tanaka');
    await world().cloud.catchUp();
    world().mark();
    await atDigest(due);
    expect(digests()).toEqual([]);
  });

  test('leaves out what is declined, and tells at once what is not put together', async () => {
    await choose('tanaka', { approved: 'none', confirmed: 'daily' });
    await choose('sato', {});
    const due = dueFrom(Date.now());
    const approved = await world().approved(await world().filed());
    const { mails } = await world().toldBy(() => world().posted(approved, 'confirmation', {}));
    expect(mails).toEqual([]);
    expect(heads(world().newMails()).filter(([to]) => to === 'tanaka')).toEqual([]);
    await atDigest(due);
    expect(
      digests().map(({ to, text }) => [to, text.includes('■ 確定（1件）'), text.includes('承認の完了')]),
    ).toEqual([['tanaka', true, false]]);
  });

  test.each([
    ['putting a line by', 'TransactWriteItems', 'TenantNotice'],
    ['the row that says it is due', 'PutItem', 'mail-worker'],
  ])('loses and doubles nothing when %s fails', async (_what, operation, by) => {
    const due = dueFrom(Date.now() + 30 * minute);
    world().cloud.faults.failNext({
      service: 'dynamodb',
      operation,
      by,
      code: 'InternalServerError',
      statusCode: 500,
      times: 8,
    });
    await world().filed();
    await world().cloud.catchUp();
    world().cloud.faults.clear();
    for (const minutes of [7, 14]) {
      world().cloud.setClock(() => new Date(Date.now() + minutes * minute));
      // oxlint-disable-next-line no-await-in-loop -- what failed is visible again
      await world().cloud.catchUp();
    }
    await atDigest(due);
    expect(digests().map(({ to, subject }) => [to, subject])).toEqual([
      ['sato', '【STAFee】経費申請のお知らせ（まとめ）: 1件'],
    ]);
    await atDigest(due, 60);
    expect(digests()).toHaveLength(1);
  });

  test.each([
    ['taking its lines away', 'TransactWriteItems', 'TenantNotice'],
    ['ending it', 'DeleteItem', 'mail-worker'],
    ['queueing it', 'SendMessage', 'digest-dispatch'],
  ])('is sent once and cleared away when %s fails', async (_what, operation, by) => {
    const due = dueFrom(Date.now());
    const claim = await world().filed();
    await world().cloud.catchUp();
    const service = operation === 'SendMessage' ? 'sqs' : 'dynamodb';
    world().cloud.faults.failNext({
      service,
      operation,
      by,
      code: 'InternalServerError',
      statusCode: 500,
      times: 8,
    });
    await atDigest(due).catch(() => undefined);
    world().cloud.faults.clear();
    await atDigest(due, 60);
    await atDigest(due, 120);
    // Between SES's answer and its record lies the one moment that doubles (decision 0025).
    const most = operation === 'TransactWriteItems' ? 2 : 1;
    expect(digests().length).toBeGreaterThanOrEqual(1);
    expect(digests().length).toBeLessThanOrEqual(most);
    const sent = digests().length;
    await atDigest(due, 180);
    expect(digests()).toHaveLength(sent);
    expect(await world().tellingsOf(claim.id)).toBe(1);
  });
};
