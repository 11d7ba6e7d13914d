import { behaviour } from '#proofs/controls/control.ts';
import type { Promised } from '#proofs/controls/control.ts';

/** Of 12.1.2: what changes, and when. */
export const changesTold: Promised = {
  sentence:
    'サービスの変更は、内容と予定日時をメールでお知らせします。サービスに変更が及ばない定期メンテナンスもお知らせします。',
  mechanism: [
    'docs/runbooks/change-notice.md',
    'domain/announcements',
    'lambdas/announcements',
    'lambdas/received-announcements',
    'lib/constructs/announcing.ts',
  ],
  proofs: [
    behaviour(
      'test/journeys/announcements.journey.local.test.ts',
      'is mailed to every administrator of every company, in these words',
    ),
    behaviour(
      'test/journeys/announcements.journey.local.test.ts',
      'goes to nobody before a second operator has read it and approved it',
    ),
    behaviour(
      'test/journeys/announcements.journey.local.test.ts',
      'has its delivery log by company, with numbers and no address, made known by what SES says',
    ),
    behaviour(
      'test/announcements/announcement-faults.test.ts',
      '12.1.2 every announcement names whom to ask, and what is planned names its moment and its impact',
    ),
    behaviour(
      'test/journeys/received-announcements.journey.local.test.ts',
      'everybody reads it, not only whom it was mailed to, and is reminded of maintenance in the days before',
    ),
  ],
};

/** Of 12.6.1: what customers have to do, and maintenance before and after. */
export const maintenanceTold: Promised = {
  sentence:
    'お客様の対応が必要なぜい弱性情報と、定期・緊急メンテナンスの前後に当社の対応内容・対策後の結果を、メールでお知らせします。',
  mechanism: [
    'docs/runbooks/vulnerability-response.md',
    'domain/announcements',
    'lib/constructs/announcing.ts',
  ],
  proofs: [
    behaviour(
      'test/journeys/announcements.journey.local.test.ts',
      'ends with a report of its result, to whomever it was announced (12.6.1)',
    ),
    behaviour(
      'test/journeys/announcements.journey.local.test.ts',
      'is sent by one, to the chosen company alone, and to nobody else',
    ),
    behaviour(
      'test/announcements/announcement-faults.test.ts',
      '12.1.2, 12.6.1, 16.1.1 %s says each part that it owes',
    ),
  ],
};
