import { afterAll, beforeAll, expect, test } from 'vitest';
import { companyNamed } from '#test/builders/company-named.ts';
import { passwordIn, shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { personWith, type Person } from './person.ts';

let demo: DemoCloud;
beforeAll(async () => {
  demo = await shareDemoCloud();
});
afterAll(() => demo.close());

const agents = {
  desk: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36',
  phone: 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) Version/26.1 Mobile Safari/604.1',
};
const signInWith = async (userAgent: string): Promise<Person> => {
  const credentials = { companyCode: 'minato', loginId: 'tanaka', password: passwordIn('minato') };
  const answer = await fetch(`${demo.cloud.url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': userAgent, ...companyNamed(credentials) },
    body: JSON.stringify(credentials),
  });
  const { status, headers } = answer;
  return personWith(demo.cloud, { status, headers, body: await answer.json() });
};
const sessionsOf = async (person: Person) => (await person.get('/api/me/sessions')).body.items;

test('a person sees where he is signed in, and ends it elsewhere at the next request (9.4.2)', async () => {
  const desk = await signInWith(agents.desk);
  const [phone, lent] = [await signInWith(agents.phone), await signInWith(agents.desk)];
  const sato = await demo.signIn('sato');

  const shown = await sessionsOf(desk);
  expect(shown.map(({ device }: any) => device)).toEqual([
    'WindowsのChrome',
    'iPhoneのSafari',
    'WindowsのChrome',
  ]);
  expect(shown.filter(({ isThis }: any) => isThis)).toHaveLength(1);
  const [own] = shown.filter(({ isThis }: any) => isThis);
  expect(own).toMatchObject({ address: expect.stringMatching(/^[\d.:a-f]+$/), id: expect.any(String) });
  expect(Date.parse(own.lastUsedAt)).toBeGreaterThanOrEqual(Date.parse(own.startedAt));
  // Nothing of it leads to a cookie or to the row behind it.
  expect(JSON.stringify(shown)).not.toContain(desk.cookie.split('.').at(-1));

  const onPhone = shown.find(({ device }: any) => device === 'iPhoneのSafari');
  expect((await desk.delete(`/api/me/sessions?sessionId=${onPhone.id}`)).status).toBe(204);
  expect((await phone.get('/api/me')).status).toBe(401);
  expect((await lent.get('/api/me')).status).toBe(200);
  // Somebody else's is none of his, and one that is over is what was asked for.
  const [other] = await sessionsOf(sato);
  expect((await desk.delete(`/api/me/sessions?sessionId=${other.id}`)).status).toBe(204);
  expect((await desk.delete(`/api/me/sessions?sessionId=${onPhone.id}`)).status).toBe(204);
  expect((await sato.get('/api/me')).status).toBe(200);

  expect((await desk.delete('/api/me/sessions')).status).toBe(204);
  expect((await lent.get('/api/me')).status).toBe(401);
  expect(await sessionsOf(desk)).toHaveLength(1);
});
