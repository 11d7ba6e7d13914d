const weekdays = ['日', '月', '火', '水', '木', '金', '土'];
const twoDigits = (value: number): string => `${value}`.padStart(2, '0');

/** `2026-05-12` → `2026/05/12(火)`. */
export const formatDate = (date: string): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  const weekday = weekdays[new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay()];
  return `${year}/${month}/${day}(${weekday ?? ''})`;
};

/** Japan is 9 hours ahead of UTC and knows no summer time. */
const japanOffsetMs = 9 * 60 * 60 * 1000;

/** An instant with any offset → `2026/05/12(火) 10:00` in Japan. */
export const formatInstant = (instant: string): string => {
  const moment = new Date(Date.parse(instant) + japanOffsetMs);
  const date = moment.toISOString().slice(0, 10);
  return `${formatDate(date)} ${twoDigits(moment.getUTCHours())}:${twoDigits(moment.getUTCMinutes())}`;
};

/** A moment in milliseconds since 1970 → `10:00` in Japan. */
export const formatTime = (milliseconds: number): string =>
  new Date(milliseconds + japanOffsetMs).toISOString().slice(11, 16);

/** `2026-05` → `2026年5月`. */
export const formatMonth = (month: string): string => {
  const [year = '', number = ''] = month.split('-');
  return `${year}年${Number(number)}月`;
};

/** The months up to and with that of `today`, newest first. */
export const recentMonths = (today: string, count: number): readonly string[] => {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - 1 - index, 1)).toISOString().slice(0, 7),
  );
};

/** Days of a stretch, both ends counted; 0 when it is empty or turned around. */
export const daysBetween = (startOn: string, endOn: string): number => {
  const days = (Date.parse(`${endOn}T00:00:00Z`) - Date.parse(`${startOn}T00:00:00Z`)) / 86_400_000 + 1;
  return Number.isFinite(days) && days > 0 ? days : 0;
};

/** The calendar day in Japan at a moment (ms since 1970). */
export const todayInJapan = (milliseconds: number): string =>
  new Date(milliseconds + japanOffsetMs).toISOString().slice(0, 10);
