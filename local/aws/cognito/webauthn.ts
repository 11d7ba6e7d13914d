import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import * as v from 'valibot';

import { firstCborItem } from './cbor.ts';

/** Whose passkeys these are: the relying party's id, and what was asked for. */
export type Ceremony = {
  readonly relyingPartyId: string;
  readonly challenge: string;
  readonly mustVerify: boolean;
};

export type PasskeyFault =
  | 'malformed'
  | 'challenge'
  | 'origin'
  | 'relying-party'
  | 'presence'
  | 'key'
  | 'signature'
  | 'counter';

/** Why a credential was not taken. */
export class PasskeyRefused extends Error {
  readonly fault: PasskeyFault;

  constructor(fault: PasskeyFault) {
    super(`the passkey was refused: ${fault}`);
    this.fault = fault;
  }
}

const check = (isRight: boolean, fault: PasskeyFault): void => {
  if (!isRight) throw new PasskeyRefused(fault);
};

const base64url = v.pipe(v.string(), v.regex(/^[\w-]*$/), v.maxLength(20_000));
const both = { id: base64url, rawId: base64url, type: v.literal('public-key') };
const registrationSchema = v.object({
  ...both,
  response: v.object({ clientDataJSON: base64url, attestationObject: base64url }),
});
const assertionSchema = v.object({
  ...both,
  response: v.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: v.nullish(base64url),
  }),
});
const clientDataSchema = v.object({
  type: v.string(),
  challenge: v.string(),
  origin: v.string(),
  crossOrigin: v.optional(v.boolean(), false),
});

const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url');
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();

const parsed = <Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> => {
  const found = v.safeParse(schema, value);
  if (!found.success) throw new PasskeyRefused('malformed');
  return found.output;
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new PasskeyRefused('malformed');
  }
};

/** A page of the relying party or below it, over TLS; on this machine without. */
const isOriginOf = (origin: string, relyingPartyId: string): boolean => {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  const isOurs = hostname === relyingPartyId || hostname.endsWith(`.${relyingPartyId}`);
  return isOurs && (protocol === 'https:' || (protocol === 'http:' && relyingPartyId === 'localhost'));
};

const checkClientData = (encoded: string, type: string, { challenge, relyingPartyId }: Ceremony): void => {
  const client = parsed(clientDataSchema, jsonOf(bytesOf(encoded).toString('utf8')));
  check(client.type === type, 'malformed');
  check(client.challenge === challenge, 'challenge');
  check(!client.crossOrigin && isOriginOf(client.origin, relyingPartyId), 'origin');
};

const flag = { present: 1, verified: 4, attested: 64 } as const;

/** https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data */
const readAuthenticatorData = (data: Buffer, { relyingPartyId, mustVerify }: Ceremony) => {
  check(data.length >= 37, 'malformed');
  check(data.subarray(0, 32).equals(sha256(relyingPartyId)), 'relying-party');
  const flags = data[32] ?? 0;
  const isThere = (flags & flag.present) !== 0 && (!mustVerify || (flags & flag.verified) !== 0);
  check(isThere, 'presence');
  return { counter: data.readUInt32BE(33), hasKey: (flags & flag.attested) !== 0, rest: data.subarray(37) };
};

const text = (value: unknown): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64url') : '';

/** ES256 and RS256, as the options ask for. https://www.rfc-editor.org/rfc/rfc9053 */
const keyIn = (bytes: Uint8Array): JsonWebKey => {
  const { value } = firstCborItem(bytes);
  if (!(value instanceof Map)) throw new PasskeyRefused('key');
  const [kind, algorithm] = [value.get(1), value.get(3)];
  if (kind === 2 && algorithm === -7 && value.get(-1) === 1)
    return { kty: 'EC', crv: 'P-256', x: text(value.get(-2)), y: text(value.get(-3)) };
  if (kind === 3 && algorithm === -257) return { kty: 'RSA', n: text(value.get(-1)), e: text(value.get(-2)) };
  throw new PasskeyRefused('key');
};

const publicKeyOf = (key: JsonWebKey) => {
  try {
    return createPublicKey({ key, format: 'jwk' });
  } catch {
    throw new PasskeyRefused('key');
  }
};

const authDataIn = (attestation: Buffer): Buffer => {
  try {
    const { value } = firstCborItem(attestation);
    const data = value instanceof Map ? value.get('authData') : undefined;
    if (data instanceof Uint8Array) return Buffer.from(data);
  } catch {
    // Told below.
  }
  throw new PasskeyRefused('malformed');
};

export type NewPasskey = {
  readonly credentialId: string;
  readonly publicKey: JsonWebKey;
  readonly counter: number;
};

/**
 * A new credential (https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential). The options ask for no attestation,
 * so none is judged.
 * @throws PasskeyRefused
 */
export const newPasskeyIn = (credential: unknown, ceremony: Ceremony): NewPasskey => {
  const { id, rawId, response } = parsed(registrationSchema, credential);
  checkClientData(response.clientDataJSON, 'webauthn.create', ceremony);
  const authData = authDataIn(bytesOf(response.attestationObject));
  const { counter, hasKey, rest } = readAuthenticatorData(authData, ceremony);
  check(hasKey && rest.length > 18, 'malformed');
  const size = rest.readUInt16BE(16);
  check(size > 0 && size <= 1023 && rest.length > 18 + size, 'malformed');
  const credentialId = rest.subarray(18, 18 + size).toString('base64url');
  check(id === credentialId && rawId === credentialId, 'malformed');
  const publicKey = keyIn(rest.subarray(18 + size));
  publicKeyOf(publicKey);
  return { credentialId, publicKey, counter };
};

type KnownPasskey = NewPasskey & { readonly userHandle: string };

/** The id of the credential that an assertion names; nothing of it is proven. */
export const credentialIdIn = (credential: unknown): string => parsed(assertionSchema, credential).id;

/**
 * An assertion (https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion). Answers with the authenticator's counter.
 * @throws PasskeyRefused
 */
export const provenCounter = (credential: unknown, known: KnownPasskey, ceremony: Ceremony): number => {
  const { id, rawId, response } = parsed(assertionSchema, credential);
  check(id === known.credentialId && rawId === known.credentialId, 'key');
  check((response.userHandle ?? known.userHandle) === known.userHandle, 'key');
  checkClientData(response.clientDataJSON, 'webauthn.get', ceremony);
  const authData = bytesOf(response.authenticatorData);
  const { counter } = readAuthenticatorData(authData, ceremony);
  const signed = Buffer.concat([authData, sha256(bytesOf(response.clientDataJSON))]);
  const isSigned = verify('sha256', signed, publicKeyOf(known.publicKey), bytesOf(response.signature));
  check(isSigned, 'signature');
  // Authenticators that count nothing say 0; of whoever counts a lower one is a copy's.
  check(counter > known.counter || (counter === 0 && known.counter === 0), 'counter');
  return counter;
};
