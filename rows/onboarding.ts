import type { OperatorId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { MailVerdict, OnboardingFault, OnboardingStep } from '#domain/operators/onboarding.ts';
import type { ContractTerms } from '#domain/tenants/contract-terms.ts';
import { json, textOf } from './attributes.ts';
import { rowKind } from './row-kind.ts';

/* What operators and the function that makes companies keep of contracts: no other function loads it. */

const ofContracts = {
  table: 'Control',
  keeps: 'contract',
  returned: 'of-the-service',
  erased: 'with-tenant',
} as const;

/** 契約の履歴: one change of a contract, old and new, which nobody changes. */
export const contractChange = rowKind('contract-change', {
  ...ofContracts,
  pk: 'CONTRACT#{tenantId}',
  sk: '{eventId}',
  holds: {
    version: 'number',
    after: json<ContractTerms>(),
    reason: 'text',
    by: textOf<OperatorId>(),
    byName: 'text',
    at: textOf<Instant>(),
  },
  /** Of the first record of a company there is no before. */
  mayHold: { before: json<ContractTerms>() },
});

/** A mail to the first administrator: written down before it is sent, and once it was. */
export const welcomeMail = rowKind('welcome-mail', {
  ...ofContracts,
  pk: 'TEN#{tenantId}',
  sk: 'MAIL#{userId}#{welcomeMail}',
  holds: {
    /** `sending`: whether it went is unknown where nobody is at it any more. */
    state: textOf<'sending' | 'refused' | 'sent'>(),
    /** In which attempt of its onboarding. */
    attempt: 'number',
    at: textOf<Instant>(),
  },
});

/** 会社の開設: what an operator ordered. Each write of it starts the function that makes the company. */
export const onboardingOrder = rowKind('onboarding-order', {
  ...ofContracts,
  pk: 'ONBOARDING',
  sk: '{tenantId}',
  holds: {
    /** 企業コード; the index of companies is sorted by the other name. */
    code: 'text',
    companyName: 'text',
    userId: textOf<UserId>(),
    terms: json<ContractTerms>(),
    reason: 'text',
    by: textOf<OperatorId>(),
    byName: 'text',
    at: textOf<Instant>(),
    /** Rises with each 再開, from 1. */
    attempt: 'number',
  },
  mayHold: {
    /** Until his mails are sent, or never will be: the company alone keeps who he is. */
    name: 'text',
    loginId: 'text',
    email: 'text',
    takenUpAt: textOf<Instant>(),
    /** Of a mail of unknown fate, for this attempt. */
    verdict: textOf<MailVerdict>(),
    /** It will never be made. */
    givenUpAt: textOf<Instant>(),
  },
});

/** How far it came: written by the function alone. */
export const onboardingProgress = rowKind('onboarding-progress', {
  ...ofContracts,
  pk: 'ONBOARDED',
  sk: '{tenantId}',
  holds: {
    reached: textOf<OnboardingStep>(),
    state: textOf<'running' | 'stopped' | 'done'>(),
    attempt: 'number',
    at: textOf<Instant>(),
  },
  mayHold: {
    fault: textOf<OnboardingFault>(),
    /** Of the order that began to make the company: no other order goes on with it. */
    userId: textOf<UserId>(),
  },
});
