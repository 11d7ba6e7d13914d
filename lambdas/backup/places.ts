import type { CalendarDate, CalendarMonth } from '#domain/kernel/time.ts';

/** Where everything lies in the backup bucket, here and in Osaka. */
export const exportsFolder = 'exports/';
export const userListKey = (day: CalendarDate): string => `users/${day}.ndjson`;
export const userListManifestKey = (day: CalendarDate): string => `users/${day}.manifest.json`;
export const dailyCheckKey = (day: CalendarDate): string => `reports/daily/${day}.json`;
export const dailyChecksOf = (month: CalendarMonth): string => `reports/daily/${month}-`;
export const restoreTestKey = (day: CalendarDate, jobId: string): string =>
  `reports/restore-tests/${day}-${jobId}.json`;
export const restoreTestsOf = (month: CalendarMonth): string => `reports/restore-tests/${month}-`;
export const monthReportKey = (month: CalendarMonth): string => `reports/monthly/${month}.json`;
export const acknowledgementKey = (month: CalendarMonth): string =>
  `reports/monthly/${month}.acknowledgement.json`;
