import * as v from 'valibot';
import { passkeyIdOf } from '#lambdas/adapters/sign-in/passkey-id.ts';

const base64url = v.pipe(v.string(), v.nonEmpty(), v.regex(/^[\w-]+$/));

/** https://www.w3.org/TR/webauthn-3/#dictdef-registrationresponsejson and its like of assertions */
const credential = v.pipe(
  v.object({
    id: base64url,
    rawId: base64url,
    type: v.literal('public-key'),
    authenticatorAttachment: v.nullish(v.string()),
    clientExtensionResults: v.optional(v.record(v.string(), v.unknown()), {}),
    response: v.looseObject({ clientDataJSON: base64url }),
  }),
  v.check(({ id, rawId }) => id === rawId),
);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * A credential as the browser says it, with the id of the passkey that it claims to be of. `text` is written anew: whoever
 * judges it reads no other id than we do, whatever stood there twice. Undefined: it is none.
 */
export const credentialIn = (typed: string) => {
  const read = v.safeParse(credential, parsed(typed));
  if (!read.success) return undefined;
  return { whole: read.output, text: JSON.stringify(read.output), passkeyId: passkeyIdOf(read.output.id) };
};
