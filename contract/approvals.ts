import * as v from 'valibot';
import { get } from './endpoint.ts';
import { pageOf, pageQuery } from './shapes/page.ts';
import { filledLine } from './shapes/text.ts';

const waiting = v.object({
  kind: v.literal('vote'),
  claimId: v.string(),
  number: v.string(),
  title: v.string(),
  applicantName: v.string(),
  departmentName: v.string(),
  total: v.number(),
  step: v.number(),
  stepName: v.string(),
  submittedAt: v.string(),
  warnings: v.number(),
});

const notice = v.object({
  kind: v.literal('route-has-nobody'),
  claimId: v.string(),
  title: v.string(),
  applicantName: v.string(),
  stepName: v.string(),
  submittedAt: v.string(),
});

export const listInbox = get('/api/inbox', {
  function: 'tenant-app',
  may: 'inbox.read',
  summary: '受信箱を一覧する',
  query: pageQuery,
  answer: pageOf(v.variant('kind', [waiting, notice])),
});

/** `train,taxi`: the codes of at most 100 lines. */
const codes = v.optional(
  v.pipe(
    v.string(),
    v.maxLength(4_100),
    v.regex(/^[0-9A-Za-z_,-]*$/, 'コードをコンマで区切って指定してください'),
    v.transform((text) => text.split(',').filter((code) => code !== '')),
  ),
  '',
);

export const forecastRoute = get('/api/routes/forecast', {
  function: 'tenant-app',
  may: 'claims.write',
  summary: '入力中の申請の承認ルートの見込みを取得する',
  query: v.strictObject({
    departmentId: filledLine(40),
    /** What the lines come to so far, yen. */
    total: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^(?:0|[1-9][0-9]{0,11})$/, '0円以上の整数で指定してください'),
        v.transform(Number),
      ),
      '0',
    ),
    itemCodes: codes,
    accountCodes: codes,
  }),
  answer: v.object({
    /** False where a step has nobody, or no route covers the lines: then the claim cannot be submitted. */
    isPassable: v.boolean(),
    steps: v.array(
      v.object({
        name: v.string(),
        /** Empty where nobody is left. */
        approverNames: v.array(v.string()),
        isStandIn: v.exactOptional(v.boolean()),
      }),
    ),
  }),
});
