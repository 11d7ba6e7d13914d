import { createHash } from 'node:crypto';

/** What the browser calls a session of its person's: neither the cookie nor the key of its row follows from it. */
export const sessionIdOf = (tokenHash: string): string =>
  createHash('sha256').update(`session ${tokenHash}`).digest('base64url');
