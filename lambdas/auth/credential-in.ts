import { passkeyIdOf } from '#lambdas/adapters/sign-in/directory-passkeys.ts';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A credential as the browser says it, with the id of the passkey that it claims to be of. Undefined: it is none. */
export const credentialIn = (text: string) => {
  const whole = parsed(text);
  const id: unknown = Object(whole).id;
  return typeof id === 'string' && id !== '' ? { whole, passkeyId: passkeyIdOf(id) } : undefined;
};
