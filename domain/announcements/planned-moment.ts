import { isInstant, type Instant } from '#domain/kernel/time.ts';

/** A moment as a form gives it: to the minute, in the years of this service. */
export const plannedMomentPattern = /^20[2-9]\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:00\.000Z$/;
export const isPlannedMoment = (text: unknown): text is Instant =>
  isInstant(text) && plannedMomentPattern.test(text);
