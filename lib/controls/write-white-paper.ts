import type { JudgedControl, JudgedPromise } from '#lib/controls/judge-controls.ts';

const preface = [
  '# STAFee ホワイトペーパー',
  '',
  '本書は、クラウドセキュリティの国際規格 ISO/IEC 27017:2015 が求める要求事項に対して、STAFee が実施する管理策をお客様にご確認いただくためのものです。',
  '',
  '`npm run controls` が、仕組みと証明の表 ([controls.md](controls.md)) から作ります。事実として記すのは、証明が成り立っている文だけです。まだ提供していないものには **【予定】** と記します。',
  '',
  '## 1 適用範囲',
  '',
  '本書の適用範囲は STAFee (スタフィー) です。STAFee は、申請から承認までを電子化し、仕訳の作成と会計ソフト連携、電子帳簿保存法への対応を支える SaaS 型のクラウドサービスです。',
  '',
  '## 2 責任分界点',
  '',
  '| 責任を負う者 | 対象 |',
  '| --- | --- |',
  '| クラウドサービス事業者 | 施設と仮想レイヤーの構成要素 (当社が調達時の審査とパフォーマンスの監視により管理します) |',
  '| 当社 | STAFee のセキュリティ対策、STAFee に保管されたお客様情報の保護 |',
  '| お客様 | 利用者アカウントの管理 (登録、削除、権限設定、管理者設定、アクセス権の設定など)、パスワード等の秘密認証情報の管理、お客様が取り扱うデータのバックアップ |',
  '',
  '## 3 ISO/IEC 27017:2015 への対応',
  '',
];

const marks = { proved: '', planned: '**【予定】** ', broken: '**【確認中】** ' } as const;

const sentence = ({ sentence: text, outcome }: JudgedPromise): string => `- ${marks[outcome]}${text}`;

const item = ({ id, title, promises }: JudgedControl): readonly string[] => [
  `### ${id} ${title}`,
  '',
  ...promises.map(sentence),
  '',
];

/** docs/white-paper.ja.md: what customers may rely on. A sentence without its proof is never stated as a fact. */
export const whitePaper = (judged: readonly JudgedControl[]): string =>
  `${[...preface, ...judged.flatMap(item)].join('\n').trimEnd()}\n`;
