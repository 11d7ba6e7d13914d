import { master, type MasterRow } from '#domain/masters/master.ts';

/** 情報のラベル: how sensitive claims and receipts are that bear it. Who may see them is decided with the rights (docs/decisions/0182). */
export const labelMaster = master({
  noun: 'labels',
  word: '情報のラベル',
  id: { kind: 'code', word: 'ラベルコード', maxLength: 20 },
  fields: {
    name: { kind: 'text', word: 'ラベル名', maxLength: 40 },
    explanation: { kind: 'text', word: '説明', maxLength: 200, isOptional: true },
    order: { kind: 'digits', word: '表示順', length: 2, isOptional: true },
  },
  nameField: 'name',
  isDated: false,
  mostEntries: 30,
  kept: 'whole',
  checks: () => [],
});

/** 情報のラベル as it is kept. */
export type Label = MasterRow<typeof labelMaster>;
