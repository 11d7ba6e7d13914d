import type { Instant } from '#domain/kernel/time.ts';
import { textOf } from './attributes.ts';

/** Wrong passwords, and those that are being judged, each with a place of its own (docs/decisions/0071). */
export const guesses = {
  countedAt: textOf<Instant>(),
  failures: 'number',
  lockedUntil: textOf<Instant>(),
  places: 'texts',
} as const;
