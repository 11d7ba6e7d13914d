import type { JudgedControl, JudgedPromise } from '#proofs/controls/judge-controls.ts';

/** Numbers and days of the editions; the last is this one. A changed promise is a new edition. */
const editions = [
  { number: '1.0', on: '2026年2月17日', says: '初版公開' },
  {
    number: '1.1',
    on: '2026年11月23日',
    says: '提供の状況を文ごとに明記 (【予定】)、第 1.0 版にない約束を追加 (【追加】)、責任分界点を表に整理',
  },
  {
    number: '1.2',
    on: '2026年11月29日',
    says: '担当者の手順に拠る文を明記 (【手順のみ】)',
  },
] as const;

const [, , current] = editions;

const cover = [
  '<!-- npm run controls が作る。手で書き換えない。 -->',
  '',
  '# STAFee ホワイトペーパー',
  '',
  `第 ${current.number} 版 (${current.on})`,
  '',
  '新日本コンピュータマネジメント株式会社',
  '',
];

const introduction = [
  '## 1 はじめに',
  '',
  '### 1.1 ホワイトペーパーの目的',
  '',
  '本書は、クラウドセキュリティの国際規格 ISO/IEC 27017:2015 が求める要求事項に対して、STAFee が実施する管理策をお客様にご確認いただくためのものです。同規格の箇条 5～18 (箇条 17 を除く) に沿って記載しています。',
  '',
  '**【手順のみ】** 当社は、全社を認証範囲として、2015年12月18日に ISMS の国際規格である ISO/IEC 27001 の認証を取得しています。',
  '',
  '### 1.2 本書の適用範囲',
  '',
  '本書の適用範囲は STAFee (スタフィー) です。機能の詳細は、機能紹介サイト (<https://stafee.scm-net.co.jp/function/>) をご参照ください。',
  '',
  '## 2 STAFee について',
  '',
  '### 2.1 STAFee (スタフィー) とは',
  '',
  'STAFee は、新日本コンピュータマネジメント株式会社が提供する SaaS (Software as a Service) 型のクラウドサービスです。申請から承認までを電子化し、仕訳の自動生成や会計ソフトとの連携により、業務の効率化と誤りの防止に役立ちます。電子帳簿保存法にも対応しています。',
  '',
  '### 2.2 責任分界点について',
  '',
  '| 対象 | 責任を負う者 | 内容 |',
  '| --- | --- | --- |',
  '| 施設・物理機器・仮想レイヤー | クラウドサービス事業者 | 当社は、供給者に対するセキュリティポリシーに従い、調達時の審査とパフォーマンスの監視により事業者を管理します。 |',
  '| アプリケーション | 当社 | STAFee のセキュリティ対策、STAFee に保管されたお客様情報の保護 |',
  '| 利用者とデータ | お客様 | 利用者アカウントの管理 (登録、削除、権限設定、管理者設定、アクセス権の設定など)、パスワードなど秘密認証情報の管理、お客様が取り扱うデータのバックアップ |',
  '',
  '## 3 ISO/IEC 27017:2015 への対応',
  '',
  '### 3.1 管理策の見方',
  '',
  '番号と見出しは規格の管理策です。印のない文は、成り立っていることをシステムの検査で確かめたものです。',
  '',
  '- **【手順のみ】** 当社の担当者が、定めた手順と間隔に従って行うものです。行った記録と期限をシステムで確かめる仕組みは、まだ備えていません。',
  '- **【予定】** まだ提供していないものです。提供を始めた版で外します。',
  '- **【追加】** 第 1.0 版の本書になかった約束です。',
  '',
  '### 3.2 STAFee の管理策',
  '',
];

const marks = {
  proved: '',
  procedural: '**【手順のみ】** ',
  planned: '**【予定】** ',
  broken: '**【確認中】** ',
} as const;

const sentence = ({ sentence: text, outcome, added }: JudgedPromise): string =>
  `- ${marks[outcome]}${added === true ? '**【追加】** ' : ''}${text}`;

const item = ({ id, title, promises }: JudgedControl): readonly string[] => [
  `<a id="${id}"></a>`,
  '',
  `#### ${id} ${title}`,
  '',
  ...promises.map(sentence),
  '',
];

const contents = (judged: readonly JudgedControl[]): readonly string[] => [
  '## 目次',
  '',
  '- 1 はじめに',
  '- 2 STAFee について (2.2 責任分界点について)',
  '- 3 ISO/IEC 27017:2015 への対応',
  ...judged.map(({ id, title }) => `  - [${id} ${title}](#${id})`),
  '- 4 更新履歴',
  '',
];

const history = [
  '## 4 更新履歴',
  '',
  '| 版数 | 日付 | 更新内容 |',
  '| --- | --- | --- |',
  ...editions.map(({ number, on, says }) => `| 第 ${number} 版 | ${on} | ${says} |`),
];

/** docs/white-paper.ja.md: what customers may rely on. A sentence without its proof is never stated as a fact. */
export const whitePaper = (judged: readonly JudgedControl[]): string =>
  `${[...cover, ...contents(judged), ...introduction, ...judged.flatMap(item), ...history].join('\n').trimEnd()}\n`;
