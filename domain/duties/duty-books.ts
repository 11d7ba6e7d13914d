import type { BookId } from './book-ids.ts';

type BookFacts = {
  readonly words: string;
  /** What one of its entries is, for whoever adds the first. */
  readonly about: string;
  /** Between two records of an entry at most; the runbook's head says the same. */
  readonly everyMonths: number;
};

/**
 * 台帳 of what only people can do for the service (white paper 5.1.1 to 18.2.1). Each is kept by the runbook of its name, and
 * through it for the items of the white paper that rest on that runbook.
 */
export const dutyBooks = {
  'policy-review': { words: '情報セキュリティ方針', about: '方針・規程ごとの見直し', everyMonths: 12 },
  contracts: { words: '契約書・責任分界点', about: '契約書のひな形・責任分界点の確認', everyMonths: 12 },
  authorities: { words: '関係当局の連絡先', about: '所管の当局・窓口ごとの確認', everyMonths: 6 },
  training: { words: '教育・訓練', about: '要員への教育、標的型メールの訓練', everyMonths: 12 },
  'operator-accounts': { words: '運用者アカウントの点検', about: '権限と在籍の突き合わせ', everyMonths: 1 },
  'supplier-review': { words: '供給者', about: '利用するクラウド事業者・供給者ごとの審査', everyMonths: 12 },
  backup: { words: 'バックアップ', about: '月次報告の確認', everyMonths: 1 },
  restore: { words: '復元訓練', about: '復元の訓練と、かかった時間の記録', everyMonths: 12 },
  monitoring: { words: '監視', about: '警報と監視画面の点検', everyMonths: 1 },
  'vulnerability-response': {
    words: 'ぜい弱性',
    about: '第三者機関の診断と、指摘事項ごとの対応',
    everyMonths: 12,
  },
  'code-review': { words: 'コードレビューの基準', about: '基準の見直し', everyMonths: 12 },
  'cryptography-review': { words: '暗号', about: '利用する暗号方式の確認', everyMonths: 12 },
  'incident-response': { words: 'インシデント対応', about: '対応手順の訓練', everyMonths: 12 },
  'support-desk': { words: 'お問い合わせ窓口', about: '応対の点検', everyMonths: 1 },
  'law-review': { words: '法令', about: '適用される法令・契約ごとの確認', everyMonths: 12 },
  'intellectual-property': { words: '知的財産', about: '利用する著作物・ライセンスの確認', everyMonths: 12 },
  'legal-requests': { words: '法令に基づく請求', about: '手順の見直し', everyMonths: 12 },
  'independent-review': {
    words: '独立したレビュー',
    about: '内部監査・マネジメントレビュー・第三者審査',
    everyMonths: 12,
  },
} as const satisfies Record<BookId, BookFacts>;
