import * as v from 'valibot';

/** The one kind of key that this machine makes: it encrypts and decrypts. */
export const onlySpec = 'SYMMETRIC_DEFAULT';
export const onlyUsage = 'ENCRYPT_DECRYPT';

export const keyTagSchema = v.object({ TagKey: v.string(), TagValue: v.string() });

const kmsKeySchema = v.object({
  keyId: v.string(),
  createdAt: v.string(),
  state: v.picklist(['Enabled', 'Disabled']),
  usage: v.literal(onlyUsage),
  spec: v.literal(onlySpec),
  description: v.string(),
  isMultiRegion: v.boolean(),
  isRotated: v.boolean(),
  /** Secret bytes, Base64. */
  material: v.string(),
  tags: v.array(keyTagSchema),
  policy: v.string(),
});
export type KmsKey = v.InferOutput<typeof kmsKeySchema>;

export const kmsStateSchema = v.object({
  keys: v.record(v.string(), kmsKeySchema),
});

export const epochSeconds = (instant: string): number => Date.parse(instant) / 1000;
