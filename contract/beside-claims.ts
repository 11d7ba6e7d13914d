import { supplierKinds } from '#domain/suppliers/supplier-kind.ts';
import * as v from 'valibot';
import { get } from './endpoint.ts';
import { lineView, tripView } from './shapes/claim-view.ts';
import { limited } from './shapes/limited.ts';

/** 自分が待っている申請, for the applicant's first page. */
export const listAwaited = get('/api/awaited-claims', {
  function: 'tenant-app',
  may: 'claims.write',
  summary: '承認を待っている自分の申請を、待っている相手とともに一覧する（20件まで）',
  answer: v.object({
    items: v.array(
      v.object({
        claimId: v.string(),
        number: v.string(),
        title: v.string(),
        total: v.number(),
        submittedAt: v.string(),
        stepName: v.string(),
        approverNames: v.array(v.string()),
      }),
    ),
    isMore: v.boolean(),
  }),
});

const editionNumber = v.pipe(
  v.string(),
  v.regex(/^[1-9][0-9]{0,3}$/, '版は1から9999の数字で指定してください'),
  v.transform(Number),
);

export const showEarlierEdition = get('/api/claims/{claimId}/earlier-edition', {
  function: 'tenant-app',
  may: 'claims.read',
  summary: '申請の以前の版の内容を取得する',
  query: v.strictObject({
    /** @default the last one on which the reader voted, else the one before the present one */
    edition: v.exactOptional(editionNumber),
  }),
  answer: v.object({
    edition: v.number(),
    /** Whether the reader voted on it. */
    isVotedOn: v.boolean(),
    /** Absent of editions that ended before their head was put by. */
    head: v.exactOptional(
      v.object({ title: v.string(), departmentName: v.string(), trip: v.exactOptional(tripView) }),
    ),
    lines: v.array(lineView),
    /** Receipts of lines. */
    ...limited,
  }),
});

export const listPastEntries = get('/api/past-entries', {
  function: 'tenant-app',
  may: 'claims.write',
  summary: '自分の過去の申請から、区間と運賃・支払先と登録番号を入力候補として一覧する',
  answer: v.object({
    ways: v.array(
      v.object({
        itemCode: v.string(),
        from: v.string(),
        to: v.string(),
        isRoundTrip: v.boolean(),
        amount: v.number(),
      }),
    ),
    suppliers: v.array(
      v.object({
        itemCode: v.string(),
        name: v.string(),
        registrationNumber: v.exactOptional(v.string()),
        kind: v.exactOptional(v.picklist(supplierKinds)),
      }),
    ),
  }),
});
