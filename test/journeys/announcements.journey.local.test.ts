import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import { announcingIn, type Announcing } from './announcing-operators.ts';
import { askOperators } from './operator-driver.ts';
import { trailOf } from './operators-trail.ts';
import { openTwoOperators, type TwoOperators } from './two-operators.ts';

let it: TwoOperators;
let notices: Announcing;
beforeAll(async () => {
  it = await openTwoOperators();
  notices = announcingIn(it);
});
afterAll(() => it.demo.close());

const maintenance = {
  kind: 'maintenance',
  title: '12月の定期メンテナンス',
  fields: {
    content: 'データベースの更新を行います。',
    from: '2026-12-12T13:00:00.000Z',
    until: '2026-12-12T17:00:00.000Z',
    impact: '作業の間、STAFeeをご利用いただけません。',
    contact: 'STAFeeサポート窓口\nsupport@stafee.example.jp',
  },
  audience: { to: 'all' },
};

describe('a release with a change that users see (O-03, 12.1.2)', () => {
  let id = '';

  test('is drafted, and refused where it lacks what the white paper names', async () => {
    const { impact: _impact, ...lacking } = maintenance.fields;
    const refused = await notices.draft(it.kato, { ...maintenance, fields: lacking });
    expect(refused.status).toBe(400);
    expect(refused.body.fields).toEqual([{ path: 'fields.impact', message: '入力してください' }]);
    const drafted = await notices.draft(it.kato, maintenance);
    expect([drafted.status, drafted.body.state]).toEqual([201, 'draft']);
    id = drafted.body.announcementId;
  });

  test('goes to nobody before a second operator has read it and approved it', async () => {
    const asked = await it.ask(it.kato, `/operator/announcements/${id}/sending`, { expectedVersion: 1 });
    expect([asked.status, asked.body.says]).toEqual([
      201,
      'お知らせ「12月の定期メンテナンス」（定期メンテナンス、第1版）を、すべての会社へ承認されたらすぐに送信する',
    ]);
    expect((await it.approve(it.kato, asked.body.requestId)).body.code).toBe('request-needs-another');
    expect(await notices.minute()).toEqual([]);
    expect((await it.approve(it.mori, asked.body.requestId)).status).toBe(200);
  });

  test('is mailed to every administrator of every company, in these words', async () => {
    const mails = await notices.minute();
    expect(mails.map(({ to }) => to.join()).toSorted()).toEqual([
      'hayashi@aoba-kobo.example.jp',
      'watanabe@minato.example.jp',
    ]);
    const told = mails.find(({ to }) => to[0] === 'watanabe@minato.example.jp');
    expect(told?.subject).toBe('【STAFee】定期メンテナンスのお知らせ：12月の定期メンテナンス');
    expect(told?.text).toBe(
      `株式会社みなと商事
渡辺直樹 様

STAFeeより、定期メンテナンスのお知らせです。

■ 件名
12月の定期メンテナンス

■ 内容
データベースの更新を行います。

■ 予定日時（日本時間）
2026年12月12日 22時00分から2026年12月13日 2時00分まで

■ 影響
作業の間、STAFeeをご利用いただけません。

■ 連絡先
STAFeeサポート窓口
support@stafee.example.jp

STAFeeにサインインすると、「お知らせ」の画面でもご覧いただけます。
${it.demo.cloud.url}/announcements

このメールは、ご契約に基づき、貴社のテナント管理者にお送りしています。送信専用のため、ご返信いただいてもお答えできません。

STAFee`,
    );
    expect(await notices.minute()).toEqual([]);
  });

  test('has its delivery log by company, with numbers and no address, made known by what SES says', async () => {
    const shown = await it.mori.get(`/operator/announcements/${id}`);
    expect(shown.body).toMatchObject({
      announcement: { state: 'sent', kind: 'maintenance' },
      progress: { companies: 2, companiesWaiting: 0, unknown: 0, mails: { delivered: 2, waiting: 0 } },
    });
    const log = await it.mori.get(`/operator/announcements/${id}/mails`);
    expect(
      log.body.items.map(({ row, tenantId, name, number, state }: any) => [
        row,
        tenantId,
        name ?? number,
        state,
      ]),
    ).toEqual(
      [
        ['company', aobaKobo.tenantId, '有限会社あおば工房', 'told'],
        ['mail', aobaKobo.tenantId, 1, 'delivered'],
        ['company', minato.tenantId, '株式会社みなと商事', 'told'],
        ['mail', minato.tenantId, 1, 'delivered'],
      ].toSorted((one, other) => (String(one[1]) < String(other[1]) ? -1 : 0)),
    );
    expect(JSON.stringify([shown.body, log.body])).not.toMatch(/@minato|@aoba|渡辺|林/);
  });

  test('ends with a report of its result, to whomever it was announced (12.6.1)', async () => {
    const content = {
      kind: 'completion',
      title: '12月の定期メンテナンス',
      fields: {
        from: '2026-12-12T13:00:00.000Z',
        until: '2026-12-12T15:40:00.000Z',
        result: '予定した更新をすべて終えました。',
        contact: 'STAFeeサポート窓口',
      },
      audience: { to: 'all' },
      reportOf: id,
    };
    // Written by another operator at the same time.
    const other = (await notices.draft(it.mori, content)).body.announcementId;
    const report = await notices.approved(content);
    const sending = await it.ask(it.mori, `/operator/announcements/${other}/sending`, { expectedVersion: 1 });
    expect([sending.status, sending.body.code]).toEqual([409, 'announcement-reported']);
    const mails = await notices.minute();
    expect(mails.map(({ subject }) => subject)).toEqual(
      Array(2).fill('【STAFee】完了のお知らせ：12月の定期メンテナンス'),
    );
    expect(mails[0]?.text).toContain(
      '■ 実施日時（日本時間）\n2026年12月12日 22時00分から2026年12月13日 0時40分まで\n\n■ 結果\n予定した更新をすべて終えました。',
    );
    expect((await notices.shown(id)).announcement).toMatchObject({ reportedBy: report, lacksReport: false });
    const { fields, audience } = maintenance;
    const { impact: _impact, ...told } = fields;
    const twice = { kind: 'completion', title: '報告', audience, reportOf: id };
    const second = await notices.draft(it.kato, { ...twice, fields: { ...told, result: '終了' } });
    expect(second.body.code).toBe('announcement-reported');
    const [mail] = await notices.mailsOf(id);
    const { tenantId, userId, attempt } = mail;
    const decided = { tenantId, userId, attempt, decision: 'send-again', reason: '念のため' };
    const known = await it.kato.post(`/operator/announcements/${id}/mail-decision`, decided);
    expect([known.status, known.body.code]).toEqual([409, 'mail-known']);
  });

  test('leaves each step in the operators’ trail, with who asked and why (9.2.3)', async () => {
    const lines = (await trailOf(it.demo.cloud, it.now())).filter((line) => line.includes(id));
    expect(lines).toEqual(
      expect.arrayContaining([
        `op-kato announcement.draft announcement ${id} done 12月のリリースのため`,
        `op-kato announcement.send-asked announcement ${id} done ${it.reason}`,
        expect.stringMatching(/^op-mori announcement.send announcement \w+, request \w+ of op-kato done/),
      ]),
    );
  });
});

describe('what cannot wait for a second operator (12.6.1, 16.1.1)', () => {
  const emergency = {
    kind: 'emergency-before',
    title: '緊急メンテナンスの実施',
    fields: {
      content: '通信の部品を更新します。',
      reason: 'ぜい弱性が公表されたため',
      from: '2026-12-03T13:00:00.000Z',
      impact: '数分の間、つながりにくくなります。',
      contact: 'STAFeeサポート窓口',
    },
    audience: { to: 'chosen', tenantIds: [aobaKobo.tenantId] },
  };
  let id = '';

  test('is sent by one, to the chosen company alone, and to nobody else', async () => {
    id = (await notices.draft(it.kato, emergency)).body.announcementId;
    const sent = await it.kato.post(`/operator/announcements/${id}/urgent-sending`, {
      reason: '公表されたぜい弱性への対応のため',
      expectedVersion: 1,
    });
    expect([sent.status, sent.body.awaitsConfirmation]).toEqual([200, true]);
    const mails = await notices.minute();
    expect(mails.map(({ to, subject }) => [to[0], subject])).toEqual([
      ['hayashi@aoba-kobo.example.jp', '【STAFee】緊急メンテナンスのお知らせ：緊急メンテナンスの実施'],
    ]);
  });

  test('burns on the home until another operator has confirmed it', async () => {
    const burning = async () =>
      (await it.mori.get('/operator/home')).body.groups.find(
        ({ kind }: any) => kind === 'announcement-unconfirmed',
      );
    expect((await burning()).items).toEqual([{ says: '緊急メンテナンスの実施', at: expect.any(String) }]);
    const confirm = { reason: '内容と宛先を確かめた' };
    const own = await it.kato.post(`/operator/announcements/${id}/confirmation`, confirm);
    expect([own.status, own.body.code]).toEqual([403, 'own-announcement']);
    expect((await it.mori.post(`/operator/announcements/${id}/confirmation`, confirm)).status).toBe(200);
    expect(await burning()).toBeUndefined();
  });

  test('is no way around the second operator for a planned maintenance', async () => {
    const planned = (await notices.draft(it.kato, maintenance)).body.announcementId;
    const tried = await it.kato.post(`/operator/announcements/${planned}/urgent-sending`, {
      reason: '急ぐため',
      expectedVersion: 1,
    });
    expect([tried.status, tried.body.code]).toEqual([422, 'announcement-not-urgent']);
    expect(await notices.minute()).toEqual([]);
  });

  test('a draft that was changed after it was read is not sent', async () => {
    const drafted = (await notices.draft(it.kato, maintenance)).body;
    const path = `/operator/announcements/${drafted.announcementId}`;
    const asked = await it.ask(it.kato, `${path}/sending`, { expectedVersion: 1 });
    const { kind, fields, audience } = maintenance;
    const changed = { kind, fields, audience, title: '別の件名', expectedVersion: 1, reason: '件名の訂正' };
    const { headers } = it.kato;
    expect((await askOperators(it.demo.cloud)('PUT', path, { headers, body: changed })).status).toBe(200);
    expect((await it.approve(it.mori, asked.body.requestId)).body.code).toBe('request-outdated');
    expect(await notices.minute()).toEqual([]);
  });

  test('what was overtaken is told so', async () => {
    const drafted = (await notices.draft(it.kato, maintenance)).body;
    const path = `/operator/announcements/${drafted.announcementId}`;
    const late = { expectedVersion: 1, sendAt: '2026-01-05T00:00:00.000Z' };
    expect((await it.ask(it.kato, `${path}/sending`, late)).body.code).toBe('announcement-time-passed');
    const dropped = await it.kato.post(`${path}/drop`, { reason: '中止', expectedVersion: 1 });
    expect(dropped.body.state).toBe('dropped');
    const again = await it.kato.post(`${path}/drop`, { reason: '中止', expectedVersion: 2 });
    expect(again.body.code).toBe('announcement-changed-meanwhile');
    const nowhere = { to: 'chosen', tenantIds: [`t01${'j'.repeat(24)}`] };
    const unknown = await notices.draft(it.kato, { ...maintenance, audience: nowhere });
    expect(unknown.body.code).toBe('company-unknown');
  });
});
