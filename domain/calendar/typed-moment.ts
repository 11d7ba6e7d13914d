import { jstText } from './jst.ts';
import { isInstant, type Instant } from '#domain/kernel/time.ts';

/** `2026-12-12T22:00`, as a form's field has it, is of Japan wherever the browser is; undefined while it is not whole. */
export const momentTyped = (typed: string): Instant | undefined => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(typed)) return undefined;
  const at = new Date(`${typed}:00.000+09:00`);
  const text = Number.isNaN(at.getTime()) ? '' : at.toISOString();
  return isInstant(text) ? text : undefined;
};

/** The same back. */
export const typedMomentOf = (at: string | undefined): string =>
  isInstant(at) ? jstText(at).slice(0, 16) : '';
