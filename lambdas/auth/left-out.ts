import { refuse } from '#domain/kernel/result.ts';

/** The step wants what the request does not say. */
export const leftOut = (path: 'code' | 'password') =>
  refuse({ kind: 'input-malformed' as const, fields: [{ path, message: '入力してください。' }] });
