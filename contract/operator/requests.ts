import * as v from 'valibot';
import { get, post } from '../endpoint.ts';
import { notAllowed } from '../refusals/chain.ts';
import {
  requestAboutYou,
  requestNeedsAnother,
  requestOutdated,
  requestOver,
  requestWaits,
} from '../refusals/operators.ts';
import { operatorReason, requestView } from '../shapes/operator.ts';
import { pageOf, pageQuery } from '../shapes/page.ts';

const deciding = { function: 'operator', may: 'everybody', asksReason: true } as const;

export const listRequests = get('/operator/requests', {
  function: 'operator',
  may: 'everybody',
  summary: '二人で行う操作の依頼を、新しいものから一覧する',
  query: pageQuery,
  answer: pageOf(requestView),
});

/** Whoever approves needs the right of the act itself, which is done with the approval. */
export const approveRequest = post('/operator/requests/{requestId}/approval', {
  ...deciding,
  summary: '依頼を承認して実行する',
  body: v.strictObject({ reason: operatorReason }),
  answer: requestView,
  refusals: [notAllowed, requestAboutYou, requestNeedsAnother, requestOutdated, requestOver, requestWaits],
});

/** The asker takes it back; another who holds the right of the act stops it, but not whom it is about. */
export const stopRequest = post('/operator/requests/{requestId}/stop', {
  ...deciding,
  summary: '依頼を取り下げる・却下する',
  body: v.strictObject({ reason: operatorReason }),
  answer: requestView,
  refusals: [notAllowed, requestAboutYou, requestOver],
});
