import { isOwnRoleId, type OwnRoleId } from '#domain/kernel/ids.ts';
import type { Right, rights } from './rights.ts';
import type { Scope } from './scopes.ts';

/** Rights with the scope of each: a grant that its right cannot be limited to does not compile. */
export type GrantsOfRights = { readonly [R in Right]?: (typeof rights)[R]['scopes'][number] };

type ShippedRoleFacts = { readonly words: string; readonly grants: GrantsOfRights };

/** All that may be read and nothing else, as an audit or an inspection asks for. */
const readsEverything = {
  'claims.read': 'company',
  'laws.read': 'company',
  'applicants.read': 'company',
  'journals.read': 'company',
  'exports.read': 'company',
  'closing.read': 'company',
} as const satisfies GrantsOfRights;

/** Masters that whoever keeps the books or looks after him may look at. */
const readsMasters = {
  'accounts.read': 'company',
  'subaccounts.read': 'company',
  'departments.read': 'company',
  'items.read': 'company',
  'labels.read': 'company',
  'holidays.read': 'company',
  'partners.read': 'company',
  'projects.read': 'company',
  'cards.read': 'company',
  'grades.read': 'company',
} as const satisfies GrantsOfRights;

/** What accounting software lets 経理 keep. Of the company's people and places, and of its settings, it is the administrator. */
const keepsMastersOfBooks = {
  'accounts.keep': 'company',
  'subaccounts.keep': 'company',
  'items.keep': 'company',
  'partners.keep': 'company',
  'projects.keep': 'company',
  'cards.keep': 'company',
} as const satisfies GrantsOfRights;

const keepsTheBooks = {
  ...readsEverything,
  'inbox.read': 'own',
  'claims.vote': 'own',
  'claims.correct': 'company',
  'claims.confirm': 'company',
  'claims.reverse': 'company',
  'claims.label': 'company',
  'closing.close': 'company',
  'exports.create': 'company',
  'exports.keep': 'company',
  'settings.read': 'company',
  ...readsMasters,
  ...keepsMastersOfBooks,
} as const satisfies GrantsOfRights;

/** The roles that every company has from its first day; its own ones are of the same form (docs/decisions/0124). */
export const shippedRoles = {
  applicant: {
    words: '申請者',
    grants: { 'claims.read': 'own', 'claims.write': 'own' },
  },
  approver: {
    words: '承認者',
    grants: { 'claims.read': 'own', 'inbox.read': 'own', 'claims.vote': 'own' },
  },
  accountant: { words: '経理', grants: keepsTheBooks },
  'accounting-manager': {
    words: '経理責任者',
    grants: { ...keepsTheBooks, 'closing.reopen': 'company' },
  },
  'tenant-admin': {
    words: 'テナント管理者',
    // 代替承認者 is mostly an administrator.
    grants: {
      'claims.read': 'own',
      'inbox.read': 'own',
      'claims.vote': 'own',
      'users.read': 'company',
      'users.keep': 'company',
      'settings.read': 'company',
      'settings.keep': 'company',
      'exports.keep': 'company',
      ...readsMasters,
      ...keepsMastersOfBooks,
      'departments.keep': 'company',
      'labels.keep': 'company',
      'holidays.keep': 'company',
      'grades.keep': 'company',
      'access.read': 'company',
      'access.keep': 'company',
      'security.read': 'company',
      'security.keep': 'company',
    },
  },
  auditor: {
    words: '内部監査（閲覧のみ）',
    grants: {
      ...readsEverything,
      ...readsMasters,
      'users.read': 'company',
      'settings.read': 'company',
      'access.read': 'company',
      'security.read': 'company',
    },
  },
  'tax-inspector': {
    words: '税務調査官（閲覧のみ）',
    grants: readsEverything,
  },
} as const satisfies Record<string, ShippedRoleFacts>;
export type ShippedRole = keyof typeof shippedRoles;

/** What a person is given: a role of ours, or one that his company made. */
export type RoleId = ShippedRole | OwnRoleId;

/** Of whoever is registered without a word about his roles. */
export const usualRoles: readonly RoleId[] = ['applicant'];

export const isShippedRole = (text: string): text is ShippedRole => Object.hasOwn(shippedRoles, text);

export const isRole = (text: string): text is RoleId => isShippedRole(text) || isOwnRoleId(text);

/** A grant as a company's own role or a session holds it: any right, any scope that the right knows. */
export type Grants = { readonly [R in Right]?: Scope };
