import { calendarDate } from '#domain/calendar/calendar-date.ts';
import { departmentMaster, type Department } from '#domain/departments/department.ts';
import { csvHeader, csvRows } from '#domain/masters/export-rows.ts';
import { onlyGrade } from '#domain/grades/only-grade.ts';
import type { IndexedState } from '#domain/masters/index-form.ts';
import { entriesOfRows } from '#domain/masters/master-rows.ts';
import type { Master } from '#domain/masters/master.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import type { WrittenFile } from '#web/files/csv-file.ts';

const since = { validFrom: calendarDate('2020-04-01') };

const departments: readonly Department[] = [
  { id: '100', name: '営業部', ...since },
  { id: '110', name: '営業一課', parentId: '100', ...since },
  { id: '200', name: '経理部', ...since },
  { id: '300', name: '総務部', ...since },
];

const member = { position: 'member', postFrom: '2026-04-01', grade: onlyGrade };
const head = { ...member, position: 'head' };

/** Nobody takes him for one of the company's, should the file be taken in as it is. */
const aPerson = (number: number) => ({
  id: `mihon-${number}`,
  name: `見本${number}（書き換えてください）`,
  kana: 'みほん',
  email: `mihon-${number}@example.com`,
});

/** Of the departments above: a head in each, so that routes find somebody who may approve. */
const people: readonly IndexedState[] = [
  {
    ...aPerson(1),
    departmentId: '100',
    ...head,
    roles: '申請者、承認者',
  },
  {
    ...aPerson(2),
    departmentId: '110',
    ...head,
    roles: '申請者、承認者',
  },
  {
    ...aPerson(3),
    departmentId: '110',
    ...member,
    roles: '申請者',
  },
  {
    ...aPerson(4),
    departmentId: '200',
    ...head,
    roles: '申請者、承認者、経理',
  },
];

/** Rows to be typed over, of what a company begins without. */
const samples: Readonly<Record<string, readonly IndexedState[]>> = {
  [departmentMaster.noun]: departments,
  [peopleFile.noun]: people,
};

/** A file as an import takes it: the master's own columns, with rows as an example where there are any. */
export const sampleFile = (master: Master): WrittenFile => {
  const entries = [...entriesOfRows(samples[master.noun] ?? []).values()];
  return {
    fileName: `${master.word}の見本.csv`,
    text: csvHeader(master) + csvRows(master, entries),
  };
};
