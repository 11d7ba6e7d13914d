import { useState } from 'react';
import { tellOtherTabs } from '#web/api/page-session.ts';
import { FirstPasswordForm } from '#web/auth/first-password-form.view.tsx';
import { rememberSignIn, type SignInNames } from '#web/api/remembered-sign-in.ts';
import { SignInForm, type SignInAnswer } from '#web/auth/sign-in-form.view.tsx';

type Challenge = Extract<SignInAnswer, { readonly outcome: 'new-password-required' }>;
type SignedIn = Extract<SignInAnswer, { readonly outcome: 'signed-in' }>;
type Asked = { readonly challenge: Challenge; readonly names: SignInNames };

type SignInStepsProps = {
  readonly known: SignInNames;
  readonly onSignedIn: (answer: SignedIn) => void;
  /** Told when a password of one's own has to be set first. */
  readonly onChallenge?: () => void;
};

/** From names and password to a session, by way of a password of one's own at the first sign-in. */
export const SignInSteps = ({ known, onSignedIn, onChallenge }: SignInStepsProps) => {
  const [asked, ask] = useState<Asked>();
  const finish = (answer: SignedIn, names: SignInNames): void => {
    rememberSignIn(answer.user.id, names);
    tellOtherTabs();
    onSignedIn(answer);
  };
  if (asked !== undefined)
    return (
      <FirstPasswordForm
        challengeId={asked.challenge.challengeId}
        policy={asked.challenge.policy}
        reason={asked.challenge.reason}
        onSignedIn={(answer) => finish(answer, asked.names)}
      />
    );
  return (
    <SignInForm
      known={known}
      onAnswer={(answer, { companyCode, loginId }) => {
        const names = { companyCode, loginId };
        if (answer.outcome === 'signed-in') {
          finish(answer, names);
          return;
        }
        ask({ challenge: answer, names });
        onChallenge?.();
      }}
    />
  );
};
