import { ulidPattern, type DutyId } from '#domain/kernel/ids.ts';

export const isDutyId = (text: unknown): text is DutyId => typeof text === 'string' && ulidPattern.test(text);
