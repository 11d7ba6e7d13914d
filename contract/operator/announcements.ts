import * as v from 'valibot';
import { audienceWays, companyToldStates } from '#domain/announcements/announcement-kinds.ts';
import { mailDecisions, mailStates } from '#domain/announcements/mail-fate.ts';
import { get, post, put } from '../endpoint.ts';
import { askingRefusals } from './asking-refusals.ts';
import {
  announcementChanged,
  announcementNotUrgent,
  announcementReported,
  announcementTimePassed,
  companyUnknown,
  mailKnown,
  ownAnnouncement,
} from '../refusals/announcements.ts';
import { announcementParts, announcementSummary, plannedMoment } from '../shapes/announcement.ts';
import { contentView } from '../shapes/announcement-view.ts';
import { announcementId } from '../shapes/announcement-ids.ts';
import { userId } from '../shapes/ids.ts';
import { tenantId } from '../shapes/operator-ids.ts';
import { askingParts, operatorReason, requestView } from '../shapes/operator.ts';
import { pageOf, pageQuery } from '../shapes/page.ts';
import { expectedVersion, wholeNumber } from '../shapes/values.ts';

const reading = { function: 'operator', may: 'announcements.read' } as const;
const writing = { function: 'operator', may: 'announcements.send', asksReason: true } as const;

const hand = v.object({ id: v.string(), at: v.string() });

/** How many mails stand where; `companies`: whom it was handed to. */
const progress = v.object({
  companies: v.number(),
  /** Of them nobody could be told: no administrator can sign in. */
  withoutAdministrator: v.number(),
  /** Companies whose administrators are not known yet. */
  companiesWaiting: v.number(),
  mails: v.object({
    waiting: v.number(),
    intended: v.number(),
    accepted: v.number(),
    delivered: v.number(),
    bounced: v.number(),
    complained: v.number(),
    refused: v.number(),
    declined: v.number(),
  } satisfies Record<(typeof mailStates)[number], v.GenericSchema>),
  unknown: v.number(),
  /** There are more than were counted. */
  isCut: v.boolean(),
});

const announcementView = v.object({
  announcementId,
  ...contentView,
  reportOf: v.exactOptional(announcementId),
  ...v.omit(announcementSummary, ['announcementId', 'kind', 'title']).entries,
  audience: v.object({
    to: v.picklist(audienceWays),
    companies: v.array(v.object({ tenantId, name: v.string() })),
  }),
  version: v.number(),
  created: hand,
  updated: hand,
  /** Who asked for its sending, or sent it alone. */
  askedBy: v.exactOptional(v.string()),
  isUrgent: v.boolean(),
  confirmed: v.exactOptional(hand),
  startedAt: v.exactOptional(v.string()),
  sentAt: v.exactOptional(v.string()),
  reportedBy: v.exactOptional(announcementId),
});

export const listAnnouncements = get('/operator/announcements', {
  ...reading,
  summary: 'お知らせを、新しいものから一覧する',
  query: pageQuery,
  answer: pageOf(announcementSummary),
});

/** Its progress is counted from what stands in its rows. */
export const showAnnouncement = get('/operator/announcements/{announcementId}', {
  ...reading,
  summary: 'お知らせの内容と送信状況を見る',
  answer: v.object({ announcement: announcementView, progress }),
});

export const draftAnnouncement = post('/operator/announcements', {
  ...writing,
  summary: 'お知らせの下書きを作成する',
  body: v.strictObject({ announcementId, ...announcementParts, reason: operatorReason }),
  answer: announcementView,
  status: 201,
  refusals: [announcementChanged, announcementReported, companyUnknown],
});

export const changeAnnouncement = put('/operator/announcements/{announcementId}', {
  ...writing,
  summary: 'お知らせの下書きを変更する',
  body: v.strictObject({ ...announcementParts, expectedVersion, reason: operatorReason }),
  answer: announcementView,
  refusals: [announcementChanged, announcementReported, companyUnknown],
});

/** A draft, or one that waits for its moment, is not sent. */
export const dropAnnouncement = post('/operator/announcements/{announcementId}/drop', {
  ...writing,
  summary: 'お知らせの下書きを破棄する・予約した送信を取りやめる',
  body: v.strictObject({ expectedVersion, reason: operatorReason }),
  answer: announcementView,
  refusals: [announcementChanged],
});

/** At `sendAt`, or with its approval. */
export const sendAnnouncement = post('/operator/announcements/{announcementId}/sending', {
  ...writing,
  twoPerson: true,
  summary: 'お知らせの送信を依頼する',
  body: v.strictObject({ ...askingParts, expectedVersion, sendAt: v.exactOptional(plannedMoment) }),
  answer: requestView,
  status: 201,
  refusals: [announcementChanged, announcementReported, announcementTimePassed, ...askingRefusals],
});

/** 緊急: sent by one operator, at once; another one confirms it afterwards (docs/decisions/0231). */
export const sendUrgentAnnouncement = post('/operator/announcements/{announcementId}/urgent-sending', {
  ...writing,
  summary: '緊急のお知らせを、承認を待たずに送信する',
  body: v.strictObject({ expectedVersion, reason: operatorReason }),
  answer: announcementView,
  refusals: [announcementChanged, announcementNotUrgent],
});

export const confirmAnnouncement = post('/operator/announcements/{announcementId}/confirmation', {
  ...writing,
  summary: '承認を待たずに送信されたお知らせを、事後に確認する',
  body: v.strictObject({ reason: operatorReason }),
  answer: announcementView,
  refusals: [announcementChanged, ownAnnouncement],
});

/** The delivery log by company: recipients are numbered, and no address stands here (docs/decisions/0232). */
export const listAnnouncedMails = get('/operator/announcements/{announcementId}/mails', {
  ...reading,
  summary: 'お知らせの送信記録を、会社ごとに一覧する',
  query: pageQuery,
  answer: pageOf(
    v.variant('row', [
      v.object({
        row: v.literal('company'),
        tenantId,
        name: v.string(),
        state: v.picklist(companyToldStates),
        at: v.string(),
        recipients: v.number(),
      }),
      v.object({
        row: v.literal('mail'),
        tenantId,
        userId,
        number: v.number(),
        state: v.picklist([...mailStates, 'unknown']),
        attempt: v.number(),
        at: v.string(),
        why: v.exactOptional(v.string()),
        decidedBy: v.exactOptional(v.string()),
      }),
    ]),
  ),
});

/** Of a mail whose fate nobody knows: it is sent again, or not (送信状況不明). */
export const decideAnnouncedMail = post('/operator/announcements/{announcementId}/mail-decision', {
  ...writing,
  summary: '送信状況が分からないメールを、送り直すか決める',
  body: v.strictObject({
    tenantId,
    userId,
    attempt: wholeNumber(1, 99),
    decision: v.picklist(mailDecisions),
    reason: operatorReason,
  }),
  refusals: [mailKnown],
});
