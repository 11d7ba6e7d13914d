import { master, type EntryFault, type MasterRow } from '#domain/masters/master.ts';
import { textIn, type State } from '#domain/masters/states.ts';
import { checkRegistrationNumber } from '#domain/suppliers/registration-number.ts';
import { matchOf } from './register-match.ts';

type Fault = Pick<EntryFault, 'field' | 'reason'>;

const digitFaults = (state: State): readonly Fault[] => {
  const number = textIn(state, 'registrationNumber');
  const kind = textIn(state, 'supplierKind') === 'individual' ? 'individual' : 'corporation';
  return number === undefined || checkRegistrationNumber(number, kind).ok
    ? []
    : [
        {
          field: 'registrationNumber',
          reason: `登録番号「${number}」に誤りがあります（検査数字が一致しません）。法人でないときは、区分を「個人事業者など」にしてください`,
        },
      ];
};

const dayFaults = (state: State): readonly Fault[] => {
  const [from, to] = [textIn(state, 'registeredFrom'), textIn(state, 'registeredTo')];
  const [field, day] = from === undefined ? ['registeredTo', to] : ['registeredFrom', from];
  if (day !== undefined && textIn(state, 'registrationNumber') === undefined)
    return [{ field, reason: '登録番号を入力してください' }];
  return from !== undefined && to !== undefined && to < from
    ? [{ field: 'registeredTo', reason: '登録の最終日は登録日以後の日付にしてください' }]
    : [];
};

/** 取引先: whom the company buys from, with the number by which its invoices are 適格 (INV-001 … INV-004). */
export const partnerMaster = master({
  noun: 'partners',
  word: '取引先',
  id: {
    kind: 'code',
    word: '取引先コード',
    maxLength: 20,
    alsoCalled: ['取引先ID', '取引先番号', '支払先コード', '支払先ID', '仕入先コード', 'コード', 'ID'],
  },
  fields: {
    name: {
      kind: 'text',
      word: '取引先名',
      maxLength: 80,
      alsoCalled: ['取引先名称', '支払先名', '支払先名称', '仕入先名', '会社名', '名称'],
    },
    kana: {
      kind: 'text',
      word: 'カナ',
      maxLength: 80,
      alsoCalled: ['取引先名カナ', '支払先名カナ', 'フリガナ', '検索キー', '略称'],
      isOptional: true,
      isSearched: true,
      isUnlisted: true,
    },
    supplierKind: {
      kind: 'choice',
      word: '区分',
      words: { corporation: '法人', individual: '個人事業者など' },
      isOptional: true,
      alsoCalled: ['事業者区分', '法人個人区分'],
    },
    registrationNumber: {
      kind: 'registration',
      word: '登録番号',
      isOptional: true,
      isSearched: true,
      alsoCalled: ['適格請求書発行事業者登録番号', 'インボイス登録番号', '事業者登録番号', 'T番号'],
    },
    registeredFrom: {
      kind: 'day',
      word: '登録日',
      isOptional: true,
      isUnlisted: true,
      alsoCalled: ['インボイス登録日', '適格請求書発行事業者登録日', '登録年月日'],
      // In other software it is the day on which the record was made.
      besides: ['インボイス', '適格'],
    },
    registeredTo: { kind: 'day', word: '登録の最終日', isOptional: true, isUnlisted: true },
  },
  nameField: 'name',
  isDated: true,
  derived: matchOf,
  mostEntries: 20_000,
  kept: 'by-id',
  checks: async (changed) =>
    [...changed.values()].flatMap(({ id, states }) =>
      states.flatMap((state, index) =>
        [...digitFaults(state), ...dayFaults(state)].map((fault) => ({ id, index, ...fault })),
      ),
    ),
});

export type Partner = MasterRow<typeof partnerMaster>;
