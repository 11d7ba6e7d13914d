import { ulidPattern, type RequestId } from '#domain/kernel/ids.ts';

export const isRequestId = (text: unknown): text is RequestId =>
  typeof text === 'string' && ulidPattern.test(text);
