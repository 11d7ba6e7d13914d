import { expect } from 'vitest';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { nineOClock, type BackupCloud } from '#test/backup/backup-cloud.ts';
import { requestIdAt, type SignedInOperator } from './operator-driver.ts';

const reason = '点検のため';
const fields = {
  content: '部品を更新します。',
  from: '2026-12-12T13:00:00.000Z',
  until: '2026-12-12T17:00:00.000Z',
  impact: 'ご利用いただけません。',
  contact: '窓口',
};

/**
 * Companies are told something; a mail whose fate nobody knows is sent again by a decision; one that was to be sent later is not sent.
 */
export const tellCompanies = async (
  it: BackupCloud,
  kato: SignedInOperator,
  mori: SignedInOperator,
): Promise<void> => {
  const { cloud } = it;
  const minute = async (minutes: number): Promise<void> => {
    const at = new Date(nineOClock.getTime() + minutes * 60_000);
    it.moveClock(at);
    const dispatch = () => cloud.invoke('announcement-dispatch', { scheduledAt: at.toISOString() });
    // The event of a minute may come twice, at the same moment.
    await Promise.all([dispatch(), dispatch()]);
    await cloud.catchUp();
    await cloud.catchUp();
  };
  const drafted = async (audience: object): Promise<string> => {
    const announcementId = requestIdAt(nineOClock);
    const draft = {
      announcementId,
      kind: 'maintenance',
      title: '定期メンテナンス',
      fields,
      audience,
      reason,
    };
    expect((await kato.post('/operator/announcements', draft)).status).toBe(201);
    return `/operator/announcements/${announcementId}`;
  };
  const approved = async (path: string, when: object = {}): Promise<void> => {
    const asked = { requestId: requestIdAt(nineOClock), reason, expectedVersion: 1, ...when };
    const { requestId } = (await kato.post(`${path}/sending`, asked)).body;
    expect((await mori.post(`/operator/requests/${requestId}/approval`, { reason })).status).toBe(200);
  };
  const chosen = await drafted({ to: 'chosen', tenantIds: [aobaKobo.tenantId] });
  await approved(chosen);
  cloud.faults.failNext({ service: 'ses', operation: 'SendEmail', code: 'InternalFailure', statusCode: 500 });
  await minute(1);
  it.moveClock(new Date(nineOClock.getTime() + 17 * 60_000));
  const log = (await mori.get(`${chosen}/mails`)).body.items;
  expect(log.map(({ row, state }: any) => `${row} ${state}`)).toEqual(['company told', 'mail unknown']);
  const [, mail] = log;
  const { tenantId, userId, attempt } = mail;
  const again = { tenantId, userId, attempt, decision: 'send-again', reason };
  expect((await mori.post(`${chosen}/mail-decision`, again)).status).toBe(204);
  await minute(18);
  expect((await mori.get(chosen)).body.progress.mails.delivered).toBe(1);
  const all = await drafted({ to: 'all' });
  await approved(all);
  await minute(20);
  expect((await mori.get(all)).body.progress.mails.delivered).toBeGreaterThan(1);
  const later = await drafted({ to: 'all' });
  await approved(later, { sendAt: '2026-12-10T00:00:00.000Z' });
  expect((await kato.post(`${later}/drop`, { reason, expectedVersion: 2 })).body.state).toBe('draft');
  expect((await kato.get('/operator/announcements')).body.items).toHaveLength(3);
  it.moveClock(nineOClock);
};
