import type { HomeTaskKind } from '#domain/operators/home-tasks.ts';
import { formatDate, formatInstant } from '#web/ui/format-date.ts';

type Place = {
  readonly to: string;
  readonly link: string;
  /** What the moment or the day of a task is. */
  readonly atWords: string;
};

/** Where a task of the home is seen to (domain/operators/home-tasks.ts). */
export const homePlaces: Readonly<Record<HomeTaskKind, Place>> = {
  'incident-untold': { to: '/incidents', link: 'インシデントを見る', atWords: '期限' },
  'incident-open': { to: '/incidents', link: 'インシデントを見る', atWords: '検知' },
  'company-suspended': { to: '/companies', link: '会社を見る', atWords: '停止' },
  'onboarding-stopped': { to: '/companies', link: '開設を見る', atWords: '停止' },
  'announcement-mail-unknown': { to: '/announcements', link: 'お知らせを見る', atWords: '送信' },
  'announcement-unconfirmed': { to: '/announcements', link: 'お知らせを見る', atWords: '送信' },
  'training-over': { to: '/staff', link: '運用者を見る', atWords: '有効期限' },
  'duty-overdue': { to: '/duties?state=overdue', link: '台帳を見る', atWords: '期限' },
  'duty-book-empty': { to: '/duties', link: '台帳を見る', atWords: '期限' },
  'request-to-decide': { to: '/requests', link: '依頼を見る', atWords: '期限' },
  'request-of-mine': { to: '/requests', link: '依頼を見る', atWords: '期限' },
  'announcement-unreported': { to: '/announcements', link: 'お知らせを見る', atWords: '終了' },
  'training-ends': { to: '/staff', link: '運用者を見る', atWords: '有効期限' },
  'duty-due': { to: '/duties?state=due', link: '台帳を見る', atWords: '期限' },
  'operator-not-enrolled': { to: '/staff', link: '運用者を見る', atWords: '教育の有効期限' },
};

/** A day as a day, a moment as a moment in Japan. */
export const sayAt = (at: string): string => (at.length === 10 ? formatDate(at) : formatInstant(at));
