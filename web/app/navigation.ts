import { holds, holdsAnyOf, holdsBeyondOwn } from '#domain/rights/reach.ts';
import type { FunctionGroup, Right } from '#domain/rights/rights.ts';
import type { Me } from '#web/api/page-session.ts';
import type { IconName } from '#web/ui/icons.tsx';

type Place = {
  readonly to: string;
  readonly label: string;
  readonly icon: IconName;
  /** What it takes to look at it. @default nothing: everybody */
  readonly may?: Right;
  /** Whether the right has to go beyond one's own things. @default false */
  readonly isOfOthers?: boolean;
  /** Whoever holds any right of it may look. */
  readonly group?: FunctionGroup;
};

const places: readonly Place[] = [
  { to: '/claims', label: '経費申請', icon: 'document', may: 'claims.write' },
  { to: '/inbox', label: '受信箱', icon: 'inbox', may: 'inbox.read' },
  { to: '/company-claims', label: '会社全体の申請', icon: 'building', may: 'claims.read', isOfOthers: true },
  { to: '/journals', label: '仕訳一覧', icon: 'book', may: 'journals.read' },
  { to: '/exports', label: '会計ソフト出力', icon: 'download', may: 'exports.read' },
  { to: '/masters', label: 'マスタ', icon: 'building', group: 'masters' },
  { to: '/me', label: 'マイページ', icon: 'person' },
];

export const navigationOf = (me: Me): readonly Place[] =>
  places.filter(
    ({ may, isOfOthers = false, group }) =>
      (may === undefined || (isOfOthers ? holdsBeyondOwn : holds)(me.rights, may)) &&
      (group === undefined || holdsAnyOf(me.rights, group)),
  );

export const isCurrent = (to: string, pathname: string): boolean =>
  pathname === to || pathname.startsWith(`${to}/`);

/** Where a person begins: the first place that is his. */
export const homeOf = (me: Me): string => navigationOf(me)[0]?.to ?? '/me';
