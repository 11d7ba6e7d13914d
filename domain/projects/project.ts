import { master, type MasterRow } from '#domain/masters/master.ts';

/** プロジェクト: to which expenses are counted, whichever department bears them. */
export const projectMaster = master({
  noun: 'projects',
  word: 'プロジェクト',
  id: {
    kind: 'code',
    word: 'プロジェクトコード',
    maxLength: 20,
    alsoCalled: ['プロジェクトID', 'プロジェクト番号', '案件コード', '工事番号', 'コード', 'ID'],
  },
  fields: {
    name: {
      kind: 'text',
      word: 'プロジェクト名',
      maxLength: 80,
      alsoCalled: ['プロジェクト名称', '案件名', '工事名', '名称'],
    },
    departmentId: {
      kind: 'reference',
      word: '担当部門コード',
      alsoCalled: ['部門コード', '部署コード', 'グループコード'],
      to: 'departments',
      maxLength: 20,
      isOptional: true,
    },
  },
  nameField: 'name',
  isDated: true,
  mostEntries: 10_000,
  kept: 'by-id',
  checks: async () => [],
});

export type Project = MasterRow<typeof projectMaster>;
