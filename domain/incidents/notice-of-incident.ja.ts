import type { AnnouncementContent } from '#domain/announcements/announcement-kinds.ts';
import type { Audience } from '#domain/announcements/announcement-kinds.ts';
import { isPlannedMoment } from '#domain/announcements/planned-moment.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Affected, PersonalData } from './incident.ts';

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
  /** 封じ込め so far, in the words of whoever wrote it down. */
  readonly containments: readonly string[];
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
      response: cut(
        [...containments.map((text) => `・${text}`), '・原因を調査しています。'].join('\n'),
        2000,
      ),
      contact: 'STAFeeのお問い合わせ窓口',
    },
  };
};

/** For whom; while no company is known it is for all, which whoever reads the draft narrows. */
export const audienceOfIncident = (affected: Affected): Audience =>
  affected.to === 'chosen' ? affected : { to: 'all' };
