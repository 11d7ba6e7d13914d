import { useState } from 'react';
import { tellOtherTabs } from '#web/api/page-session.ts';
import { FirstPasswordForm } from '#web/auth/first-password-form.view.tsx';
import { rememberSignIn, type SignInNames } from '#web/api/remembered-sign-in.ts';
import { partOnUse } from '#web/ui/on-use.tsx';
import { SignInForm, type SignInAnswer } from '#web/auth/sign-in-form.view.tsx';

type SignedIn = Extract<SignInAnswer, { readonly outcome: 'signed-in' }>;
type Typed = SignInNames & { readonly password: string };
type Reached = { readonly answer: SignInAnswer; readonly typed: Typed };

type SignInStepsProps = {
  readonly known: SignInNames;
  readonly onSignedIn: (answer: SignedIn) => void;
  /** Told of each step but the first. */
  readonly onStep?: (title: string) => void;
};

type StepProps = { readonly reached: Reached; readonly onAnswer: (answer: SignInAnswer) => void };

/** Loaded by whoever needs it. */
const FurtherStep = partOnUse(async () => (await import('#web/factors/further-step.view.tsx')).FurtherStep);

const Step = ({ reached: { answer, typed }, onAnswer }: StepProps) =>
  answer.outcome === 'new-password-required' && answer.recoveryCodes === undefined ? (
    <FirstPasswordForm {...answer} onAnswer={onAnswer} />
  ) : (
    <FurtherStep answer={answer} typed={typed} onAnswer={onAnswer} />
  );

/** From names and password to a session, by way of what else the person has to prove or to set first. */
export const SignInSteps = ({ known, onSignedIn, onStep }: SignInStepsProps) => {
  const [reached, reach] = useState<Reached>();
  const follow = (answer: SignInAnswer, typed: Typed): void => {
    if (answer.outcome === 'signed-in' && answer.recoveryCodes === undefined) {
      const { companyCode, loginId } = typed;
      rememberSignIn(answer.user.id, { companyCode, loginId });
      tellOtherTabs();
      onSignedIn(answer);
      return;
    }
    reach({ answer, typed });
    onStep?.(answer.outcome === 'new-password-required' ? 'パスワードの設定' : '二段階認証');
  };
  return reached === undefined ? (
    <SignInForm known={known} onAnswer={follow} />
  ) : (
    <Step reached={reached} onAnswer={(answer) => follow(answer, reached.typed)} />
  );
};
