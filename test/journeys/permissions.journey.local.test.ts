import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { namedSentFile } from '#contract/masters/sent-file.ts';
import { totpAt } from '#local/aws/cognito/totp.ts';
import { fixtureFile } from '#test/evidence/fixture-files.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyMaster } from '#domain/settings/every-master.ts';
import { convenienceStore, shinkansen } from '#test/builders/sent-lines.ts';
import { bringToConfirmation, create, submit, vote } from './claim-driver.ts';
import { passwordIn, startDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { isOfTheTenantPlane } from './explained-permissions.ts';
import { lookedAtBySupport } from './looked-at-by-support.ts';
import { resettingIn } from './password-resetting.ts';
import { attach, logIn, newUlid, personWith, type Person } from './person.ts';
import { keptBy } from './things-of-minato.ts';
import { signInByDepartment } from './signed-in-by-department.ts';

let demo: DemoCloud;
beforeAll(async () => {
  demo = await startDemoCloud();
});
afterAll(() => demo.close());

const succeed = async (answering: Promise<{ readonly status: number; readonly body: any }>): Promise<any> => {
  const { status, body } = await answering;
  if (status >= 300) throw new Error(`refused: ${status} ${JSON.stringify(body)}`);
  return body;
};

const openThePage = async (): Promise<void> => {
  const page = await (await fetch(demo.cloud.url)).text();
  const [, script = ''] = /src="(\/assets\/[^"]+)"/.exec(page) ?? [];
  expect(script).toMatch(/^\/assets\/.+\.js$/);
  expect((await fetch(demo.cloud.url + script)).status).toBe(200);
};

const signInForTheFirstTime = async (loginId: string): Promise<void> => {
  const companyCode = 'minato';
  const { challengeId } = await succeed(
    logIn(demo.cloud, { companyCode, loginId, password: passwordIn(companyCode) }),
  );
  const answer = await fetch(`${demo.cloud.url}/api/auth/challenges`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ challengeId, newPassword: 'Kaete-Mita-2026!' }),
  });
  expect(answer.status).toBe(200);
};

const changeThePasswordAndLeave = async (person: Person): Promise<void> => {
  const newPassword = 'Mata-Kaeta-2026!';
  const changed = await person.post('/api/me/password', {
    currentPassword: passwordIn('minato'),
    newPassword,
  });
  expect(changed.status).toBe(200);
  const again = await logIn(demo.cloud, { companyCode: 'minato', loginId: 'ito', password: newPassword });
  const cookie = again.headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { cookie, 'x-csrf-token': again.body.csrfToken };
  expect((await fetch(`${demo.cloud.url}/api/auth/logout`, { method: 'POST', headers })).status).toBe(204);
};

/** 二段階認証: the key of an authenticator, its first code, and the next sign-in. */
const setUpAnAuthenticator = async (person: Person): Promise<void> => {
  const own = '/api/me/sign-in-factors';
  const { challengeId, otpauthUri } = await succeed(
    person.post(`${own}/totp`, { password: passwordIn('minato') }),
  );
  const secret = new URL(otpauthUri).searchParams.get('secret') ?? '';
  const code = totpAt(secret, Math.floor(Date.now() / 30_000));
  const completed = await person.post(`${own}/totp-completion`, { challengeId, code });
  expect(completed.status).toBe(200);
  // All sessions of before are over: this one goes on under a new cookie (docs/decisions/0193).
  await succeed(personWith(demo.cloud, completed).get(own));
};

const forgetThePassword = async (): Promise<void> => {
  const forgot = resettingIn(demo);
  expect((await forgot.request('sato@minato.example.jp')).status).toBe(204);
  await demo.cloud.catchUp();
  expect((await forgot.complete(forgot.token(), 'Wasureta-Kotoba-2026!')).status).toBe(204);
};

/** The first look makes the picture, the second finds it; a reader who did not attach it needs the claim. */
const lookAtScan = async (tanaka: Person, sato: Person): Promise<void> => {
  const { id } = await create(tanaka, { lines: [] });
  const bytes = Buffer.from(fixtureFile('a.tif'));
  const scanId = await attach(tanaka, id, { name: 'a.tif', type: 'image/tiff', bytes });
  for (const _look of [1, 2]) {
    // The second look must find what the first one made.
    // oxlint-disable-next-line no-await-in-loop
    const { viewUrl } = await succeed(tanaka.get(`/api/evidence/${scanId}/rendition`));
    // oxlint-disable-next-line no-await-in-loop
    expect((await fetch(viewUrl)).status).toBe(200);
  }
  for (const reader of [sato, await signInByDepartment(demo)])
    // oxlint-disable-next-line no-await-in-loop
    expect((await reader.get(`/api/evidence/${scanId}/rendition`)).status).toBe(404);
};

const doTheMainJob = async (
  people: Record<'tanaka' | 'sato' | 'takahashi' | 'ito', Person>,
): Promise<{ readonly claimId: string; readonly evidenceId: string }> => {
  const { tanaka, sato, takahashi, ito } = people;
  const claim = await create(tanaka, { lines: [] });
  const evidenceId = await attach(tanaka, claim.id);
  const content = {
    title: '5月の経費',
    departmentId: 'sales-1',
    lines: [convenienceStore({ evidenceIds: [evidenceId] })],
    expectedVersion: claim.version,
  };
  const saved = await succeed(tanaka.put(`/api/claims/${claim.id}`, content));
  await bringToConfirmation(tanaka, saved, { approvers: [sato, takahashi, ito], accountant: takahashi });

  const { viewUrl } = await succeed(tanaka.get(`/api/evidence/${evidenceId}`));
  expect((await fetch(viewUrl)).status).toBe(200);
  await lookAtScan(tanaka, sato);
  const made = await succeed(
    takahashi.post('/api/exports', { id: newUlid(), month: '2026-05', format: 'yayoi' }),
  );
  await succeed(takahashi.post(`/api/exports/${made.id}/downloads`));
  return { claimId: claim.id, evidenceId };
};

const takeBackAndThrowAway = async (tanaka: Person, sato: Person): Promise<void> => {
  const sent = await succeed(submit(tanaka, await create(tanaka, { lines: [shinkansen()] })));
  await succeed(vote(sato, sent, { kind: 'send-back', reason: '宛名がない' }));
  const { id, version } = await create(tanaka, { lines: [] });
  await succeed(tanaka.delete(`/api/claims/${id}?expectedVersion=${version}`));
};

const look = async (tanaka: Person, takahashi: Person): Promise<void> => {
  await succeed(tanaka.get('/api/claims'));
  const year = 'from=2026-01-01&to=2026-12-31';
  await succeed(takahashi.post('/api/claim-search/older-claims', {}));
  await succeed(takahashi.get(`/api/claim-search?${year}`));
  await succeed(takahashi.get(`/api/claim-search/file?${year}`));
};

/** Somebody new, who changes his department and his roles; and a holiday by file. */
const administer = async (watanabe: Person): Promise<void> => {
  const path = `/api/users/${newUlid()}`;
  const [since, until] = ['2026-04-01', '2026-05-31'];
  const post = { departmentId: 'sales-1', position: 'member', isPrimary: true, validFrom: since };
  const { kana, name, loginId, email, grade, version } = await succeed(
    watanabe.put(path, {
      name: '山田太郎',
      kana: 'やまだ',
      loginId: 'yamada',
      email: 'yamada@minato.example.jp',
      grade: '一般',
      posts: [post],
      expectedVersion: 0,
    }),
  );
  const moved = { ...post, departmentId: 'planning', validFrom: '2026-06-01' };
  const posts = [{ ...post, validTo: until }, moved];
  await succeed(watanabe.put(path, { kana, name, loginId, email, grade, posts, expectedVersion: version }));
  await succeed(watanabe.get('/api/company/contract-changes'));
  await succeed(watanabe.put(`${path}/roles`, { roles: ['approver'], expectedVersion: version + 1 }));
  await succeed(watanabe.get('/api/users'));
  await succeed(watanabe.post('/api/my/address', { email: 'w-2@minato.example.jp' }));
  // A company decides about its own door, and asks before whom that shuts out.
  await succeed(watanabe.post('/api/settings/addresses/preview', { ranges: ['127.0.0.1'] }));
  const door = await succeed(watanabe.get('/api/settings/addresses'));
  await succeed(
    watanabe.put('/api/settings/addresses', { value: door.value, expectedVersion: door.version }),
  );
  await keptBy(watanabe, everyMaster.holidays);
  await succeed(watanabe.get('/api/settings/register?numbers=T8040001079502'));
};

/** What a label hides is looked for among many claims at once; so are those that wait for a closing. */
const hideSome = async (watanabe: Person, { sato, takahashi }: Record<'sato' | 'takahashi', Person>) => {
  await succeed(watanabe.put('/api/masters/labels/HR', { states: [{ name: '人事' }], expectedVersion: 0 }));
  const { value, version } = await succeed(watanabe.get('/api/settings/access'));
  const labels = [{ label: 'HR', roles: [], people: [watanabe.userId] }];
  await succeed(
    watanabe.put('/api/settings/access', { value: { ...value, labels }, expectedVersion: version }),
  );
  expect((await succeed(sato.get('/api/votes?limit=20'))).items.length).toBeGreaterThan(0);
  await succeed(takahashi.get('/api/closing'));
};

/** A file of people that comes in pieces. */
const sendInPieces = async (watanabe: Person) => {
  const content = 'サインインID,氏名\r\ntanaka,田中花子';
  const text = gzipSync(content).toString('base64');
  const sha256 = createHash('sha256').update(content).digest('hex');
  await succeed(watanabe.put('/api/master-files/users/checks', { at: 0, sha256, text }));
  const file = namedSentFile({ pieces: 1, sha256 });
  expect(await succeed(watanabe.post('/api/master-files/users/checks', { file }))).toMatchObject({
    unchanged: 1,
  });
};

test('every right of the tenant plane’s roles is needed by somebody', async () => {
  const [tanaka, sato, takahashi, ito] = await Promise.all([
    demo.signIn('tanaka'),
    demo.signIn('sato'),
    demo.signIn('takahashi'),
    demo.signIn('ito'),
  ]);
  await openThePage();
  const stranger = { companyCode: 'nobody', loginId: 'nobody', password: 'Dare-Demo-2026!' };
  expect((await logIn(demo.cloud, stranger)).status).toBe(401);
  await signInForTheFirstTime('ogawa');
  const done = await doTheMainJob({ tanaka, sato, takahashi, ito });
  await takeBackAndThrowAway(tanaka, sato);
  await look(tanaka, takahashi);
  const watanabe = await demo.signIn('watanabe');
  await administer(watanabe);
  await hideSome(watanabe, { sato, takahashi });
  await lookedAtBySupport(demo, watanabe, done);
  await sendInPieces(watanabe);
  await setUpAnAuthenticator(takahashi);
  await changeThePasswordAndLeave(ito);
  await forgetThePassword();
  const later = 6 * 60_000; // the idle expiry moves once in five minutes
  demo.cloud.setClock(() => new Date(Date.now() + later));
  await succeed(tanaka.get('/api/me'));

  expect(demo.cloud.unusedPermissions(isOfTheTenantPlane)).toStrictEqual([]);
});
