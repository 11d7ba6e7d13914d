import type { AnswerOf } from '#contract/endpoint.ts';
import type { showSetUp } from '#contract/set-up.ts';
import { isLeft, type SetUpStep } from '#domain/set-up/set-up-steps.ts';

export type SetUp = AnswerOf<typeof showSetUp>;
export type Step = SetUp['steps'][number];

type Way = { readonly to: string; readonly label: string };

type Words = {
  readonly title: string;
  /** What it is for, and what to do. */
  readonly hint: string;
  /** Where it is done; the first is the usual one. */
  readonly ways: readonly Way[];
  /** How it is passed over; undefined where nothing else would come of it. */
  readonly pass?: { readonly word: string; readonly done: string };
  readonly unit: string;
};

const asItIs = { word: 'このままでよい', done: '確認済み' };

export const stepWords: Readonly<Record<SetUpStep, Words>> = {
  company: {
    title: '会社の基本を確かめる',
    hint: '税抜・税込、端数処理、事業年度の初めの月など、仕訳の決まりです。',
    ways: [{ to: '/settings/company', label: '会社の基本を開く' }],
    pass: asItIs,
    unit: '',
  },
  departments: {
    title: '部門を登録する',
    hint: '利用者の所属と承認ルートは、部門をもとに決まります。CSVでまとめて取り込めます。',
    ways: [{ to: '/masters/departments', label: '部門を開く' }],
    pass: { word: 'あとで登録する', done: 'あとで' },
    unit: '部門',
  },
  people: {
    title: '利用者を登録して招待する',
    hint: '申請する人と承認する人を登録し、招待メールを送ります。部門の長も、ここで決めます。自分も申請する人は、自分の所属も登録してください。',
    ways: [{ to: '/people', label: '利用者を開く' }],
    pass: { word: 'あとで登録する', done: 'あとで' },
    unit: '人',
  },
  items: {
    title: '経費科目と勘定科目を確かめる',
    hint: 'よく使う科目を登録してあります。会計ソフトのコードや科目名が違うときに変更します。',
    ways: [
      { to: '/masters/items', label: '経費科目を開く' },
      { to: '/masters/accounts', label: '勘定科目を開く' },
    ],
    pass: asItIs,
    unit: '科目',
  },
  routes: {
    title: '承認ルートと代替承認者を決める',
    hint: '誰が承認するかと、承認する人がいないときに代わる人です。',
    ways: [
      { to: '/settings/routes', label: '承認ルートを開く' },
      { to: '/settings/approval', label: '代替承認者を開く' },
    ],
    pass: { word: 'あとで決める', done: 'あとで' },
    unit: 'ルート',
  },
  claim: {
    title: '最初の経費申請を出す',
    hint: '一件申請して、承認まで通してみます。どなたが申請してもかまいません。',
    ways: [{ to: '/claims/new', label: '経費申請を作る' }],
    unit: '件',
  },
};

/** 「3部門」, 「1ルート・代替承認者は未設定」; empty where there is nothing to count. */
export const saysCount = ({ step, count, isMore, hasFallback }: Step): string => {
  const { unit } = stepWords[step];
  if (unit === '') return '';
  const counted = count === 0 ? '' : `${count}${unit}${isMore ? '以上' : ''}`;
  if (hasFallback !== false) return counted;
  return [counted, '代替承認者は未設定'].filter((text) => text !== '').join('・');
};

/** The one to do next. */
export const nextOf = ({ steps }: SetUp): Step | undefined => steps.find(isLeft);
