import { replaceAssetRules, showAssetRules } from '#contract/settings/asset-rules.ts';
import { replaceCompany, showCompany } from '#contract/settings/company.ts';
import { replaceFiling, showFiling } from '#contract/settings/filing.ts';
import { periodFields } from '#web/settings/part-fields.ts';
import { settingPart } from '#web/settings/setting-part.ts';

const account = { kind: 'named', of: 'accounts' } as const;

export const company = settingPart(
  { show: showCompany, replace: replaceCompany },
  {
    name: 'company',
    title: '会社の基本',
    group: 'company',
    purpose: '会社の表示名、事業年度、消費税の経理方法と、仕訳に使う科目です。',
    follows:
      'これから判定・計上するものに当てはまります。計上した仕訳は変わりません。すでに締まっている月は、締まったままです。下書きと未確定の申請は、次の確認から新しい内容になります。',
    field: {
      kind: 'group',
      word: '',
      fields: {
        name: { kind: 'text', word: '会社の表示名', hint: '画面・印刷・メールに表示する名前です。' },
        fiscalYearStartMonth: {
          kind: 'whole',
          unit: '月',
          word: '事業年度の始まり',
          hint: '3月決算は4月です。',
        },
        taxAccounting: {
          kind: 'choice',
          word: '消費税の経理方法',
          words: { exclusive: '税抜経理', inclusive: '税込経理' },
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
            full: '全額を仮払消費税等にする（簡易課税・2割特例のみ）',
          },
          hint: '免税事業者などからの仕入（インボイス制度の経過措置）の明細に当てはまります。',
        },
        smallAmountPeriods: {
          kind: 'rows',
          word: '少額特例の対象期間',
          rowWord: '期間',
          keys: ['validFrom'],
          hint: '基準期間の課税売上高が1億円以下などの課税期間（平成28年改正法附則53条の2）。税込1万円未満の仕入れは、帳簿だけで控除できます。',
          row: periodFields,
        },
        liabilityAccount: {
          ...account,
          word: '立替の相手科目',
          hint: '従業員の立替を計上する貸方の科目（未払金など）',
        },
        inputTaxAccount: { ...account, word: '仮払消費税等の科目' },
        cardSubAccount: { kind: 'text', word: '法人カードの補助科目' },
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
    purpose: '申告期限を過ぎた事業年度の月は、自動で締まります。延長の届出があれば、その月数にします。',
    follows:
      'これまでの期限で締まっていた月は、締まったままです。開けるには「月の締め」で締めを取り消します。',
    field: {
      kind: 'group',
      word: '',
      fields: {
        filingMonths: {
          kind: 'whole',
          unit: 'か月',
          word: '事業年度の終了から申告期限まで',
          hint: '通常は2か月（法人税法74条1項）。延長は6か月まで（同75条の2）。',
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
    purpose: '取得価額30万円未満の資産を費用にできる特例（租税特別措置法67条の5）を使う期間です。',
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
