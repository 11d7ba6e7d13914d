import * as v from 'valibot';
import { extractionForms, extractionStates } from '#domain/audit/extraction.ts';
import { get, post } from '../endpoint.ts';
import {
  extractionCompanyUnknown,
  extractionNotReady,
  extractionsOpen,
  extractionTooLong,
} from '../refusals/extractions.ts';
import { actionOfTrail, actorOfTrail, extractionId, pieceNumber } from '../shapes/extraction.ts';
import { tenantId } from '../shapes/operator-ids.ts';
import { operatorReason } from '../shapes/operator.ts';
import { pageOf, pageQuery } from '../shapes/page.ts';
import { calendarDate } from '../shapes/values.ts';

const extracting = { function: 'operator', may: 'audit.extract' } as const;

export const listExtractions = get('/operator/audit', {
  ...extracting,
  summary: '監査記録の抽出を、新しいものから一覧する',
  query: pageQuery,
  answer: pageOf(
    v.object({
      extractionId: v.string(),
      /** 対象; absent for the operators' own deeds. */
      company: v.exactOptional(v.object({ tenantId: v.string(), name: v.string() })),
      from: v.string(),
      to: v.string(),
      actor: v.exactOptional(v.string()),
      action: v.exactOptional(v.string()),
      reason: v.string(),
      by: v.object({ id: v.string(), name: v.string() }),
      at: v.string(),
      state: v.picklist(extractionStates),
      records: v.number(),
      /** Files of each form that can be fetched; 0 once they are taken away. */
      pieces: v.number(),
    }),
  ),
});

/** One operator's: who, what, when and from where; what was done says the company's key alone (docs/decisions/0238). */
export const startExtraction = post('/operator/audit', {
  ...extracting,
  asksReason: true,
  summary: '監査記録の抽出を始める',
  body: v.strictObject({
    /** Made by the client, so that it is filed once. */
    extractionId,
    /** @default the operators' own deeds */
    tenantId: v.exactOptional(tenantId),
    from: calendarDate,
    to: calendarDate,
    actor: v.exactOptional(actorOfTrail),
    action: v.exactOptional(actionOfTrail),
    reason: operatorReason,
  }),
  status: 201,
  answer: v.object({ extractionId: v.string() }),
  refusals: [extractionTooLong, extractionsOpen, extractionCompanyUnknown],
});

/** Holds for a minute. */
export const fetchExtraction = get('/operator/audit/{extractionId}/link', {
  ...extracting,
  summary: '抽出した監査記録のファイルを取得する',
  query: v.strictObject({ piece: pieceNumber, form: v.picklist(extractionForms) }),
  answer: v.object({ url: v.string(), fileName: v.string() }),
  refusals: [extractionNotReady],
});
