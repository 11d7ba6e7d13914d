import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import {
  OnboardingStop,
  type MailVerdict,
  type OnboardingStep,
  type WelcomeMailKind,
} from '#domain/operators/onboarding.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import type { OnboardingContext } from '#lambdas/adapters/jobs/onboarding-context.ts';
import type { KeyStore } from '#lambdas/adapters/tenant/key-store.ts';
import { temporaryPasswordOf } from '#lambdas/adapters/tenant/temporary-password.ts';
import { welcomeMails } from './welcome-mails.ja.ts';

export type Welcoming = {
  readonly context: OnboardingContext;
  readonly tenantId: TenantId;
  readonly keys: KeyStore;
  readonly at: Instant;
  /** Of the order; one that is given to the function by hand is its own first one. */
  readonly attempt: number;
  /** Of a mail whose fate is unknown. @default it stops there, and an operator decides */
  readonly verdict?: MailVerdict | undefined;
  readonly onStep: (step: OnboardingStep) => Promise<void>;
};

export type Newcomer = {
  readonly userId: UserId;
  readonly loginId: string;
  readonly email: string;
  readonly name: string;
  readonly companyName: string;
  readonly companyCode: string;
};

/** The mail service answered, and took nothing: no mail of it is under way. */
const isRefusal = (error: unknown): boolean => {
  const status: unknown = Object(Object(error).$metadata).httpStatusCode;
  return typeof status === 'number' && status >= 400 && status < 500;
};

/**
 * Written down before it is sent and after it: a run that finds it half done does not know whether it went, and sends nothing
 * by itself.
 */
const sendOnce = async (
  { context, tenantId, at, attempt, verdict, onStep }: Welcoming,
  { userId, kind }: { readonly userId: UserId; readonly kind: WelcomeMailKind },
  mail: Mail,
): Promise<void> => {
  await onStep(kind);
  const { control } = context;
  const place = { tenantId, userId, welcomeMail: kind };
  const known = await control.mailOf(place);
  if (known?.state === 'sent') return;
  const isUnknown = known?.state === 'sending';
  // What was decided is decided of the attempts before: another crash asks anew.
  const decided = isUnknown && known.attempt < attempt ? verdict : undefined;
  if (isUnknown && decided === undefined) throw new OnboardingStop('mail-unknown');
  if (decided !== 'was-sent') {
    if (!(await control.beginMail(place, { attempt, at }, known))) throw new OnboardingStop('mail-unknown');
    try {
      await context.send(mail);
    } catch (error) {
      if (!isRefusal(error)) throw new OnboardingStop('mail-unknown');
      await control.noteMail(place, { state: 'refused', attempt, at });
      throw new OnboardingStop('mail-refused');
    }
  }
  await control.noteMail(place, { state: 'sent', attempt, at });
};

/** The account in the user directory, then the way in, then, apart from it, the password. */
export const welcomePerson = async (welcoming: Welcoming, person: Newcomer): Promise<void> => {
  const { context, tenantId, keys, onStep } = welcoming;
  const { userId, email: to, ...told } = person;
  if (await context.control.wasWelcomed(tenantId, userId)) return;
  await onStep('account');
  const temporaryPassword = temporaryPasswordOf(userId, await keys.loginKey());
  await context.directory.create({ tenantId, userId, temporaryPassword });
  const { appOrigin } = context;
  const mails = welcomeMails({ ...told, to, appOrigin, temporaryPassword });
  await sendOnce(welcoming, { userId, kind: 'guide' }, mails.guide);
  await sendOnce(welcoming, { userId, kind: 'password' }, mails.password);
  await context.control.markWelcomed(tenantId, userId);
};
