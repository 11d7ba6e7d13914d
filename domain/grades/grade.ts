import { master, type MasterRow } from '#domain/masters/master.ts';
import { nameFaults } from './named-grade.ts';

/** 等級: by which the travel regulation pays. */
export const gradeMaster = master({
  noun: 'grades',
  word: '等級',
  id: {
    kind: 'code',
    word: '等級コード',
    maxLength: 20,
    alsoCalled: ['役職コード', '職位コード', '役職ID', 'コード', 'ID'],
  },
  fields: {
    name: {
      kind: 'text',
      word: '等級名',
      maxLength: 40,
      alsoCalled: ['役職名', '職位名', '役職', '職位', '等級', '名称'],
    },
  },
  nameField: 'name',
  isDated: true,
  isKnownByName: true,
  mostEntries: 200,
  kept: 'whole',
  checks: nameFaults,
});

/** As it is for some days; the same id may stand in several rows, one after the other. */
export type Grade = MasterRow<typeof gradeMaster>;
