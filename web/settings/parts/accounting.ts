import { replaceAssetRules, showAssetRules } from '#contract/settings/asset-rules.ts';
import { replaceCompany, showCompany } from '#contract/settings/company.ts';
import { replaceFiling, showFiling } from '#contract/settings/filing.ts';
import { filingLaw } from '#domain/tenants/filing-months.ts';
import { accountingWords } from '#web/settings/accounting-words.ts';
import { AccountingDays } from '#web/settings/accounting-days.view.tsx';
import type { WishedFiling } from '#domain/closing/moved-months.ts';
import { sayAssetLaw, sayFullBooking, saySmallAmountLaw } from '#domain/rules/setting-laws.ja.ts';
import { shippedRules } from '#domain/rules/shipped-rules.ts';
import { periodFields } from '#web/settings/part-fields.ts';
import { settingPart } from '#web/settings/setting-part.ts';

/** What of a part the law closes months by. */
const filingOf = (value: object): WishedFiling => {
  const { fiscalYearStartMonth, filingMonths } = Object(value);
  return {
    ...(typeof fiscalYearStartMonth === 'number' ? { fiscalYearStartMonth } : {}),
    ...(typeof filingMonths === 'number' ? { filingMonths } : {}),
  };
};

const account = { kind: 'named', of: 'accounts' } as const;

export const company = settingPart(
  { show: showCompany, replace: replaceCompany },
  {
    name: 'company',
    title: '会社の基本',
    group: 'company',
    purpose: '会社の表示名、事業年度、消費税の経理方法と、仕訳に使う科目です。',
    filingIn: filingOf,
    beside: AccountingDays,
    besideReading: AccountingDays,
    follows:
      'これから判定・計上するものに当てはまります。計上した仕訳は変わりません。下書きと未確定の申請は、次の確認から新しい内容になります。',
    field: {
      kind: 'group',
      word: '',
      fields: {
        name: {
          kind: 'text',
          word: '会社の表示名',
          hint: '画面と印刷に表示する名前です。パスワードのメールには、契約の会社名を表示します。',
        },
        fiscalYearStartMonth: {
          kind: 'whole',
          unit: '月',
          word: '事業年度の始まり',
          hint: '3月決算は4月です。',
        },
        taxAccounting: {
          kind: 'choice',
          word: '消費税の経理方法',
          words: accountingWords,
          hint: '仕訳を計上した後は変えられません。下の「経理方法の変更」に、事業年度の初日から登録します。',
        },
        taxAccountingChanges: {
          kind: 'rows',
          word: '経理方法の変更',
          rowWord: '変更',
          keys: ['validFrom'],
          hint: 'その日以後に計上する仕訳から変わります。計上済みの仕訳がある事業年度は変えられません。',
          row: {
            validFrom: { kind: 'day', word: 'この日から', hint: '事業年度の初日です。' },
            taxAccounting: { kind: 'choice', word: '経理方法', words: accountingWords },
          },
        },
        taxRounding: {
          kind: 'choice',
          word: '消費税の端数',
          words: { floor: '切り捨て', 'half-up': '四捨五入' },
          hint: '明細ごとの税額の1円未満の扱いです。',
        },
        transitionalBooking: {
          kind: 'choice',
          word: '控除できない消費税の記帳',
          words: {
            share: '控除できる割合だけを仮払消費税等にする',
            none: '仮払消費税等を計上しない',
            full: '全額を仮払消費税等にする',
          },
          hint: (on) =>
            `免税事業者などからの仕入（インボイス制度の経過措置）の明細に当てはまります。全額は、${sayFullBooking(on)}です。`,
        },
        smallAmountPeriods: {
          kind: 'rows',
          word: '少額特例の対象期間',
          rowWord: '期間',
          keys: ['validFrom'],
          hint: (on) => saySmallAmountLaw(shippedRules, on),
          row: periodFields,
        },
        liabilityAccount: {
          ...account,
          word: '立替の相手科目',
          hint: '従業員の立替を計上する貸方の科目（未払金など）',
        },
        inputTaxAccount: { ...account, word: '仮払消費税等の科目' },
        cardSubAccount: {
          kind: 'text',
          word: '法人カードの補助科目',
          hint: '法人カードで支払った明細の、立替の相手科目に付けます。',
        },
        mailName: {
          kind: 'text',
          word: '通知メールの差出人名',
          whenNone: 'STAFee',
          hint: '「みなと商事（STAFee）」のように表示します。送信元のアドレスはSTAFeeのままです。',
        },
        replyTo: {
          kind: 'text',
          word: '通知メールの返信先',
          whenNone: 'なし',
          hint: '空欄なら、返信は誰にも届きません。パスワードと招待のメールには付きません。',
        },
      },
    },
  },
);

export const filing = settingPart(
  { show: showFiling, replace: replaceFiling },
  {
    name: 'filing',
    title: '申告期限',
    group: 'company',
    purpose: '申告期限を過ぎた事業年度の月は、自動で締まります。延長の特例の承認があれば、その月数にします。',
    follows:
      'これまでの申告期限が過ぎて締まった月は、締まったままです。開けるには「月の締め」で締めを取り消します。',
    filingIn: filingOf,
    movesWith: '事業年度の始まりの変更か、月の締めがありました。',
    field: {
      kind: 'group',
      word: '',
      fields: {
        filingMonths: {
          kind: 'whole',
          unit: 'か月',
          word: '事業年度の終了から申告期限まで',
          hint: `${filingLaw}です。`,
        },
      },
    },
  },
);

export const assetRules = settingPart(
  { show: showAssetRules, replace: replaceAssetRules },
  {
    name: 'asset-rules',
    title: '少額減価償却資産の特例',
    group: 'company',
    purpose: (on) => sayAssetLaw(shippedRules, on),
    follows: '取得日がその期間に入る備品は、これから特例で判定します。計上した仕訳は変わりません。',
    field: {
      kind: 'group',
      word: '',
      fields: {
        smallBusinessPeriods: {
          kind: 'rows',
          word: '特例を使う期間',
          rowWord: '期間',
          keys: ['validFrom'],
          row: periodFields,
        },
      },
    },
  },
);
