import type { Role } from '#domain/tenants/masters.ts';
import type { Me } from '#web/api/contract.ts';
import { hasAnyRole } from '#web/api/session.tsx';
import type { IconName } from '#web/ui/icons.tsx';

type Place = {
  readonly to: string;
  readonly label: string;
  readonly icon: IconName;
  /** Any of these roles; without them everybody. */
  readonly roles?: readonly Role[];
};

const places: readonly Place[] = [
  { to: '/claims', label: '経費申請', icon: 'document', roles: ['applicant'] },
  { to: '/inbox', label: '受信箱', icon: 'inbox', roles: ['approver', 'accountant', 'tenant-admin'] },
  { to: '/company-claims', label: '会社全体の申請', icon: 'building', roles: ['accountant', 'auditor'] },
  { to: '/journals', label: '仕訳一覧', icon: 'book', roles: ['accountant', 'auditor'] },
  { to: '/exports', label: '会計ソフト出力', icon: 'download', roles: ['accountant'] },
  { to: '/me', label: 'マイページ', icon: 'person' },
];

export const navigationOf = (me: Me): readonly Place[] =>
  places.filter(({ roles }) => roles === undefined || hasAnyRole(me, roles));

export const isCurrent = (to: string, pathname: string): boolean =>
  pathname === to || pathname.startsWith(`${to}/`);

/** Where a person begins: the first place that is his. */
export const homeOf = (me: Me): string => navigationOf(me)[0]?.to ?? '/me';
