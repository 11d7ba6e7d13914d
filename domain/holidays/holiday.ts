import { master, type MasterRow } from '#domain/masters/master.ts';

/** 会社の休日: days on which the company rests although the calendar does not, or works although it does. */
export const holidayMaster = master({
  noun: 'holidays',
  word: '会社の休日',
  id: { kind: 'date', word: '日付', alsoCalled: ['年月日', '休日', '休業日', '祝日'] },
  fields: {
    name: { kind: 'text', word: '名称', maxLength: 40, alsoCalled: ['休日名', '休日名称', '祝日名', '内容'] },
    kind: {
      kind: 'choice',
      word: '区分',
      words: { closed: '休業日', open: '営業日' },
      alsoCalled: ['休日区分', '種別'],
    },
  },
  nameField: 'name',
  isDated: false,
  mostEntries: 1_000,
  kept: 'whole',
  checks: () => [],
});

export type CompanyHoliday = MasterRow<typeof holidayMaster>;
