import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { sealedStart } from '#rows/fates.ts';

/**
 * The tables by the names that seals carry. Not the physical ones: a restored table has another name, and what was sealed
 * in the lost one must open in it.
 */
export const sealedTables = { data: 'TenantData', audit: 'Audit', session: 'Session' } as const;

/** Where a sealed text stands. It opens nowhere else: not in another row, attribute, table or tenant. */
export type Place = {
  readonly table: (typeof sealedTables)[keyof typeof sealedTables];
  /** With the tenant's prefix, as it stands in the table. */
  readonly pk: string;
  readonly sk: string;
  readonly attribute: string;
};

/** A tenant's plaintext data key, 32 bytes, and its version. */
export type DataKey = { readonly version: number; readonly bytes: Uint8Array };

const boundTo = ({ table, pk, sk, attribute }: Place, version: number): Buffer =>
  Buffer.from([table, pk, sk, attribute, version].join('|'));

const prepared = new WeakMap<Uint8Array, KeyObject>();

/** Node prepares bytes anew for each text, which takes longer than to seal it. */
const secretOf = ({ bytes }: DataKey): KeyObject => {
  const secret = prepared.get(bytes) ?? createSecretKey(bytes);
  prepared.set(bytes, secret);
  return secret;
};

/** AES-256-GCM: `v1.<key version>.<iv>.<tag>.<ciphertext>`, the last three in base64url. */
export const sealText = (
  text: string,
  place: Place,
  key: DataKey,
  iv: Uint8Array = randomBytes(12),
): string => {
  const cipher = createCipheriv('aes-256-gcm', secretOf(key), iv).setAAD(boundTo(place, key.version));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const parts = [Buffer.from(iv), cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'));
  return ['v1', key.version, ...parts].join('.');
};

const malformed = () => new Error('a sealed text has another form');

/** Version of the data key that opens this envelope. */
export const keyVersionOf = (envelope: string): number => {
  const version = sealedStart.exec(envelope)?.[1];
  if (version === undefined) throw malformed();
  return Number(version);
};

/** Throws when the text was changed, moved to another place, or sealed with another key. */
export const openText = (envelope: string, place: Place, key: DataKey): string => {
  const version = keyVersionOf(envelope);
  const [iv, tag, sealed] = envelope
    .split('.')
    .slice(2)
    .map((part) => Buffer.from(part, 'base64url'));
  if (iv === undefined || tag === undefined || sealed === undefined) throw malformed();
  const decipher = createDecipheriv('aes-256-gcm', secretOf(key), iv, { authTagLength: 16 })
    .setAAD(boundTo(place, version))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
};
