import type { Instant } from '#domain/kernel/time.ts';

/** So long a proof of the person counts for what changes rights. */
export const stepUpMinutes = 5;

/** Whether somebody proved within the last minutes that it is he; a moment that nobody knows is none. */
export const isProvenAt = (provenAt: Instant | undefined, at: Instant): boolean =>
  provenAt !== undefined && Date.parse(at) - Date.parse(provenAt) <= stepUpMinutes * 60_000;
