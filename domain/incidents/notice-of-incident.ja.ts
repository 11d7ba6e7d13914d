import type { AnnouncementContent } from '#domain/announcements/announcement-kinds.ts';
import { isPlannedMoment } from '#domain/announcements/planned-moment.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { ContainmentWay, PersonalData } from './incident.ts';

const impactWords: Readonly<Record<PersonalData, string>> = {
  yes: '個人データが含まれている、またはそのおそれがあります。範囲を確認しています。',
  unknown: '影響の範囲と、個人データが含まれるかどうかを確認しています。',
  no: '個人データへの影響はありません。',
};

type Told = {
  readonly title: string;
  readonly facts: string;
  readonly detectedAt: Instant;
  readonly personalData: PersonalData;
  /** 封じ込め so far. */
  readonly containments: readonly ContainmentWay[];
};

/** What of it every company may read: what was done about one of them, and what somebody typed, is no other's business. */
const toldWays: Readonly<Partial<Record<ContainmentWay, string>>> = {
  'signed-out': '対象の利用者を、強制的にサインアウトしました。',
  'address-blocked': '接続元を遮断しました。',
  'rights-taken': '対象の権限・鍵を止めました。',
};

/** A form knows minutes: an incident that a machine detected knows milliseconds. */
const minuteOf = (at: Instant): string => `${at.slice(0, 16)}:00.000Z`;

/** An announcement's title has 60 characters and its parts 2,000. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

/** What a draft of its notice says, for an operator to read and to change before it is sent. */
export const noticeOfIncident = ({
  title,
  facts,
  detectedAt,
  personalData,
  containments,
}: Told): AnnouncementContent => {
  const detected = minuteOf(detectedAt);
  return {
    kind: 'incident',
    title: cut(title, 60),
    fields: {
      content: cut(facts, 2000),
      ...(isPlannedMoment(detected) ? { detectedAt: detected } : {}),
      impact: impactWords[personalData],
      response: [...Object.entries(toldWays), ['other', '原因を調査しています。'] as const]
        .filter(([way]) => way === 'other' || containments.some((done) => done === way))
        .map(([, text]) => `・${text}`)
        .join('\n'),
      contact: 'STAFeeのお問い合わせ窓口',
    },
  };
};
