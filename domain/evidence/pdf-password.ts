import { md5, rc4 } from './old-ciphers.ts';
import type { PdfValue } from './pdf-objects.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What ISO 32000-1, 7.6.3 pads every password with; an empty one is nothing else. */
const padding = Uint8Array.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a'.match(/../g) ?? [],
  (pair) => Number.parseInt(pair, 16),
);

type Handler = {
  readonly version: number;
  readonly revision: number;
  readonly keyBytes: number;
  readonly owner: Bytes;
  readonly user: Bytes;
  readonly permissions: number;
  readonly hidesMetadata: boolean;
  /** First half of the file's ID. */
  readonly fileId: Bytes;
};

const bytesOf = (value: PdfValue | undefined): Bytes =>
  value?.kind === 'text' ? Uint8Array.from(value.bytes, (sign) => sign.charCodeAt(0)) : new Uint8Array();

const joined = (...parts: readonly Uint8Array[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const isEqual = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);

const littleEndian = (value: number): Bytes => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value | 0, true);
  return bytes;
};

/** Algorithms 2, 4 and 5: RC4 and AES-128. */
const opensByMd5 = (handler: Handler): boolean => {
  const { revision, keyBytes, owner, user, permissions, hidesMetadata, fileId } = handler;
  const marker = revision >= 4 && hidesMetadata ? littleEndian(-1) : new Uint8Array();
  let key = md5(joined(padding, owner.slice(0, 32), littleEndian(permissions), fileId, marker));
  if (revision === 2) return isEqual(rc4(key.slice(0, keyBytes), padding), user.slice(0, 32));
  for (let round = 0; round < 50; round += 1) key = md5(key.slice(0, keyBytes));
  const rounds = Array.from({ length: 20 }, (_unused, round) =>
    key.slice(0, keyBytes).map((byte) => byte ^ round),
  );
  const proof = rounds.reduce<Uint8Array>((text, by) => rc4(by, text), md5(joined(padding, fileId)));
  return isEqual(proof, user.slice(0, 16));
};

const digest = async (bits: 256 | 384 | 512, message: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest(`SHA-${bits}`, message));

const encrypted = async (message: Bytes, secret: Bytes): Promise<Bytes> => {
  const key = await crypto.subtle.importKey('raw', secret.slice(0, 16), 'AES-CBC', false, ['encrypt']);
  const whole = await crypto.subtle.encrypt({ name: 'AES-CBC', iv: secret.slice(16, 32) }, key, message);
  // WebCrypto appends a block of padding.
  return new Uint8Array(whole, 0, message.length);
};

/** Algorithm 2.B of ISO 32000-2 for the empty password. */
const hardened = async (first: Bytes): Promise<Bytes> => {
  let secret = first;
  for (let round = 0; ; round += 1) {
    const repeated = joined(...Array.from({ length: 64 }, () => secret));
    // Each round rests on the one before it.
    // oxlint-disable-next-line no-await-in-loop
    const text = await encrypted(repeated, secret);
    const rest = text.slice(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    // oxlint-disable-next-line no-await-in-loop
    secret = await digest(rest === 0 ? 256 : rest === 1 ? 384 : 512, text);
    if (round >= 63 && (text.at(-1) ?? 0) <= round + 1 - 32) return secret.slice(0, 32);
  }
};

const opensBySha = async ({ revision, user }: Handler): Promise<boolean> => {
  const first = await digest(256, user.slice(32, 40));
  return isEqual(revision >= 6 ? await hardened(first) : first, user.slice(0, 32));
};

const numberOf = (value: PdfValue | undefined, otherwise: number): number =>
  value?.kind === 'number' ? value.value : otherwise;

/**
 * Whether a PDF's standard security handler lets everybody read without a password: many invoices only forbid changes.
 * `false` for handlers of other makers.
 */
export const opensWithoutPassword = async (
  encryption: ReadonlyMap<string, PdfValue>,
  fileId: PdfValue | undefined,
): Promise<boolean> => {
  const filter = encryption.get('Filter');
  if (filter?.kind !== 'name' || filter.name !== 'Standard') return false;
  const version = numberOf(encryption.get('V'), 0);
  const revision = numberOf(encryption.get('R'), 0);
  const metadata = encryption.get('EncryptMetadata');
  const handler: Handler = {
    version,
    revision,
    keyBytes: version === 1 ? 5 : version === 4 ? 16 : numberOf(encryption.get('Length'), 40) / 8,
    owner: bytesOf(encryption.get('O')),
    user: bytesOf(encryption.get('U')),
    permissions: numberOf(encryption.get('P'), 0),
    hidesMetadata: metadata?.kind === 'word' && metadata.word === 'false',
    fileId: bytesOf(fileId),
  };
  return version >= 5 ? opensBySha(handler) : opensByMd5(handler);
};
