import { master, type MasterRow } from '#domain/masters/master.ts';
import { treeFaults } from './department-tree.ts';

/** 部門: a tree with days. Its code is what people type and what files carry. */
export const departmentMaster = master({
  noun: 'departments',
  word: '部門',
  id: {
    kind: 'code',
    word: '部門コード',
    maxLength: 20,
    alsoCalled: ['部署コード', '所属コード', 'グループコード', '部門ID', 'コード', 'ID'],
  },
  fields: {
    name: {
      kind: 'text',
      word: '部門名',
      maxLength: 60,
      alsoCalled: ['部門名称', '部署名', '所属名', 'グループ名', '名称'],
    },
    parentId: {
      kind: 'reference',
      word: '上位部門コード',
      to: 'departments',
      maxLength: 20,
      isOptional: true,
      alsoCalled: ['親部門コード', '上位部署コード', '親部署コード', '親グループコード', '親部門'],
    },
  },
  nameField: 'name',
  neededFields: ['name'],
  isDated: true,
  mostEntries: 2_000,
  kept: 'whole',
  checks: treeFaults,
});

/** As it is for some days; the same id may stand in several rows, one after the other. */
export type Department = MasterRow<typeof departmentMaster>;
