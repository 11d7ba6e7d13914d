import * as v from 'valibot';
import { announcementStates, chosenMost } from '#domain/announcements/announcement-kinds.ts';
import {
  affectedWays,
  everyContainmentWay,
  incidentStates,
  personalDataAnswers,
  severities,
  timelineKinds,
  writtenKinds,
} from '#domain/incidents/incident.ts';
import { clockKinds, clockStates } from '#domain/incidents/incident-clocks.ts';
import { get, post, put } from '../endpoint.ts';
import { companyUnknown } from '../refusals/announcements.ts';
import {
  incidentChangedMeanwhile,
  incidentCompaniesUnknown,
  incidentsFull,
  incidentUnfinished,
  noticesFull,
} from '../refusals/incidents.ts';
import { plannedMoment } from '../shapes/announcement.ts';
import { announcementId } from '../shapes/announcement-ids.ts';
import { incidentId, tenantId } from '../shapes/operator-ids.ts';
import { operatorReason } from '../shapes/operator.ts';
import { pageOf, pageQuery } from '../shapes/page.ts';
import { filledLine, filledParagraph } from '../shapes/text.ts';
import { expectedVersion } from '../shapes/values.ts';

const reading = { function: 'operator', may: 'incidents.read' } as const;
const keeping = { function: 'operator', may: 'incidents.keep', asksReason: true } as const;

const person = v.object({ id: v.string(), name: v.string() });
const company = v.object({ tenantId: v.string(), name: v.string() });

/** Days in Japan: it warns from the beginning of `warnOn`; `dueOn` is its last day. */
const clock = v.object({
  kind: v.picklist(clockKinds),
  warnOn: v.string(),
  dueOn: v.string(),
  state: v.picklist(clockStates),
  stoppedAt: v.exactOptional(v.string()),
});

const summaryParts = {
  incidentId: v.string(),
  title: v.string(),
  state: v.picklist(incidentStates),
  severity: v.picklist(severities),
  personalData: v.picklist(personalDataAnswers),
  isMalicious: v.boolean(),
  affected: v.object({ to: v.picklist(affectedWays), companies: v.array(company) }),
  detectedAt: v.string(),
  opened: v.object({ ...person.entries, at: v.string() }),
  clocks: v.array(clock),
};

const incidentView = v.object({
  ...summaryParts,
  facts: v.string(),
  version: v.number(),
  containedAt: v.exactOptional(v.string()),
  notices: v.array(
    v.object({ announcementId: v.string(), title: v.string(), state: v.picklist(announcementStates) }),
  ),
  closing: v.exactOptional(
    v.object({
      cause: v.string(),
      done: v.string(),
      prevention: v.string(),
      at: v.string(),
      by: person,
    }),
  ),
});

/** All that is not closed, the newest first. */
export const listIncidents = get('/operator/incidents', {
  ...reading,
  summary: '対応中のインシデントを、新しいものから一覧する',
  answer: v.object({ items: v.array(v.object(summaryParts)) }),
});

export const listClosedIncidents = get('/operator/closed-incidents', {
  ...reading,
  summary: '終了したインシデントを、新しいものから一覧する',
  query: pageQuery,
  answer: pageOf(v.object({ ...summaryParts, closedAt: v.string() })),
});

export const showIncident = get('/operator/incidents/{incidentId}', {
  ...reading,
  summary: 'インシデントの内容と期限を見る',
  answer: incidentView,
});

export const listTimeline = get('/operator/incidents/{incidentId}/timeline', {
  ...reading,
  summary: 'インシデントの時系列を、新しいものから一覧する',
  query: pageQuery,
  answer: pageOf(
    v.object({
      entryId: v.string(),
      kind: v.picklist(timelineKinds),
      text: v.string(),
      /** When it was written down. */
      at: v.string(),
      by: person,
      /** When it happened. @default when it was written down */
      happenedAt: v.exactOptional(v.string()),
      way: v.exactOptional(v.picklist(everyContainmentWay)),
      company: v.exactOptional(company),
      announcementId: v.exactOptional(v.string()),
    }),
  ),
});

const affected = v.variant('to', [
  v.strictObject({ to: v.literal('none-known') }),
  v.strictObject({ to: v.literal('all') }),
  v.strictObject({
    to: v.literal('chosen'),
    tenantIds: v.pipe(
      v.array(tenantId),
      v.minLength(1, '会社を選択してください'),
      v.maxLength(
        chosenMost,
        `会社は${chosenMost}社まで選択できます。多いときは「すべての会社」にしてください`,
      ),
      v.check((ids) => new Set(ids).size === ids.length, '同じ会社が重なっています'),
    ),
  }),
]);

const assessmentParts = {
  severity: v.picklist(severities),
  personalData: v.picklist(personalDataAnswers),
  isMalicious: v.boolean(),
  affected,
};

export const openIncident = post('/operator/incidents', {
  ...keeping,
  summary: 'インシデントを登録する',
  body: v.strictObject({
    incidentId,
    title: filledLine(60, '件名を入力してください'),
    facts: filledParagraph(2000, '分かっている事実を入力してください'),
    /** Of which no later one can be made: its days are counted from here. */
    detectedAt: plannedMoment,
    ...assessmentParts,
    reason: operatorReason,
  }),
  status: 201,
  answer: incidentView,
  refusals: [incidentChangedMeanwhile, incidentsFull, companyUnknown],
});

/** Judged anew: severity, personal data, intent, companies. What it was before stays in the timeline. */
export const assessIncident = put('/operator/incidents/{incidentId}/assessment', {
  ...keeping,
  summary: 'インシデントの判断を改める',
  body: v.strictObject({ ...assessmentParts, expectedVersion, reason: operatorReason }),
  answer: incidentView,
  refusals: [incidentChangedMeanwhile, companyUnknown],
});

/** A note, a containment, or that a report to the authority was made. */
export const addTimelineEntry = post('/operator/incidents/{incidentId}/timeline', {
  ...keeping,
  summary: 'インシデントの時系列に記録を加える',
  body: v.strictObject({
    /** Made by the client, so that it is written down once. */
    entryId: incidentId,
    kind: v.picklist(writtenKinds),
    text: filledParagraph(1000, '内容を入力してください'),
    happenedAt: plannedMoment,
    way: v.exactOptional(v.picklist(everyContainmentWay)),
    tenantId: v.exactOptional(tenantId),
    reason: operatorReason,
  }),
  answer: incidentView,
  refusals: [incidentChangedMeanwhile, companyUnknown],
});

export const containIncident = post('/operator/incidents/{incidentId}/containment', {
  ...keeping,
  summary: 'インシデントを封じ込め済みにする',
  body: v.strictObject({ expectedVersion, reason: operatorReason }),
  answer: incidentView,
  refusals: [incidentChangedMeanwhile],
});

/** お知らせ of kind インシデント, with what is known. */
export const draftIncidentNotice = post('/operator/incidents/{incidentId}/notice', {
  ...keeping,
  summary: 'インシデントのお知らせの下書きを作成する',
  body: v.strictObject({ announcementId, expectedVersion, reason: operatorReason }),
  status: 201,
  answer: v.object({ announcementId: v.string() }),
  refusals: [incidentChangedMeanwhile, incidentCompaniesUnknown, noticesFull],
});

export const closeIncident = post('/operator/incidents/{incidentId}/closing', {
  ...keeping,
  summary: 'インシデントを終了する',
  body: v.strictObject({
    cause: filledParagraph(1000, '原因を入力してください'),
    done: filledParagraph(1000, '行った対処を入力してください'),
    prevention: filledParagraph(1000, '再発防止を入力してください'),
    expectedVersion,
    reason: operatorReason,
  }),
  answer: incidentView,
  refusals: [incidentChangedMeanwhile, incidentUnfinished],
});
