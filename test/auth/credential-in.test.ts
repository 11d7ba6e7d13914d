import { expect, test } from 'vitest';
import { passkeyIdOf } from '#lambdas/adapters/sign-in/passkey-id.ts';
import { credentialIn } from '#lambdas/auth/credential-in.ts';

const [a, b] = ['A'.repeat(43), 'B'.repeat(43)];
const response = { clientDataJSON: 'e30', signature: 'c2ln' };
const right = { id: a, rawId: a, type: 'public-key', clientExtensionResults: {}, response };
const textOf = (changes: object) => JSON.stringify({ ...right, ...changes });

test('a credential is of the passkey whose id it says', () => {
  expect(credentialIn(textOf({}))).toEqual({
    whole: right,
    text: JSON.stringify(right),
    passkeyId: passkeyIdOf(a),
  });
});

test.each([
  ['its two ids differ', textOf({ rawId: b })],
  ['it has one id only', textOf({ rawId: undefined })],
  ['its id is none', textOf({ id: 'A A', rawId: 'A A' })],
  ['it is of another type', textOf({ type: 'password' })],
  ['it answers nothing', textOf({ response: {} })],
  ['it is no JSON', 'public-key'],
  ['it is a list', '[]'],
])('is none where %s', (_what, text) => {
  expect(credentialIn(text)).toBeUndefined();
});

test('an id that stands there twice is judged as it was read', () => {
  const twice = `{"id":"${b}","rawId":"${b}",${textOf({}).slice(1)}`;
  const said = credentialIn(twice);
  expect(said?.passkeyId).toBe(passkeyIdOf(a));
  expect(said?.text).not.toContain(b);
});
