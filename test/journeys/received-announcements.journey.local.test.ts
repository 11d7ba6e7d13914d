import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { minato } from '#local/seed/minato.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { announcingIn, type Announcing } from './announcing-operators.ts';
import { newUlid, type Person } from './person.ts';
import { tellCompany } from './told-company.ts';
import { openTwoOperators, type TwoOperators } from './two-operators.ts';

let it: TwoOperators;
let notices: Announcing;
let tanaka: Person;
let sato: Person;
let hayashi: Person;
beforeAll(async () => {
  it = await openTwoOperators();
  notices = announcingIn(it);
  [tanaka, sato, hayashi] = await Promise.all([
    it.demo.signIn('tanaka'),
    it.demo.signIn('sato'),
    it.demo.signIn('hayashi', 'aoba-kobo'),
  ]);
});
afterAll(() => it.demo.close());

/** To the minute, so many hours from now. */
const inHours = (hours: number): string =>
  new Date(it.now().getTime() + hours * 3_600_000).toISOString().replace(/:\d\d\.\d+Z$/, ':00.000Z');

const contact = 'STAFeeサポート窓口';
const newsOf = async (who: Person) => {
  const { announcements } = (await who.get('/api/counts')).body;
  const { planned } = await listOf(who);
  return { unseen: announcements, planned };
};
const listOf = async (who: Person, query = '') => (await who.get(`/api/company/announcements${query}`)).body;
const shownTo = (who: Person, id: string) => who.get(`/api/company/announcement?announcementId=${id}`);

describe('what the service told a company, its people find on a page (12.1.2, 12.6.1)', () => {
  let planned = '';
  let emergency = '';

  test('a company that was told nothing has an empty list', async () => {
    expect(await listOf(tanaka)).toEqual({ items: [], planned: [] });
    expect(await newsOf(tanaka)).toEqual({ unseen: { count: 0, isMore: false }, planned: [] });
  });

  test('everybody reads it, not only whom it was mailed to, and is reminded of maintenance in the days before', async () => {
    const fields = {
      content: '部品を交換します。',
      from: inHours(48),
      until: inHours(50),
      impact: '一時停止します。',
      contact,
    };
    planned = await notices.approved({
      kind: 'maintenance',
      title: '定期メンテナンス',
      fields,
      audience: { to: 'all' },
    });
    const mails = await notices.minute();
    expect(mails).toHaveLength(2);
    expect(mails[0]?.text).toMatch(
      /サインインすると、「お知らせ」の画面でもご覧いただけます。\n\S+\/announcements\n/,
    );
    const line = { announcementId: planned, kind: 'maintenance', title: '定期メンテナンス', isNew: true };
    expect((await listOf(tanaka)).items).toEqual([expect.objectContaining(line)]);
    expect(await newsOf(tanaka)).toEqual({
      unseen: { count: 1, isMore: false },
      planned: [{ id: planned, title: '定期メンテナンス', from: fields.from, until: fields.until }],
    });
    const shown = await shownTo(sato, planned);
    expect(shown.body).toEqual({
      announcementId: planned,
      kind: 'maintenance',
      title: '定期メンテナンス',
      fields,
      sentAt: expect.any(String),
    });
  });

  test('is new until its reader has seen the list, to each reader for himself', async () => {
    const seen = (who: Person, upTo: string) => who.post('/api/my/announcements-seen', { upTo });
    expect((await seen(tanaka, planned)).status).toBe(204);
    expect((await newsOf(tanaka)).unseen.count).toBe(0);
    expect((await listOf(tanaka)).items[0].isNew).toBe(false);
    expect((await newsOf(sato)).unseen.count).toBe(1);
    expect((await seen(tanaka, newUlid())).body.code).toBe('not-found');
  });

  test('is told by its report how it ended, and is no plan any more', async () => {
    const report = await notices.approved({
      kind: 'completion',
      title: '定期メンテナンスの完了',
      fields: { from: inHours(48), until: inHours(49), result: '予定どおり終えました。', contact },
      audience: { to: 'all' },
      reportOf: planned,
    });
    await notices.minute();
    // A tab that was opened before takes nothing back.
    await sato.post('/api/my/announcements-seen', { upTo: report });
    await sato.post('/api/my/announcements-seen', { upTo: planned });
    expect((await newsOf(sato)).unseen.count).toBe(0);
    const news = await newsOf(tanaka);
    expect([news.unseen.count, news.planned]).toEqual([1, []]);
    expect((await shownTo(tanaka, planned)).body.report).toEqual({
      announcementId: report,
      title: '定期メンテナンスの完了',
    });
    expect((await shownTo(tanaka, report)).body).toMatchObject({
      fields: { result: '予定どおり終えました。' },
      reported: { announcementId: planned, title: '定期メンテナンス' },
    });
  });

  test('what another company was told is not there, by its id either', async () => {
    const drafted = await notices.draft(it.kato, {
      kind: 'incident',
      title: '不正なアクセスの検知',
      fields: {
        content: '調査しています。',
        detectedAt: inHours(-3),
        impact: '確認中です。',
        response: '遮断しました。',
        contact,
      },
      audience: { to: 'chosen', tenantIds: [aobaKobo.tenantId] },
    });
    emergency = drafted.body.announcementId;
    const sent = await it.kato.post(`/operator/announcements/${emergency}/urgent-sending`, {
      reason: '直ちに知らせるため',
      expectedVersion: 1,
    });
    expect(sent.status).toBe(200);
    await notices.minute();
    expect((await listOf(hayashi)).items.map(({ title }: any) => title)).toEqual([
      '不正なアクセスの検知',
      '定期メンテナンスの完了',
      '定期メンテナンス',
    ]);
    // Of what was touched there, whoever keeps access reads, and nobody else of the company.
    const honda = await it.demo.signIn('aoba', 'aoba-kobo');
    expect((await listOf(honda)).items).toHaveLength(2);
    expect((await newsOf(honda)).unseen.count).toBe(2);
    expect((await shownTo(honda, emergency)).body.code).toBe('not-found');
    expect((await shownTo(hayashi, emergency)).status).toBe(200);
    expect((await listOf(tanaka)).items).toHaveLength(2);
    expect((await shownTo(tanaka, emergency)).body.code).toBe('not-found');
  });

  test('comes page by page, the newest first, and is counted up to nine', async () => {
    const first = await listOf(hayashi, '?limit=2');
    expect(first.items).toHaveLength(2);
    const second = await listOf(hayashi, `?limit=2&cursor=${first.nextCursor}`);
    expect([second.items.map(({ title }: any) => title), second.nextCursor]).toEqual([
      ['定期メンテナンス'],
      undefined,
    ]);
    const many = Array.from({ length: 8 }, (_, index) => ({
      kind: 'vulnerability' as const,
      title: `ぜい弱性${index}`,
      fields: { content: '更新します。', affected: 'なし', action: 'なし', contact },
      announcementId: newUlid() as never,
      at: new Date(Date.now() + 60_000 + index).toISOString() as never,
    }));
    await tellCompany(it.demo.cloud, minato.tenantId, many);
    expect((await newsOf(tanaka)).unseen).toEqual({ count: 9, isMore: false });
    await tellCompany(it.demo.cloud, minato.tenantId, [
      { ...many[0], announcementId: newUlid() as never } as never,
    ]);
    expect((await newsOf(tanaka)).unseen).toEqual({ count: 9, isMore: true });
  });
});
