import { accountCategories, accountMaster } from '#domain/accounts/account.ts';
import { costBearing } from '#domain/accounts/may-bear-costs.ts';
import { rateNames } from '#domain/lines/rate-names.ja.ts';
import { master } from '#domain/masters/master.ts';
import { kindNames } from '#domain/rules/kind-names.ja.ts';
import { labelMaster } from '#domain/labels/label.ts';
import { shippedRules } from '#domain/rules/shipped-rules.ts';
import { askFields } from './ask-fields.ts';
import { itemFaults } from './item-faults.ts';
import { itemInIndex } from './item-in-index.ts';

/** Every field of an item is more than a list has room for. */
const aside = { isOptional: true, isUnlisted: true } as const;

const account = {
  kind: 'reference',
  to: accountMaster.noun,
  maxLength: accountMaster.id.maxLength,
  needs: {
    field: 'category',
    nameField: accountMaster.nameField,
    word: accountMaster.fields.category.word,
    of: costBearing,
    words: accountCategories,
  },
} as const;

/** The law of the limit per head, as rules know it; its amount changes, and the account stays. */
const mealLaw = shippedRules.mealLimits.at(-1)?.source ?? '';

/** 経費科目: what employees choose, with what it asks, the words under which it is found and the accounts behind it. */
export const itemMaster = master({
  noun: 'items',
  word: '経費科目',
  id: {
    kind: 'code',
    word: '経費科目コード',
    maxLength: 40,
    alsoCalled: ['経費科目ID', '科目コード', '費目コード', '内訳コード', 'コード', 'ID'],
  },
  fields: {
    name: {
      kind: 'text',
      word: '経費科目名',
      maxLength: 40,
      alsoCalled: ['経費科目', '経費科目名称', '科目名', '費目名', '内訳名', '名称'],
    },
    kind: { kind: 'choice', word: '種類', words: kindNames },
    accountCode: { ...account, word: '勘定科目コード' },
    defaultRate: {
      kind: 'choice',
      word: '初期表示の税率',
      words: rateNames,
      alsoCalled: ['税区分', '消費税区分', '税区分名', '税率'],
    },
    words: {
      kind: 'words',
      word: '検索語',
      mostWords: 20,
      maxLength: 20,
      isOptional: true,
      isSearched: true,
    },
    excludedAccountCode: {
      ...account,
      word: '少額の飲食の勘定科目コード',
      hint: `1人当たりの金額が少なく、交際費等に含めない飲食（${mealLaw}）に使います。`,
      // As files of before have it.
      alsoCalled: ['1万円以下の飲食の勘定科目コード'],
      ...aside,
    },
    staffOnlyAccountCode: { ...account, word: '社内の行事の勘定科目コード', ...aside },
    staffMeetingAccountCode: { ...account, word: '社内の会議の勘定科目コード', ...aside },
    labelCode: {
      kind: 'reference',
      word: '情報のラベルのコード',
      to: labelMaster.noun,
      maxLength: labelMaster.id.maxLength,
      ...aside,
    },
    ...askFields,
  },
  nameField: 'name',
  isDated: true,
  mostEntries: 1_000,
  kept: 'whole',
  inIndex: itemInIndex,
  checks: itemFaults,
});
