import * as v from 'valibot';
import { asItIs } from './text.ts';

/** What the browser's authenticator said, as JSON text (`PublicKeyCredential.toJSON`): only the directory judges it. */
export const passkeyCredential = asItIs(16_384);

/** Options of `navigator.credentials`, as JSON text for `PublicKeyCredential.parseCreationOptionsFromJSON` and its like. */
export const optionsJson = v.string();

/** A passkey is asked for: what to sign, and what to send back with it. */
export const passkeyAsked = { challengeId: v.string(), optionsJson };

/** The answer to that. */
export const passkeyAnswer = v.strictObject({ challengeId: asItIs(100), credential: passkeyCredential });
