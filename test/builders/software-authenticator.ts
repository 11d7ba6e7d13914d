import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** Just the CBOR that an authenticator speaks: https://www.w3.org/TR/webauthn-3/#sctn-conforming-all-classes */
const head = (major: number, value: number): Buffer => {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.from([(major << 5) | 25, value >> 8, value & 255]);
};
type Item = number | string | Uint8Array | ReadonlyMap<Item, Item>;
const cbor = (item: Item): Buffer => {
  if (typeof item === 'number') return item < 0 ? head(1, -1 - item) : head(0, item);
  if (typeof item === 'string') return Buffer.concat([head(3, Buffer.byteLength(item)), Buffer.from(item)]);
  if (item instanceof Uint8Array) return Buffer.concat([head(2, item.length), item]);
  const pairs = [...item].flatMap(([key, value]) => [cbor(key), cbor(value)]);
  return Buffer.concat([head(5, item.size), ...pairs]);
};

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

type Held = {
  readonly id: Buffer;
  readonly rpId: string;
  readonly userHandle: string;
  readonly key: KeyObject;
  counter: number;
};

/** What a test may have it do otherwise than it should. */
export type Lie = {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly isVerified?: boolean;
  readonly counter?: number;
  readonly key?: KeyObject;
};

const clientData = (type: string, { challenge, origin }: { challenge: string; origin: string }): Buffer =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

const authData = (rpId: string, { isVerified = true, counter = 0 }: Lie, more?: Uint8Array): Buffer => {
  const counted = Buffer.alloc(4);
  counted.writeUInt32BE(counter);
  const flags = 1 | (isVerified ? 4 : 0) | (more === undefined ? 0 : 64);
  return Buffer.concat([sha256(rpId), Buffer.from([flags]), counted, more ?? Buffer.alloc(0)]);
};

/** An authenticator of Node's crypto with discoverable ES256 keys, as a phone has one. Options are the JSON of a browser. */
export const softwareAuthenticator = (home = 'https://app.example.jp') => {
  const held: Held[] = [];
  const create = (optionsJson: string, lie: Lie = {}): string => {
    const options = JSON.parse(optionsJson);
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const id = randomBytes(32);
    held.push({ id, rpId: options.rp.id, userHandle: options.user.id, key: privateKey, counter: 0 });
    const cose = new Map<Item, Item>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]);
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cbor(cose)]);
    const attestation = new Map<Item, Item>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData(lie.rpId ?? options.rp.id, lie, attested)],
    ]);
    const { origin = home, challenge = options.challenge } = lie;
    return JSON.stringify({
      id: text(id),
      rawId: text(id),
      type: 'public-key',
      authenticatorAttachment: 'platform',
      clientExtensionResults: {},
      response: {
        clientDataJSON: text(clientData('webauthn.create', { challenge, origin })),
        attestationObject: text(cbor(attestation)),
        transports: ['internal'],
      },
    });
  };
  const get = (optionsJson: string, lie: Lie = {}): string => {
    const options = JSON.parse(optionsJson);
    const passkey = held.findLast(({ rpId }) => rpId === options.rpId);
    if (passkey === undefined) throw new Error('this authenticator has no passkey for it');
    passkey.counter += 1;
    const { origin = home, challenge = options.challenge, counter = passkey.counter } = lie;
    const data = clientData('webauthn.get', { challenge, origin });
    const said = authData(lie.rpId ?? options.rpId, { ...lie, counter });
    return JSON.stringify({
      id: text(passkey.id),
      rawId: text(passkey.id),
      type: 'public-key',
      authenticatorAttachment: 'platform',
      clientExtensionResults: {},
      response: {
        clientDataJSON: text(data),
        authenticatorData: text(said),
        signature: text(sign('sha256', Buffer.concat([said, sha256(data)]), lie.key ?? passkey.key)),
        userHandle: passkey.userHandle,
      },
    });
  };
  return { create, get };
};
