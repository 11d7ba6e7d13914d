import * as v from 'valibot';

/** Bytes as the JSON protocol writes them: Base64 text. */
export const blobSchema = v.pipe(
  v.string(),
  v.base64(),
  v.transform((text) => Buffer.from(text, 'base64')),
);

/** What KMS itself encrypts or signs: 1 to 4096 bytes. */
export const smallBlobSchema = v.pipe(blobSchema, v.minLength(1), v.maxLength(4096));
