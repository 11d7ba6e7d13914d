import type { CalendarDate, CalendarMonth } from '#domain/kernel/time.ts';

/** 「2026年4月」. */
export const sayMonth = (month: CalendarMonth): string => {
  const [year, number] = month.split('-');
  return `${year}年${Number(number)}月`;
};

/** 「2026年4月1日」. */
export const sayDay = (day: CalendarDate): string => {
  const [year, month, number] = day.split('-');
  return `${year}年${Number(month)}月${Number(number)}日`;
};
