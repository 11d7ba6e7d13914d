import * as v from 'valibot';
import { isUserId } from '#domain/kernel/ids.ts';
import { ulidShape } from '#contract/shapes/text.ts';
import { settingEndpoints } from '#lambdas/settings/setting-part.ts';
import { settings } from '#rows/settings.ts';

const approvalShape = v.strictObject({
  fallbackApproverId: v.exactOptional(ulidShape(isUserId, 'ユーザーIDの形が正しくありません')),
});

/** 承認: who stands in where a step of a route has nobody. Left empty, such a claim is not submitted (P-07). */
const { show, replace } = settingEndpoints({
  name: 'approval',
  row: settings.approval,
  title: '承認',
  shape: approvalShape,
  inForce: ({ approval }) => approval,
  check: async ({ fallbackApproverId }, { people }) =>
    fallbackApproverId === undefined || (await people.withId(fallbackApproverId))?.isActive === true
      ? []
      : [{ path: 'fallbackApproverId', message: '在籍している人から選んでください' }],
});
export const showApprovalEndpoint = show;
export const replaceApprovalEndpoint = replace;
