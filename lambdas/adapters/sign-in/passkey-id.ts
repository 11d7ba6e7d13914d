import { createHash } from 'node:crypto';

/** What a passkey is called in our rows: ids of credentials have up to 1,023 bytes. */
export const passkeyIdOf = (credentialId: string): string =>
  createHash('sha256').update(credentialId).digest('base64url');
