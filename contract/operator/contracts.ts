import * as v from 'valibot';
import { get, post } from '../endpoint.ts';
import {
  contractChangedMeanwhile,
  contractTakesAway,
  contractTakesNothing,
  contractUnchanged,
} from '../refusals/contracts.ts';
import { shownTerms, typedTerms } from '../shapes/contract-terms.ts';
import { askingParts, operatorReason, requestView } from '../shapes/operator.ts';
import { pageOf, pageQuery } from '../shapes/page.ts';
import { wholeNumber } from '../shapes/values.ts';
import { askingRefusals } from './asking-refusals.ts';

/** The company's contract as it stands, and nothing that the company keeps. */
export const showTenant = get('/operator/tenants/{tenantId}', {
  function: 'operator',
  may: 'companies.read',
  summary: '会社の契約を見る',
  answer: v.object({
    tenantId: v.string(),
    companyCode: v.string(),
    name: v.string(),
    state: v.string(),
    createdAt: v.string(),
    terms: shownTerms,
    /** 0: a company of before, whose contract was never recorded here. */
    version: v.number(),
  }),
});

export const listContractChanges = get('/operator/tenants/{tenantId}/contract-changes', {
  function: 'operator',
  may: 'companies.read',
  summary: '会社の契約の履歴を、新しいものから一覧する',
  query: pageQuery,
  answer: pageOf(
    v.object({
      version: v.number(),
      /** Old → new, in words; none in the first record. */
      changes: v.array(v.object({ what: v.string(), from: v.string(), to: v.string() })),
      reason: v.string(),
      by: v.object({ id: v.string(), name: v.string() }),
      at: v.string(),
    }),
  ),
});

const keeping = { function: 'operator', may: 'contracts.keep', asksReason: true } as const;
/** 0 where the contract was never recorded. */
const seenVersion = wholeNumber(0, 999_999_999);

/** What takes nothing away from the company. */
export const changeContract = post('/operator/tenants/{tenantId}/contract', {
  ...keeping,
  summary: '会社の契約を変更する',
  body: v.strictObject({ reason: operatorReason, terms: typedTerms, version: seenVersion }),
  answer: v.object({ version: v.number() }),
  refusals: [contractChangedMeanwhile, contractTakesAway, contractUnchanged],
});

/** A lower limit, a lesser plan, or an option that ends. */
export const reduceContract = post('/operator/tenants/{tenantId}/contract-reduction', {
  ...keeping,
  twoPerson: true,
  summary: '会社の契約の縮小を依頼する',
  body: v.strictObject({ ...askingParts, terms: typedTerms, version: seenVersion }),
  answer: requestView,
  status: 201,
  refusals: [contractChangedMeanwhile, contractTakesNothing, contractUnchanged, ...askingRefusals],
});
