import { master, type Entries, type EntryFault, type MasterRow } from '#domain/masters/master.ts';
import type { Field, Fields } from '#domain/masters/field.ts';
import { textIn } from '#domain/masters/states.ts';
import { holdsCardNumber } from './card-number.ts';

const reason = 'カード番号は登録できません。下4桁だけを登録してください';

const fields = {
  name: { kind: 'text', word: 'カード名', maxLength: 40, alsoCalled: ['カード名称', '名称'] },
  lastDigits: {
    kind: 'digits',
    word: '下4桁',
    length: 4,
    isSearched: true,
    alsoCalled: ['カード番号下4桁', 'カード番号（下4桁）'],
  },
  holderId: { kind: 'person', word: '所持者', isOptional: true, alsoCalled: ['利用者ID', '所持者ID'] },
  subAccount: {
    kind: 'text',
    word: '補助科目',
    hint: 'カード明細の取込から使います。いまの仕訳には、会社設定の補助科目が付きます。',
    maxLength: 40,
    isOptional: true,
    isSearched: true,
    alsoCalled: ['補助科目名', '未払金の補助科目', '決済口座'],
  },
} as const satisfies Fields;

/** What people type freely. */
const texts = Object.entries<Field>(fields).flatMap(([name, { kind }]) => (kind === 'text' ? [name] : []));

/** No text of a card may be its number, neither its code nor its names. */
const numberFaults = (changed: Entries): readonly EntryFault[] =>
  [...changed.values()].flatMap(({ id, states }) => [
    ...(states.length > 0 && holdsCardNumber(id) ? [{ id, field: 'id', reason }] : []),
    ...states.flatMap((state, index) =>
      texts.flatMap((field) =>
        holdsCardNumber(textIn(state, field) ?? '') ? [{ id, index, field, reason }] : [],
      ),
    ),
  ]);

/** 法人カード: known by its last four digits alone, with the person who holds it and the sub-account of its 未払金. */
export const cardMaster = master({
  noun: 'cards',
  word: '法人カード',
  id: {
    kind: 'code',
    word: 'カードコード',
    maxLength: 20,
    alsoCalled: ['カードID', 'カード管理番号', 'コード', 'ID'],
  },
  fields,
  nameField: 'name',
  isDated: true,
  mostEntries: 5_000,
  kept: 'by-id',
  checks: async (changed) => numberFaults(changed),
});

export type Card = MasterRow<typeof cardMaster>;
