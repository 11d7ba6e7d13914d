import { jstText } from './jst.ts';
import type { Instant } from '#domain/kernel/time.ts';

/** `2026年11月29日 20時10分`. */
export const momentInWords = (at: Instant): string => {
  const [year, month, day, hour, minute] = jstText(at).split(/[-T:]/);
  return `${year}年${Number(month)}月${Number(day)}日 ${Number(hour)}時${minute}分`;
};
