import { master, type MasterRow } from '#domain/masters/master.ts';

/** 会社の休日: days on which the company rests although the calendar does not, or works although it does. */
export const holidayMaster = master({
  noun: 'holidays',
  word: '会社の休日',
  id: { kind: 'date', word: '日付' },
  fields: {
    name: { kind: 'text', word: '名称', maxLength: 40 },
    kind: { kind: 'choice', word: '区分', words: { closed: '休業日', open: '営業日' } },
  },
  nameField: 'name',
  isDated: false,
  mostEntries: 1_000,
  kept: 'whole',
  checks: () => [],
});

export type CompanyHoliday = MasterRow<typeof holidayMaster>;
