import { afterEach, describe, expect, test, vi } from 'vitest';
import { guardBy, read, rememberCsrfToken, write } from '#web/api/client.ts';
import { createOwnSession, type SignedInPerson } from '#web/api/own-session.ts';

const tanaka = (csrfToken: string): SignedInPerson => ({
  id: '01TANAKA',
  name: '田中花子',
  companyName: '株式会社みなと商事',
  csrfToken,
});
const sato = { ...tanaka('token-of-sato'), id: '01SATO', name: '佐藤健' };

/** A browser with one cookie: whoever `now` is may write with his own token only. */
const openBrowser = () => {
  const browser: { now: SignedInPerson | undefined } = { now: tanaka('first') };
  const sent: { path: string; token: string; key: string; as: string | undefined }[] = [];
  const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    const token = headers.get('x-csrf-token') ?? '';
    const { now } = browser;
    if (now === undefined) return answer(401, { code: 'signed-out' });
    if (init.method !== 'GET' && token !== now.csrfToken) return answer(403, { code: 'csrf-missing' });
    sent.push({ path, token, key: headers.get('idempotency-key') ?? '', as: now.id });
    return answer(200, { by: now.id });
  });
  const session = createOwnSession({
    whoIsIn: () => Promise.resolve(browser.now),
    rememberToken: rememberCsrfToken,
  });
  guardBy({ isOwn: () => session.state().kind === 'own', restored: session.restored });
  session.meet(browser.now);
  return { browser, session, sent };
};

afterEach(() => {
  vi.unstubAllGlobals();
  guardBy({ isOwn: () => true, restored: () => Promise.resolve(false) });
});

const hasEnded = async (promise: Promise<unknown>) => {
  let hasBeenEnded = false;
  void promise.finally(() => {
    hasBeenEnded = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  return hasBeenEnded;
};

describe('A-12 a page whose session changed', () => {
  test('sends a write again, unnoticed, when the same person signed in in another tab', async () => {
    const { browser, session, sent } = openBrowser();
    browser.now = tanaka('second');
    expect(await write('PUT', '/api/claims/1', { title: '出張' })).toEqual({ by: '01TANAKA' });
    expect(sent).toEqual([
      { path: '/api/claims/1', token: 'second', key: expect.stringMatching(/./), as: '01TANAKA' },
    ]);
    expect(session.state()).toEqual({ kind: 'own' });
  });

  test('names the other person, and sends nothing as him', async () => {
    const { browser, session, sent } = openBrowser();
    browser.now = sato;
    const saving = write('PUT', '/api/claims/1', { title: '出張' });
    expect(await hasEnded(saving)).toBe(false);
    expect(session.state()).toEqual({
      kind: 'somebody-else',
      name: '佐藤健',
      companyName: '株式会社みなと商事',
    });
    const reading = read('/api/claims');
    expect(await hasEnded(reading)).toBe(false);
    expect(sent).toEqual([]);

    browser.now = tanaka('third');
    await session.look();
    expect(await saving).toEqual({ by: '01TANAKA' });
    expect(await reading).toEqual({ by: '01TANAKA' });
    expect(sent.map(({ as }) => as)).toEqual(['01TANAKA', '01TANAKA']);
  });

  test('holds back what was refused after the end, and sends it with the same key once he is back', async () => {
    const { browser, session, sent } = openBrowser();
    browser.now = undefined;
    const saving = write('POST', '/api/claims', { title: '出張' });
    expect(await hasEnded(saving)).toBe(false);
    expect(session.state()).toEqual({ kind: 'signed-out' });
    browser.now = sato;
    await session.look();
    expect(await hasEnded(saving)).toBe(false);
    browser.now = tanaka('again');
    await session.look();
    expect(await saving).toEqual({ by: '01TANAKA' });
    expect(sent).toHaveLength(1);
  });

  test('asks once more when it is told of a change while a question is under way', async () => {
    let now: SignedInPerson = tanaka('first');
    const answers: (() => void)[] = [];
    const session = createOwnSession({
      whoIsIn: async () => {
        // As of the moment at which it was asked, however late the answer comes.
        const asked = now;
        await new Promise<void>((resolve) => answers.push(resolve));
        return asked;
      },
      rememberToken: () => undefined,
    });
    session.meet(now);
    const before = session.look();
    now = sato;
    const told = session.look();
    answers.shift()?.();
    await before;
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    answers.shift()?.();
    await told;
    expect(session.state()).toMatchObject({ kind: 'somebody-else', name: '佐藤健' });
  });

  test('never waits at the door itself', async () => {
    const { browser } = openBrowser();
    browser.now = undefined;
    await expect(write('POST', '/api/auth/logout')).rejects.toMatchObject({ problem: { status: 401 } });
  });

  test('that was left waits for nobody', async () => {
    const { browser, session } = openBrowser();
    session.leave();
    browser.now = undefined;
    await expect(read('/api/me')).rejects.toMatchObject({ problem: { status: 401 } });
  });
});
