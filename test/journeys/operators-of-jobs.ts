import { expect } from 'vitest';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { demoOperatorPassword } from '#local/seed/demo-passwords.ts';
import { nineOClock, type BackupCloud } from '#test/backup/backup-cloud.ts';
import { tellCompanies } from './announcing-of-jobs.ts';
import { askCompanies } from './grants-of-jobs.ts';
import {
  askOperators,
  codeAt,
  operatorIn,
  requestIdAt,
  type OperatorAnswer,
  type SignedInOperator,
} from './operator-driver.ts';
import { newUlid } from './person.ts';

/** What two operators do within an hour: a company suspended and resumed, a third operator from his request to his training. */
const workOfTwo = async (kato: SignedInOperator, mori: SignedInOperator): Promise<void> => {
  const done = async (answering: Promise<OperatorAnswer>): Promise<any> => {
    const { status, body } = await answering;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  };
  const reason = '点検のため';
  const together = async (path: string, body: object = {}): Promise<void> => {
    const { requestId } = await done(
      kato.post(path, { requestId: requestIdAt(nineOClock), reason, ...body }),
    );
    await done(mori.post(`/operator/requests/${requestId}/approval`, { reason }));
  };
  const duties = '/operator/duties/backup/items';
  const duty = { title: '月次報告の確認', about: '', everyMonths: 1, due: '2026-12-02', ownerId: 'op-mori' };
  const [first = '', second = ''] = await Promise.all(
    [newUlid(), newUlid()].map(async (dutyId) => {
      await done(kato.post(duties, { ...duty, dutyId, reason }));
      return dutyId;
    }),
  );
  await done(kato.get('/operator/duties'));
  await done(kato.get(`${duties}/${first}/records`));
  await done(kato.post(`${duties}/${second}/end`, { version: 1, reason }));
  const incidentId = newUlid();
  await done(
    kato.post('/operator/incidents', {
      incidentId,
      title: '点検',
      facts: '訓練です。',
      detectedAt: '2026-11-30T23:00:00.000Z',
      severity: 'minor',
      personalData: 'no',
      isMalicious: false,
      affected: { to: 'none-known' },
      reason,
    }),
  );
  const incident = `/operator/incidents/${incidentId}`;
  await done(kato.post(`${incident}/containment`, { expectedVersion: 1, reason }));
  const ending = { cause: '訓練', done: '確認', prevention: '不要', expectedVersion: 2, reason };
  await done(kato.post(`${incident}/closing`, ending));
  const company = `/operator/tenants/${aobaKobo.tenantId}`;
  await together(`${company}/suspension`);
  await done(kato.get('/operator/home'));
  await together(`${company}/resumption`);
  await done(kato.get(company));
  const version = 0;
  const terms = {
    plan: 'standard',
    limits: {},
    options: ['statusView'],
    contractedOn: '2026-11-30',
    startsOn: '2026-12-01',
  };
  await done(kato.post(`${company}/contract`, { reason, version, terms }));
  await done(kato.get(`${company}/contract-changes`));
  await together('/operator/staff', { operatorId: 'op-abe', name: '阿部学', roles: ['support'] });
  const abe = '/operator/staff/op-abe';
  // Twice: the second time the directory knows him.
  await done(kato.post(`${abe}/temporary-password`, { reason }));
  await done(kato.post(`${abe}/temporary-password`, { reason }));
  const training = { on: '2026-05-01', until: '2027-04-30', evidence: '教材 第1版', reason };
  await done(kato.post(`${abe}/trainings`, training));
  await done(kato.get(`${abe}/trainings`));
  await done(kato.get('/operator/requests'));
  await done(kato.post(`${abe}/end`, { reason }));
};

/** What was asked for of the trail is written by the run of a minute, whichever it is, and fetched. */
const takeTheTrail = async ({ cloud }: BackupCloud, mori: SignedInOperator): Promise<void> => {
  const extractionId = requestIdAt(nineOClock);
  const asked = { extractionId, from: '2026-12-01', to: '2026-12-02', reason: '点検のため' };
  expect((await mori.post('/operator/audit', asked)).status).toBe(201);
  // What was done until now lies in the archive.
  await cloud.catchUp();
  await cloud.invoke('audit-extract', { scheduledAt: nineOClock.toISOString() });
  const states = async () => (await mori.get('/operator/audit')).body.items.map(({ state }: any) => state);
  await expect.poll(states, { timeout: 60_000 }).toEqual(['done']);
  const { body } = await mori.get(`/operator/audit/${extractionId}/link?piece=1&form=csv`);
  expect((await fetch(body.url)).status).toBe(200);
};

/** A new company whose first mail is refused once, and which is made then. */
const openCompany = async ({ cloud }: BackupCloud, kato: SignedInOperator): Promise<void> => {
  cloud.faults.failNext({ service: 'ses', operation: 'SendEmail', code: 'MessageRejected' });
  const reason = '契約書のとおり';
  const filed = await kato.post('/operator/onboardings', {
    reason,
    companyCode: 'hinode',
    companyName: '株式会社ひので',
    administrator: { name: '山口京子', loginId: 'yamaguchi', email: 'yamaguchi@hinode.example.jp' },
    terms: { plan: 'trial', limits: {}, options: [], contractedOn: '2026-11-30', startsOn: '2026-12-01' },
  });
  const place = `/operator/onboardings/${String(filed.body.tenantId)}`;
  await cloud.catchUp();
  expect((await kato.get(place)).body).toMatchObject({ state: 'stopped', fault: 'mail-refused' });
  expect((await kato.post(`${place}/resumption`, { reason })).status).toBe(200);
  await cloud.catchUp();
  expect((await kato.get('/operator/onboardings')).body.items).toMatchObject([{ state: 'done' }]);
};

/** The console from the page to the sign-out; the idle expiry moves once in five minutes. */
export const workAsOperators = async (it: BackupCloud): Promise<void> => {
  const ask = askOperators(it.cloud);
  const later = (minutes: number) => new Date(nineOClock.getTime() + minutes * 60_000);
  it.moveClock(nineOClock);
  expect((await ask('GET', '/')).body).toContain('<title>STAFee 運用コンソール</title>');
  const kato = await operatorIn(it.cloud, 'op-kato', { now: nineOClock });
  const mori = await operatorIn(it.cloud, 'op-mori', { now: nineOClock });
  await kato.get('/operator/tenants');
  await workOfTwo(kato, mori);
  await takeTheTrail(it, mori);
  await openCompany(it, kato);
  await tellCompanies(it, kato, mori);
  await askCompanies(it, kato);
  it.moveClock(later(6));
  expect((await kato.get('/operator/me')).status).toBe(200);
  expect((await kato.get('/operator/auth/sessions')).status).toBe(200);
  const changed = await kato.post('/operator/auth/password', {
    currentPassword: demoOperatorPassword,
    code: codeAt(kato.secret, later(6)),
    newPassword: 'Another-Long-Password-3',
  });
  expect(changed.status).toBe(204);
  it.moveClock(nineOClock);
  expect((await kato.post('/operator/auth/logout')).status).toBe(204);
};
