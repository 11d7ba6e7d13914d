import type { Counts } from '#web/api/counts.ts';
import type { Me } from '#web/api/page-session.ts';
import { type Asking, mayOpen } from '#web/app/may-open.ts';
import { pages } from '#web/app/pages.ts';
import { othersClaims } from '#web/api/others-claims.ts';
import { listIn, votesPath, votesTitle } from '#web/api/way-back.ts';
import type { IconName } from '#web/ui/icons.tsx';

/** An entry of the menu. */
export type Place = Asking & {
  readonly to: string;
  readonly label: string;
  readonly icon: IconName;
  /** What waits there. */
  readonly counted?: keyof Counts;
  /** Stands under 管理, behind everything else. */
  readonly isAdministration?: true;
};

/** A place asks what its page asks, unless it is meant for fewer. */
const placeAt = (
  to: string,
  label: string,
  icon: IconName,
  more: Partial<Asking> & Pick<Place, 'counted' | 'isAdministration'> = {},
): Place => {
  const page = pages.find(({ path }) => path === to || path.startsWith(`${to}/:`));
  if (page === undefined) throw new Error(`no page stands at ${to}`);
  return { to, label, icon, asks: page.asks, ...more };
};

const administration = { isAdministration: true } as const;

export const places: readonly Place[] = [
  placeAt('/', 'ホーム', 'home'),
  // Whoever only looks at others' claims has a list of his own, which is empty.
  placeAt('/claims', '経費申請', 'document', { asks: 'createClaim', counted: 'returned' }),
  placeAt('/inbox', '受信箱', 'inbox', { counted: 'inbox' }),
  placeAt(votesPath, votesTitle, 'check'),
  placeAt('/company-claims', '会社全体の申請', 'building', { counted: 'toConfirm' }),
  placeAt('/journals', '仕訳一覧', 'book'),
  placeAt('/closing', '月の締め', 'lock'),
  placeAt('/exports', '会計ソフト出力', 'download'),
  placeAt('/announcements', 'お知らせ', 'info', { counted: 'announcements' }),
  placeAt('/me', 'マイページ', 'person'),
  placeAt('/me/sign-in-factors', '二段階認証', 'phone'),
  placeAt('/people', '利用者', 'people', administration),
  placeAt('/masters', 'マスタ', 'master', administration),
  placeAt('/access', 'ロールと権限', 'key', administration),
  placeAt('/security', 'セキュリティ', 'shield', administration),
  placeAt('/support-access', 'サポートの閲覧', 'search', administration),
  placeAt('/settings', '会社設定', 'sliders', administration),
];

export const navigationOf = ({ rights }: Pick<Me, 'rights'>): readonly Place[] =>
  places
    .filter((place) => mayOpen(rights, place))
    .map((place) => {
      const others = othersClaims(rights);
      return place.to === others?.to ? { ...place, ...others } : place;
    });

const holds = (to: string, pathname: string): boolean =>
  pathname === to || (to !== '/' && pathname.startsWith(`${to}/`));

/** The guide is opened from the settings and stands beside them. */
const beside: Readonly<Record<string, string>> = { '/set-up': '/settings', '/contract': '/settings' };

/** Where a claim is found by whoever has no list of his own. */
const listsOfClaims = ['/claims', '/company-claims', '/inbox', '/votes'];

/**
 * Which entry of this menu the page belongs to: a claim to the list from which it was opened (`state` is that of the
 * browser's history), and one that was opened by its address to the first list that its reader has.
 */
export const currentAmong = (
  menu: readonly Pick<Place, 'to'>[],
  { pathname, state }: { readonly pathname: string; readonly state?: unknown },
): string | undefined => {
  const has = (to: string): boolean => menu.some((place) => place.to === to);
  const from = listIn(state);
  const opened = from === undefined ? undefined : menu.find(({ to }) => holds(to, from))?.to;
  if (!holds('/claims', pathname)) return menu.find(({ to }) => holds(to, beside[pathname] ?? pathname))?.to;
  return opened ?? listsOfClaims.find(has);
};
