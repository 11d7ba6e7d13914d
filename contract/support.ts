import * as v from 'valibot';
import { get, post } from './endpoint.ts';
import { notFound } from './refusals/chain.ts';
import { secondPersonNeeded } from './refusals/second-person.ts';
import { grantDecided, grantOver } from './refusals/support.ts';
import { grantId } from './shapes/operator-ids.ts';
import { pageOf, pageParts, pageQuery } from './shapes/page.ts';
import { grantView, hoursAsked, partsAsked } from './shapes/support.ts';
import { filledLine } from './shapes/text.ts';

const ofAdministrators = { function: 'tenant-admin', may: 'access.keep' } as const;

export const listSupportGrants = get('/api/company/support-grants', {
  ...ofAdministrators,
  summary: 'サポートへの閲覧許可を、新しいものから一覧する',
  query: pageQuery,
  answer: pageOf(grantView),
});

export const giveSupportGrant = post('/api/company/support-grant', {
  ...ofAdministrators,
  stepUp: true,
  summary: 'サポートに閲覧を許可する',
  /** With what was shown: something else than that is not given. */
  body: v.strictObject({ grantId, operatorName: filledLine(60), parts: partsAsked, hours: hoursAsked }),
  answer: grantView,
  refusals: [notFound, grantDecided, secondPersonNeeded],
});

/** 拒否 of what was asked for, and 取消し of what was given: less is read, so that nothing more is proven for it. */
export const refuseSupportGrant = post('/api/company/support-refusal', {
  ...ofAdministrators,
  summary: 'サポートの閲覧の依頼を拒否する・許可を取り消す',
  body: v.strictObject({ grantId }),
  answer: grantView,
  isOpenWhileReadOnly: true,
  refusals: [notFound, grantOver],
});

export const listSupportViews = get('/api/company/support-views', {
  ...ofAdministrators,
  summary: 'サポートが閲覧したものを一覧する',
  query: v.strictObject({ ...pageParts, grantId }),
  answer: pageOf(
    v.object({
      id: v.string(),
      at: v.string(),
      /** 「申請を表示する」. */
      what: v.string(),
      /** Names of its path and what was asked for, as they were sent. */
      asked: v.record(v.string(), v.string()),
    }),
  ),
});
