import { ulidPattern, type SecondRequestId } from '#domain/kernel/ids.ts';

/** Beside the other ids it would be carried to everybody's browser. */
export const isSecondRequestId = (text: unknown): text is SecondRequestId =>
  typeof text === 'string' && ulidPattern.test(text);
