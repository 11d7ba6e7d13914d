import { calendarDate } from '#domain/calendar/calendar-date.ts';
import { departmentMaster, type Department } from '#domain/departments/department.ts';
import { csvHeader, csvRows } from '#domain/masters/export-rows.ts';
import { entriesOfRows } from '#domain/masters/master-rows.ts';
import type { Master } from '#domain/masters/master.ts';
import type { WrittenFile } from '#web/files/csv-file.ts';

const since = { validFrom: calendarDate('2020-04-01') };

const departments: readonly Department[] = [
  { id: '100', name: '営業部', ...since },
  { id: '110', name: '営業一課', parentId: '100', ...since },
  { id: '200', name: '経理部', ...since },
  { id: '300', name: '総務部', ...since },
];

/** Rows to be typed over, of masters that a company begins without. */
const samples: Readonly<Record<string, Parameters<typeof entriesOfRows>[0]>> = {
  [departmentMaster.noun]: departments,
};

/** A file as an import takes it: the master's own columns, with rows as an example where there are any. */
export const sampleFile = (master: Master): WrittenFile => {
  const entries = [...entriesOfRows(samples[master.noun] ?? []).values()];
  return {
    fileName: `${master.word}の見本.csv`,
    text: csvHeader(master) + csvRows(master, entries),
  };
};
