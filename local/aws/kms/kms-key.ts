import * as v from 'valibot';

export const keyTagSchema = v.object({ TagKey: v.string(), TagValue: v.string() });

const kmsKeySchema = v.object({
  keyId: v.string(),
  createdAt: v.string(),
  state: v.picklist(['Enabled', 'Disabled', 'PendingDeletion']),
  usage: v.string(),
  spec: v.string(),
  description: v.string(),
  isMultiRegion: v.boolean(),
  isRotated: v.boolean(),
  deletionAt: v.optional(v.string()),
  /** Secret bytes, or the private key as PKCS #8 DER; Base64. */
  material: v.string(),
  /** SubjectPublicKeyInfo DER, Base64; asymmetric keys only. */
  publicKey: v.optional(v.string()),
  tags: v.array(keyTagSchema),
  policy: v.string(),
});
export type KmsKey = v.InferOutput<typeof kmsKeySchema>;

export const kmsStateSchema = v.object({
  keys: v.record(v.string(), kmsKeySchema),
  aliases: v.record(v.string(), v.string()),
});

export const epochSeconds = (instant: string): number => Date.parse(instant) / 1000;
