import * as v from 'valibot';
import { everyOption } from '#domain/tenants/contract-terms.ts';
import { plans } from '#domain/tenants/plans.ts';
import { get } from './endpoint.ts';
import { shownLimits } from './shapes/contract-terms.ts';
import { pageOf, pageQuery } from './shapes/page.ts';

const counted = v.object({
  count: v.number(),
  /** There are more than are counted. */
  isMore: v.boolean(),
});
/** Absent where the control plane names one that this release does not know. */
const plan = v.exactOptional(v.picklist(plans));

const ofContract = { function: 'tenant-admin', may: 'settings.keep' } as const;

export const showUsage = get('/api/company/usage', {
  ...ofContract,
  summary: '契約プランと、今月の利用状況を表示する',
  answer: v.object({
    plan,
    /** Of the contract, as they bite now. */
    limits: shownLimits,
    /** The month in Japan: `2026-11`. */
    month: v.string(),
    /** Who may sign in or is invited: everybody but those who were stopped or have left. */
    people: counted,
    /** Submitted for the first time in the month. */
    claims: counted,
    /** Of evidence that is stored, or for which a place is reserved. */
    storageBytes: v.number(),
  }),
});

/** 契約: what the company has contracted for, as the operators keep it. */
export const showContract = get('/api/company/contract', {
  ...ofContract,
  summary: '会社の契約を表示する',
  answer: v.object({
    plan,
    limits: shownLimits,
    options: v.array(v.picklist(everyOption)),
    corporateNumber: v.exactOptional(v.string()),
    contractedOn: v.exactOptional(v.string()),
    startsOn: v.exactOptional(v.string()),
    /** 契約書・ポリシー that the company accepted, with their versions. */
    acceptedContract: v.exactOptional(v.string()),
    acceptedPolicies: v.exactOptional(v.string()),
    /** 0: it was never recorded. */
    version: v.number(),
  }),
});

/** Old → new of each change; who of the operators did it, and his reason, are the operators' own. */
export const listOwnContractChanges = get('/api/company/contract-changes', {
  ...ofContract,
  summary: '会社の契約の変更を、新しいものから一覧する',
  query: pageQuery,
  answer: pageOf(
    v.object({
      version: v.number(),
      at: v.string(),
      /** None in the first record. */
      changes: v.array(v.object({ what: v.string(), from: v.string(), to: v.string() })),
    }),
  ),
});
