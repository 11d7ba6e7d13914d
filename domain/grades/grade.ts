import { master, type MasterRow } from '#domain/masters/master.ts';
import { nameFaults } from './named-grade.ts';

/** 等級: by which the travel regulation pays. */
export const gradeMaster = master({
  noun: 'grades',
  word: '等級',
  id: { kind: 'code', word: '等級コード', maxLength: 20 },
  fields: { name: { kind: 'text', word: '等級名', maxLength: 40 } },
  nameField: 'name',
  isDated: true,
  isKnownByName: true,
  mostEntries: 200,
  kept: 'whole',
  checks: nameFaults,
});

/** As it is for some days; the same id may stand in several rows, one after the other. */
export type Grade = MasterRow<typeof gradeMaster>;
