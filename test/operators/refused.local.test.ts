import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keptLog } from '#test/builders/front-door.ts';
import { kato, openOperatorDoor, secretIn, type OperatorDoor } from '#test/builders/operator-plane.ts';

let door: OperatorDoor;
beforeAll(async () => {
  door = await openOperatorDoor();
  await door.register(kato);
});
beforeEach(() => {
  keptLog();
});
afterAll(() => door.close());

const wrongPassword = 'Wrong-Horse-Battery-7';

describe('a sign-in of an operator', () => {
  test.each([
    ['the password is wrong', kato, wrongPassword],
    ['nobody has this id', 'op-nobody', wrongPassword],
    ['the id has no shape of one', 'kato@example.jp', wrongPassword],
  ])('gets one answer when %s', async (_because, operatorId, given) => {
    expect(await door.logIn(operatorId, given)).toMatchObject({
      status: 401,
      cookie: undefined,
      body: { code: 'operator-login-failed' },
    });
  });

  test('is refused to whoever is not active any more, also between the two factors', async () => {
    await door.register('op-leaver');
    const { body } = await door.logIn('op-leaver');
    await door.setState('op-leaver', 'left');
    const late = await door.answer(body.challengeId, { code: door.nextCode(secretIn(body)) });
    expect(late).toMatchObject({ status: 401, body: { code: 'challenge-expired' } });
    expect(await door.logIn('op-leaver')).toMatchObject({ body: { code: 'operator-login-failed' } });
  });

  test('is closed for a quarter of an hour after five wrong passwords', async () => {
    await door.register('op-locked');
    const answers = [];
    for (let guess = 0; guess < 6; guess += 1) answers.push(await door.logIn('op-locked', wrongPassword));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
    const right = await door.logIn('op-locked');
    expect(right).toMatchObject({ status: 429, body: { code: 'login-locked', minutes: 15 } });
    expect(await door.acts()).toContain('- operator.lock done');
  });

  test('is closed as well after five wrong codes, though the password is right each time', async () => {
    await door.register('op-guessed');
    const { secret } = await door.enrol('op-guessed');
    const right = door.nextCode(secret);
    const wrong = right === '000000' ? '000001' : '000000';
    const answers = [];
    for (let guess = 0; guess < 5; guess += 1) {
      const { body } = await door.logIn('op-guessed');
      answers.push((await door.answer(body.challengeId, { code: wrong })).status);
    }
    expect(answers).toEqual([422, 422, 422, 422, 422]);
    expect(await door.logIn('op-guessed')).toMatchObject({ status: 429, body: { code: 'login-locked' } });
  });

  test.each([
    ['a code of five digits', 'op-five', { code: '12345' }, 'code'],
    ['a field that nobody knows', 'op-more', { code: '123456', remember: true }, 'remember'],
    ['neither a code nor a password', 'op-none', {}, 'code'],
  ])('names the field for %s', async (_what, operatorId, reply, path) => {
    await door.register(operatorId);
    const { body } = await door.logIn(operatorId);
    const answered = await door.answer(body.challengeId, reply);
    expect(answered).toMatchObject({ status: 400, body: { code: 'input-malformed', fields: [{ path }] } });
  });
});
