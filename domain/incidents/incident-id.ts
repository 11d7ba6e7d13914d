import { ulidPattern, type IncidentId } from '#domain/kernel/ids.ts';

export const isIncidentId = (text: unknown): text is IncidentId =>
  typeof text === 'string' && ulidPattern.test(text);
