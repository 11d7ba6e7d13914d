import type { Scope } from './scopes.ts';

/**
 * 機能: what a company may switch off for everybody (9.4.1). The administration stays on: somebody has to be able to
 * switch things on again. So does reading: what was done before stays to be seen, and other functions rest on it.
 */
export const functionGroups = {
  reading: { words: '閲覧', canBeOff: false },
  claims: { words: '経費申請', canBeOff: true },
  approvals: { words: '承認', canBeOff: true },
  books: { words: '確定・仕訳', canBeOff: true },
  exports: { words: '会計ソフト出力', canBeOff: true },
  masters: { words: 'マスタ', canBeOff: false },
  administration: { words: '会社の管理', canBeOff: false },
} as const satisfies Record<string, { readonly words: string; readonly canBeOff: boolean }>;
export type FunctionGroup = keyof typeof functionGroups;

type RightFacts = {
  /** For administrators who make a role of it. */
  readonly words: string;
  readonly group: FunctionGroup;
  /** What a grant of it can be limited to, narrow first. */
  readonly scopes: readonly [Scope, ...Scope[]];
  /** Rights without which it opens nothing; each in the scope of the grant at least. @default none */
  readonly needs?: readonly `${string}.${string}`[];
};

/** 権限: every deed that somebody may be given. Nothing else opens an endpoint, a screen or a button. */
export const rights = {
  'claims.read': {
    words: '申請を見る',
    group: 'reading',
    scopes: ['own', 'department', 'company'],
  },
  'claims.write': {
    words: '自分の申請を作成・提出する',
    group: 'claims',
    scopes: ['own'],
    needs: ['claims.read'],
  },
  'laws.read': {
    words: '判定の根拠となる法令を見る',
    group: 'reading',
    scopes: ['company'],
    needs: ['claims.read'],
  },
  'applicants.read': {
    words: '申請者の一覧を見る',
    group: 'reading',
    scopes: ['company'],
    needs: ['claims.read'],
  },
  'inbox.read': { words: '受信箱を見る', group: 'reading', scopes: ['own'], needs: ['claims.read'] },
  'claims.vote': {
    words: '回ってきた申請を承認・差戻し・却下する',
    group: 'approvals',
    scopes: ['own'],
    needs: ['claims.read', 'inbox.read'],
  },
  'claims.confirm': {
    words: '承認済みの申請を確定し、仕訳を計上する',
    group: 'books',
    scopes: ['company'],
    needs: ['claims.read'],
  },
  'claims.correct': {
    words: '最終承認後、確定前の申請を差し戻す・明細の科目などを訂正する',
    group: 'books',
    scopes: ['company'],
    needs: ['claims.read'],
  },
  'claims.label': {
    words: '申請の情報のラベルを変更する',
    group: 'books',
    scopes: ['company'],
    needs: ['claims.read'],
  },
  'claims.reverse': {
    words: '確定を取り消す（赤伝を計上する）',
    group: 'books',
    scopes: ['company'],
    needs: ['claims.read'],
  },
  'closing.read': { words: '月の締めを見る', group: 'reading', scopes: ['company'] },
  'closing.close': { words: '月を締める', group: 'books', scopes: ['company'], needs: ['closing.read'] },
  'closing.reopen': {
    words: '締めた月を開け直す',
    group: 'books',
    scopes: ['company'],
    needs: ['closing.read'],
  },
  'journals.read': { words: '仕訳を見る', group: 'reading', scopes: ['company'] },
  'exports.read': { words: '会計ソフト出力を見る', group: 'reading', scopes: ['company'] },
  'exports.create': {
    words: '会計ソフト出力を作成・ダウンロードする',
    group: 'exports',
    scopes: ['company'],
    needs: ['exports.read'],
  },
  'exports.keep': {
    words: '会計ソフト出力を設定する',
    group: 'exports',
    scopes: ['company'],
    needs: ['settings.read'],
  },
  'users.read': { words: '利用者を見る', group: 'administration', scopes: ['company'] },
  'users.keep': {
    words: '利用者を登録・変更・停止・削除する',
    group: 'administration',
    scopes: ['company'],
    needs: ['users.read'],
  },
  'accounts.read': { words: '勘定科目を見る', group: 'masters', scopes: ['company'] },
  'accounts.keep': {
    words: '勘定科目を登録・変更・終了する',
    group: 'masters',
    scopes: ['company'],
    needs: ['accounts.read'],
  },
  'subaccounts.read': { words: '補助科目を見る', group: 'masters', scopes: ['company'] },
  'subaccounts.keep': {
    words: '補助科目を登録・変更・終了する',
    group: 'masters',
    scopes: ['company'],
    needs: ['subaccounts.read'],
  },
  'departments.read': { words: '部門を見る', group: 'masters', scopes: ['company'] },
  'departments.keep': {
    words: '部門を登録・変更・終了する',
    group: 'masters',
    scopes: ['company'],
    needs: ['departments.read'],
  },
  'items.read': { words: '経費科目を見る', group: 'masters', scopes: ['company'] },
  'items.keep': {
    words: '経費科目を登録・変更・終了する',
    group: 'masters',
    scopes: ['company'],
    needs: ['items.read'],
  },
  'labels.read': { words: '情報のラベルを見る', group: 'masters', scopes: ['company'] },
  'labels.keep': {
    words: '情報のラベルを登録・変更・終了する',
    group: 'masters',
    scopes: ['company'],
    needs: ['labels.read'],
  },
  'holidays.read': { words: '会社の休日を見る', group: 'masters', scopes: ['company'] },
  'holidays.keep': {
    words: '会社の休日を登録・変更・終了する',
    group: 'masters',
    scopes: ['company'],
    needs: ['holidays.read'],
  },
  'partners.read': { words: '取引先を見る', group: 'masters', scopes: ['company'] },
  'partners.keep': {
    words: '取引先を登録・変更・終了する',
    group: 'masters',
    scopes: ['company'],
    needs: ['partners.read'],
  },
  'projects.read': { words: 'プロジェクトを見る', group: 'masters', scopes: ['company'] },
  'projects.keep': {
    words: 'プロジェクトを登録・変更・終了する',
    group: 'masters',
    scopes: ['company'],
    needs: ['projects.read'],
  },
  'cards.read': { words: '法人カードを見る', group: 'masters', scopes: ['company'] },
  'cards.keep': {
    words: '法人カードを登録・変更・終了する',
    group: 'masters',
    scopes: ['company'],
    needs: ['cards.read'],
  },
  'grades.read': { words: '等級を見る', group: 'masters', scopes: ['company'] },
  'grades.keep': {
    words: '等級を登録・変更・終了する',
    group: 'masters',
    scopes: ['company'],
    needs: ['grades.read'],
  },
  'settings.read': { words: '会社設定を見る', group: 'administration', scopes: ['company'] },
  'settings.keep': {
    words: '会社設定を変更する',
    group: 'administration',
    scopes: ['company'],
    needs: ['settings.read'],
  },
  'security.read': { words: 'セキュリティ設定を見る', group: 'administration', scopes: ['company'] },
  'security.keep': {
    words: 'セキュリティ設定を変更する',
    group: 'administration',
    scopes: ['company'],
    needs: ['security.read'],
  },
  'access.read': { words: 'ロールと権限を見る', group: 'administration', scopes: ['company'] },
  'access.keep': {
    words: 'ロールと権限を変更する',
    group: 'administration',
    scopes: ['company'],
    needs: ['access.read'],
  },
} as const satisfies Record<`${string}.${string}`, RightFacts>;
export type Right = keyof typeof rights;

/** Who may call an endpoint. `everybody`: whoever is signed in. `nobody-yet`: no session is asked for. */
/** What asks for no right, in either plane: whoever is signed in, or anybody at the door. */
export type OpenGate = 'everybody' | 'nobody-yet';
export type Gate = Right | OpenGate;

/** What opens an endpoint, and with it its screen and its button. */
export type Gated = {
  readonly may: Gate;
  /** The narrowest grant of the right that opens it. @default any grant of it */
  readonly mayFrom?: Scope;
};
