/** What WebAuthn sends as bytes (https://www.w3.org/TR/webauthn-3/#dictdef-registrationresponsejson and its like of assertions). */
const binaries = [
  'clientDataJSON',
  'attestationObject',
  'authenticatorData',
  'signature',
  'userHandle',
] as const;

const base64url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const partOf = (thing: unknown, name: string): unknown => Reflect.get(Object(thing), name);

const called = (thing: unknown, name: string): unknown => {
  const method = partOf(thing, name);
  return typeof method === 'function' ? Reflect.apply(method, thing, []) : undefined;
};

/** A buffer of an extension's own world is none of this page's class. */
const isBuffer = (value: unknown): value is ArrayBuffer =>
  Object.prototype.toString.call(value) === '[object ArrayBuffer]';

const bytesIn = (thing: unknown, name: string): string | undefined => {
  const value = partOf(thing, name);
  if (ArrayBuffer.isView(value))
    return base64url(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  return isBuffer(value) ? base64url(new Uint8Array(value)) : undefined;
};

const byHand = (credential: unknown) => {
  const response = partOf(credential, 'response');
  const transports = called(response, 'getTransports');
  return {
    id: partOf(credential, 'id'),
    rawId: bytesIn(credential, 'rawId'),
    type: partOf(credential, 'type'),
    authenticatorAttachment: partOf(credential, 'authenticatorAttachment') ?? undefined,
    clientExtensionResults: called(credential, 'getClientExtensionResults') ?? {},
    response: {
      ...Object.fromEntries(binaries.map((name) => [name, bytesIn(response, name)])),
      ...(transports === undefined ? {} : { transports }),
    },
  };
};

const byItself = (credential: unknown): unknown => {
  try {
    return called(credential, 'toJSON');
  } catch {
    return undefined;
  }
};

const isWhole = (json: unknown): boolean =>
  typeof partOf(json, 'rawId') === 'string' &&
  typeof partOf(partOf(json, 'response'), 'clientDataJSON') === 'string';

/**
 * A credential as it is sent. Extensions of password managers give objects of their own, whose `toJSON` is missing, fails
 * outside of its page, or leaves bytes as they are: then it is written out by hand.
 */
export const credentialJson = (credential: unknown): string => {
  const own = byItself(credential);
  return JSON.stringify(isWhole(own) ? own : byHand(credential));
};
