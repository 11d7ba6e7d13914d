import type { OpenGate } from '#domain/rights/rights.ts';

/** 運用者の権限: every deed that somebody who works for the service may be given. None of them is a company's right. */
export const operatorRights = {
  'companies.read': { words: '会社の一覧と状態を見る' },
  'contracts.keep': { words: '会社を開設し、契約を登録・変更する' },
  'companies.suspend': { words: '会社の利用を停止・再開する' },
  'announcements.read': { words: 'お知らせと、その送信状況を見る' },
  'announcements.send': { words: 'お知らせを作成・送信・承認する' },
  'support.read': { words: '閲覧許可の一覧を見る・終える' },
  'support.use': { words: '閲覧許可を依頼し、閲覧する' },
  'operators.read': { words: '運用者・ロール・教育の記録を見る' },
  'operators.keep': { words: '運用者・ロール・教育の記録を管理し、依頼を承認する' },
  'incidents.read': { words: 'インシデントを見る' },
  'incidents.keep': { words: 'インシデントに対応する' },
  'duties.read': { words: '台帳と統制を見る' },
  'duties.keep': { words: '台帳の項目を管理し、実施を記録する' },
  'audit.extract': { words: '監査記録を抽出する' },
} as const satisfies Record<string, { readonly words: string }>;
export type OperatorRight = keyof typeof operatorRights;

/** What opens an endpoint of the operators' plane. `everybody`: whoever is signed in as an operator. */
export type OperatorGate = OperatorRight | OpenGate;

type RoleFacts = {
  readonly words: string;
  readonly about: string;
  readonly rights: readonly OperatorRight[];
};

/** ロール of operators: a named set of rights. What a later part of the console brings is added to the role here. */
export const operatorRoles = {
  support: {
    words: '支援',
    about: 'お問い合わせに答え、会社を開設し、契約を記録します。',
    rights: [
      'companies.read',
      'contracts.keep',
      'companies.suspend',
      'announcements.read',
      'incidents.read',
      'support.read',
      'support.use',
      'operators.read',
      'duties.read',
      'duties.keep',
    ],
  },
  release: {
    words: 'リリース',
    about: 'お知らせ・保守・リリースを進めます。',
    rights: [
      'companies.read',
      'announcements.read',
      'announcements.send',
      'incidents.read',
      'operators.read',
      'duties.read',
      'duties.keep',
    ],
  },
  security: {
    words: '安全管理',
    about: '運用者と教育の記録を管理し、二人で行う操作を承認します。',
    rights: [
      'companies.read',
      'contracts.keep',
      'companies.suspend',
      'announcements.read',
      'announcements.send',
      'incidents.read',
      'incidents.keep',
      'support.read',
      'operators.read',
      'operators.keep',
      'duties.read',
      'duties.keep',
      'audit.extract',
    ],
  },
} as const satisfies Record<string, RoleFacts>;
export type OperatorRole = keyof typeof operatorRoles;

const known: ReadonlySet<string> = new Set(Object.keys(operatorRoles));
export const isOperatorRole = (text: string): text is OperatorRole => known.has(text);

/** In the order in which they are told. */
export const everyOperatorRole: readonly OperatorRole[] = Object.keys(operatorRoles).filter(isOperatorRole);

const knownRights: ReadonlySet<string> = new Set(Object.keys(operatorRights));
export const isOperatorRight = (text: string): text is OperatorRight => knownRights.has(text);

/** All that these roles may do together; a role that a later release gave does nothing here. */
export const rightsOfRoles = (roles: readonly OperatorRole[]): ReadonlySet<OperatorRight> =>
  new Set(roles.flatMap((role): readonly OperatorRight[] => operatorRoles[role].rights));

/** What stands between commas, as the authorizer hands it on; unknown words are left out. */
export const rolesIn = (text: string): readonly OperatorRole[] => text.split(',').filter(isOperatorRole);

/** Whether somebody with these rights may do what the gate asks for. Nobody who is signed in is `nobody-yet`. */
export const opensForOperator = (rights: ReadonlySet<string>, gate: string): boolean =>
  gate === 'everybody' || rights.has(gate);

/** Whoever keeps operators and approves: somebody has to, or nobody could ever be added again. */
export const holdsSecurity = (roles: readonly OperatorRole[]): boolean => roles.includes('security');

export const operatorStates = ['active', 'left'] as const;
/** `left`: he is out for good, and his id is nobody else's (9.2.3). */
export type OperatorState = (typeof operatorStates)[number];
