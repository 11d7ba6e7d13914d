import { master } from '#domain/masters/master.ts';
import { positionWords } from './position-words.ts';
import { mostPosts, mostRolesOfPerson } from './person-bounds.ts';

/**
 * 利用者 as a file has them: a row a person, found by the ID under which he signs in. People are no master of
 * docs/decisions/0139, since their rows lead from places and names; the form of the file, its columns, their mapping and
 * their faults are those of every master.
 */
export const peopleFile = master({
  noun: 'users',
  word: '利用者',
  id: {
    kind: 'login',
    word: 'サインインID',
    maxLength: 64,
    // Of whoever was registered until 2026-11 and never saved since, a file that we wrote has none: only its hash is known.
    whenEmpty:
      '入力してください。書き出したときに空欄だった人は、利用者の画面で一度サインインIDを保存してから、書き出し直してください',
    alsoCalled: [
      '社員番号',
      '社員コード',
      '従業員番号',
      '従業員コード',
      'スタッフコード',
      'ログインID',
      'ユーザーID',
      'ユーザID',
    ],
  },
  fields: {
    name: {
      kind: 'text',
      word: '氏名',
      maxLength: 40,
      alsoCalled: ['社員名', '従業員名', 'スタッフ名', 'ユーザー名', 'ユーザ名', '名前', '表示名'],
    },
    kana: {
      kind: 'text',
      word: 'ふりがな',
      maxLength: 60,
      isOptional: true,
      alsoCalled: ['フリガナ', '氏名カナ', '氏名（カナ）', '氏名かな', '社員名カナ', 'カナ'],
    },
    email: {
      kind: 'text',
      word: 'メールアドレス',
      maxLength: 254,
      isOptional: true,
      alsoCalled: ['Eメール', 'E-mail', 'email', 'メール', '会社メールアドレス'],
    },
    grade: {
      kind: 'text',
      word: '等級',
      maxLength: 40,
      isOptional: true,
      alsoCalled: ['役職等級', '資格等級', '等級コード', 'グレード'],
    },
    departmentId: {
      kind: 'reference',
      to: 'departments',
      word: '部門コード',
      maxLength: 60,
      isOptional: true,
      alsoCalled: [
        '所属部門コード',
        '所属コード',
        '部署コード',
        '所属部署コード',
        '所属グループコード',
        '組織コード',
      ],
    },
    position: {
      kind: 'choice',
      word: '部門での役割',
      words: positionWords,
      isOptional: true,
      alsoCalled: ['部署での役割', '承認者区分'],
    },
    postFrom: {
      kind: 'day',
      word: '所属開始日',
      isOptional: true,
      alsoCalled: ['配属日', '異動日', '入社日', '入社年月日'],
    },
    postTo: { kind: 'day', word: '所属終了日', isOptional: true },
    otherPosts: {
      kind: 'text',
      word: '兼務・前後の所属',
      maxLength: mostPosts * 90,
      isOptional: true,
    },
    roles: {
      kind: 'words',
      word: 'ロール',
      mostWords: mostRolesOfPerson,
      maxLength: 40,
      isOptional: true,
      alsoCalled: ['権限', '権限名', 'ユーザー権限', '利用権限', '権限グループ'],
    },
  },
  nameField: 'name',
  isDated: false,
  // 10,000 people (ground 4), and room for those who come and go.
  mostEntries: 12_000,
  kept: 'by-id',
  isJudgedWhole: true,
  checks: async () => [],
});
