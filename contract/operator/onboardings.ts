import * as v from 'valibot';
import {
  everyOnboardingFault,
  everyOnboardingStep,
  mailVerdicts,
  onboardingStates,
} from '#domain/operators/onboarding.ts';
import { companyCodeOf } from '#domain/tenants/sign-in-name.ts';
import { get, post } from '../endpoint.ts';
import {
  companyCodeTaken,
  mailVerdictNeeded,
  onboardingBegun,
  onboardingNotStopped,
} from '../refusals/onboarding.ts';
import { typedTerms } from '../shapes/contract-terms.ts';
import { mailAddress } from '../shapes/mail-address.ts';
import { operatorReason } from '../shapes/operator.ts';
import { pageOf, pageQuery } from '../shapes/page.ts';
import { filledLine, identifier, typedName } from '../shapes/text.ts';

const keeping = { function: 'operator', may: 'contracts.keep', asksReason: true } as const;

const companyCode = v.pipe(
  typedName(64),
  v.transform(companyCodeOf),
  v.regex(
    /^[a-z0-9][a-z0-9-]{2,31}$/,
    '企業コードは半角英小文字・数字・ハイフンの3〜32文字で、先頭は英数字にしてください',
  ),
);

const onboarding = v.object({
  tenantId: v.string(),
  companyCode: v.string(),
  companyName: v.string(),
  state: v.picklist(onboardingStates),
  /** Which step is under way, or stopped; of one that is done the last. */
  step: v.picklist(everyOnboardingStep),
  /** Why it stopped. */
  fault: v.exactOptional(v.picklist(everyOnboardingFault)),
  attempt: v.number(),
  askedBy: v.object({ id: v.string(), name: v.string() }),
  askedAt: v.string(),
  /** When it was seen to move last. */
  at: v.string(),
});

/** Files what is to be made; it begins by itself within seconds, and whoever asks sees how far it came. */
export const startOnboarding = post('/operator/onboardings', {
  ...keeping,
  summary: '会社の開設を始める',
  body: v.strictObject({
    reason: operatorReason,
    companyCode,
    companyName: filledLine(60, '会社名を入力してください'),
    /** 最初の管理者: two mails go to his address. */
    administrator: v.strictObject({
      name: filledLine(40, '氏名を入力してください'),
      loginId: v.pipe(identifier('login-id', 64), v.nonEmpty('入力してください')),
      email: mailAddress,
    }),
    terms: typedTerms,
  }),
  answer: onboarding,
  status: 201,
  refusals: [companyCodeTaken],
});

export const listOnboardings = get('/operator/onboardings', {
  function: 'operator',
  may: 'companies.read',
  summary: '会社の開設を、新しいものから一覧する',
  query: pageQuery,
  answer: pageOf(onboarding),
});

export const showOnboarding = get('/operator/onboardings/{tenantId}', {
  function: 'operator',
  may: 'companies.read',
  summary: '会社の開設の進み具合を見る',
  answer: onboarding,
});

/** Goes on where it stopped. */
export const resumeOnboarding = post('/operator/onboardings/{tenantId}/resumption', {
  ...keeping,
  summary: '止まった開設を再開する',
  body: v.strictObject({
    reason: operatorReason,
    /** Where the fate of a mail is unknown: nothing is sent again unless somebody says so. */
    mail: v.exactOptional(v.picklist(mailVerdicts)),
  }),
  answer: onboarding,
  refusals: [mailVerdictNeeded, onboardingNotStopped],
});

/** While nothing was made of it: its company code is another company's. */
export const giveUpOnboarding = post('/operator/onboardings/{tenantId}/end', {
  ...keeping,
  summary: '止まった開設を取りやめる',
  body: v.strictObject({ reason: operatorReason }),
  answer: onboarding,
  refusals: [onboardingBegun, onboardingNotStopped],
});
