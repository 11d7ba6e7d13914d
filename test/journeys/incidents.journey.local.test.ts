import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { minato } from '#local/seed/minato.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { announcingIn, type Announcing } from './announcing-operators.ts';
import type { SignedInOperator } from './operator-driver.ts';
import { trailOf } from './operators-trail.ts';
import { newUlid } from './person.ts';
import { openTwoOperators, type TwoOperators } from './two-operators.ts';

let it: TwoOperators;
let kato: SignedInOperator;
let notices: Announcing;
beforeAll(async () => {
  it = await openTwoOperators();
  notices = announcingIn(it);
  ({ kato } = it);
});
afterAll(() => it.demo.close());

const reason = '調査の結果';
const minute = (minutesAgo = 0): string =>
  `${new Date(it.now().getTime() - minutesAgo * 60_000).toISOString().slice(0, 16)}:00.000Z`;
const wrongFile = (more: object = {}) => ({
  incidentId: newUlid(),
  title: '別の会社のファイルが表示された',
  facts: '証憑の画面に、別の会社の領収書が表示されたとの報告がありました。',
  detectedAt: minute(5),
  severity: 'major',
  personalData: 'unknown',
  isMalicious: false,
  affected: { to: 'none-known' },
  reason,
  ...more,
});
const clockOf = (body: any, kind: string): any => body.clocks.find((clock: any) => clock.kind === kind);
const groupOf = async (kind: string): Promise<any> =>
  (await kato.get('/operator/home')).body.groups.find((group: any) => group.kind === kind);

describe('an incident: the wrong tenant’s file was returned (O-05, 16.1.1)', () => {
  const path = () => `/operator/incidents/${incidentId}`;
  let incidentId = '';

  test('is written down with the moment of its detection, once, and burns on the home', async () => {
    const body = wrongFile();
    ({ incidentId } = body);
    const opened = await kato.post('/operator/incidents', body);
    expect(opened).toMatchObject({
      status: 201,
      body: { state: 'open', version: 1, opened: { id: 'op-kato', name: '加藤誠' }, notices: [] },
    });
    expect(opened.body.clocks.map(({ kind, state }: any) => `${kind} ${state}`)).toEqual([
      'told running',
      'prompt running',
      'final running',
    ]);
    expect((await kato.post('/operator/incidents', body)).status).toBe(201);
    expect((await kato.post('/operator/incidents', { ...body, title: 'x' })).body.code).toBe(
      'incident-changed-meanwhile',
    );
    const tomorrow = wrongFile({ detectedAt: minute(-24 * 60) });
    expect((await kato.post('/operator/incidents', tomorrow)).body.fields).toMatchObject([
      { path: 'detectedAt' },
    ]);
    expect((await kato.get('/operator/incidents')).body.items).toHaveLength(1);
    expect((await groupOf('incident-open')).items).toEqual([{ says: body.title, at: body.detectedAt }]);
  });

  test('keeps who did what against it, and when: added once, and only added', async () => {
    const entry = {
      entryId: newUlid(),
      kind: 'containment',
      text: '証憑の画面を止めた。',
      happenedAt: minute(3),
      way: 'company-suspended',
      tenantId: minato.tenantId,
      reason,
    };
    expect((await kato.post(`${path()}/timeline`, entry)).status).toBe(200);
    expect((await kato.post(`${path()}/timeline`, entry)).status).toBe(200);
    const other = { ...entry, text: '別の話' };
    expect((await kato.post(`${path()}/timeline`, other)).body.code).toBe('incident-changed-meanwhile');
    const { way: _way, ...without } = { ...entry, entryId: newUlid() };
    expect((await kato.post(`${path()}/timeline`, without)).body.fields).toMatchObject([{ path: 'way' }]);
    const { items } = (await it.mori.get(`${path()}/timeline`)).body;
    expect(items.map(({ kind }: any) => kind)).toEqual(['containment', 'opened']);
    expect(items[0]).toMatchObject({
      text: '証憑の画面を止めた。',
      by: { id: 'op-kato', name: '加藤誠' },
      company: { tenantId: minato.tenantId, name: '株式会社みなと商事' },
      way: 'company-suspended',
      happenedAt: entry.happenedAt,
    });
  });

  test('is judged anew, with what it was before', async () => {
    const early = { announcementId: newUlid(), expectedVersion: 1, reason };
    expect((await kato.post(`${path()}/notice`, early)).body.code).toBe('incident-companies-unknown');
    const assessment = {
      severity: 'major',
      personalData: 'yes',
      isMalicious: false,
      affected: { to: 'chosen', tenantIds: [minato.tenantId, aobaKobo.tenantId] },
      expectedVersion: 1,
      reason,
    };
    const judged = await kato.put(`${path()}/assessment`, assessment);
    expect(judged).toMatchObject({ status: 200, body: { personalData: 'yes', version: 2 } });
    expect((await it.mori.put(`${path()}/assessment`, assessment)).body.code).toBe(
      'incident-changed-meanwhile',
    );
    const [newest] = (await kato.get(`${path()}/timeline`)).body.items.filter(
      ({ kind }: any) => kind === 'assessed',
    );
    expect(newest.text).toBe(
      '個人データ：不明 → あり\n影響を受ける会社：判明していない → 株式会社みなと商事、有限会社あおば工房\n理由：調査の結果',
    );
  });

  test('gives a draft of its notice with what is known, and its clock stops when the companies were told', async () => {
    const announcementId = newUlid();
    const drafting = { announcementId, expectedVersion: 2, reason };
    expect(await kato.post(`${path()}/notice`, drafting)).toMatchObject({
      status: 201,
      body: { announcementId },
    });
    expect((await kato.post(`${path()}/notice`, drafting)).status).toBe(201);
    const { announcement } = (await kato.get(`/operator/announcements/${announcementId}`)).body;
    expect(announcement).toMatchObject({
      kind: 'incident',
      title: '別の会社のファイルが表示された',
      fields: {
        content: '証憑の画面に、別の会社の領収書が表示されたとの報告がありました。',
        impact: '個人データが含まれている、またはそのおそれがあります。範囲を確認しています。',
        response: '・原因を調査しています。',
        contact: 'STAFeeのお問い合わせ窓口',
      },
      audience: { to: 'chosen' },
    });
    expect(announcement.audience.companies).toHaveLength(2);
    const urgent = await kato.post(`/operator/announcements/${announcementId}/urgent-sending`, {
      expectedVersion: 1,
      reason,
    });
    expect(urgent.status).toBe(200);
    expect(clockOf((await kato.get(path())).body, 'told').state).toBe('running');
    const mails = await notices.minute();
    expect(mails.map(({ subject }) => subject)).toContain(
      '【STAFee】セキュリティインシデントのお知らせ：別の会社のファイルが表示された',
    );
    const { body } = await kato.get(path());
    expect(clockOf(body, 'told')).toMatchObject({ state: 'stopped' });
    expect(body.notices).toMatchObject([{ announcementId, state: 'sent' }]);
  });

  test('is not closed while a report is owed, and says what ended it', async () => {
    const ending = { cause: 'キーの誤り', done: '修正を配備', prevention: '試験を追加', reason };
    const close = (expectedVersion: number) => kato.post(`${path()}/closing`, { ...ending, expectedVersion });
    expect((await close(3)).body.code).toBe('incident-unfinished');
    expect((await kato.post(`${path()}/containment`, { expectedVersion: 3, reason })).body).toMatchObject({
      state: 'contained',
      version: 4,
    });
    const report = (kind: string, happenedAt = minute()) =>
      kato.post(`${path()}/timeline`, {
        entryId: newUlid(),
        kind,
        text: '個人情報保護委員会の受付番号を控えた。',
        happenedAt,
        reason,
      });
    expect((await report('prompt-report', minute(60))).body.fields).toMatchObject([{ path: 'happenedAt' }]);
    expect(clockOf((await report('prompt-report')).body, 'prompt').state).toBe('stopped');
    expect((await close(5)).body.code).toBe('incident-unfinished');
    expect((await report('final-report')).body.version).toBe(6);
    // What was written down by mistake is taken back, and the clocks run again.
    const withdrawn = (await report('reports-withdrawn')).body;
    expect(withdrawn.clocks.map(({ state }: any) => state)).toEqual(['stopped', 'running', 'running']);
    expect((await close(7)).body.code).toBe('incident-unfinished');
    expect(clockOf((await report('prompt-report')).body, 'prompt').state).toBe('stopped');
    expect(clockOf((await report('no-report-owed')).body, 'final').state).toBe('not-owed');
    expect((await close(9)).body).toMatchObject({
      state: 'closed',
      closing: { cause: 'キーの誤り', done: '修正を配備', prevention: '試験を追加', by: { id: 'op-kato' } },
    });
    expect((await kato.get('/operator/incidents')).body.items).toEqual([]);
    expect((await it.mori.get('/operator/closed-incidents')).body.items).toMatchObject([
      {
        incidentId,
        state: 'closed',
        clocks: [{ state: 'stopped' }, { state: 'stopped' }, { state: 'not-owed' }],
      },
    ]);
    expect((await report('note')).body.code).toBe('incident-changed-meanwhile');
    expect(
      (await trailOf(it.demo.cloud, it.now())).filter((line) => line.includes('incident.close')),
    ).toEqual([
      `op-kato incident.close incident ${incidentId} refused ${reason}`,
      `op-kato incident.close incident ${incidentId} refused ${reason}`,
      `op-kato incident.close incident ${incidentId} refused ${reason}`,
      `op-kato incident.close incident ${incidentId} done ${reason}`,
    ]);
  });
});

describe('the clock of an incident of which nobody was told (16.1.1)', () => {
  test('warns, then burns on its last day, and says how late it was', async () => {
    // Monday 10:00 in Japan; the third business day is Thursday.
    const monday = Date.parse('2027-02-01T01:00:00.000Z');
    it.later((monday - it.now().getTime()) / 60_000);
    [kato] = await it.signInAgain();
    const body = wrongFile({ severity: 'moderate', personalData: 'no', affected: { to: 'all' } });
    expect((await kato.post('/operator/incidents', body)).status).toBe(201);
    const toldOn = async (days: number) => {
      if (days > 0) {
        it.later(days * 24 * 60);
        [kato] = await it.signInAgain();
      }
      return (await kato.get(`/operator/incidents/${body.incidentId}`)).body.clocks;
    };
    expect(await toldOn(0)).toEqual([
      { kind: 'told', warnOn: '2027-02-03', dueOn: '2027-02-04', state: 'running' },
    ]);
    expect(await groupOf('incident-untold')).toBeUndefined();
    expect(await toldOn(2)).toMatchObject([{ state: 'warning' }]);
    expect(await toldOn(1)).toMatchObject([{ state: 'last-day' }]);
    expect((await groupOf('incident-untold')).items).toEqual([
      { says: 'お客様への通知：別の会社のファイルが表示された', at: '2027-02-04' },
    ]);
    expect(await toldOn(1)).toMatchObject([{ state: 'over' }]);
  });
});
