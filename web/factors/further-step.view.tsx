import type { AnswerOf } from '#contract/endpoint.ts';
import type { logIn } from '#contract/sign-in.ts';
import type { SignInNames } from '#web/api/remembered-sign-in.ts';
import { PasskeyForm } from '#web/factors/passkey-form.view.tsx';
import { RecoveryCodes } from '#web/factors/recovery-codes.view.tsx';
import { TotpForm } from '#web/factors/totp-form.view.tsx';
import { TotpSetUpForm } from '#web/factors/totp-set-up-form.view.tsx';

type SignInAnswer = AnswerOf<typeof logIn>;

type FurtherStepProps = {
  readonly answer: SignInAnswer;
  readonly typed: SignInNames & { readonly password: string };
  readonly onAnswer: (answer: SignInAnswer) => void;
};

/** What the door asks of whoever has an authenticator or a passkey, or has to set one up. */
export const FurtherStep = ({ answer, typed, onAnswer }: FurtherStepProps) => {
  switch (answer.outcome) {
    case 'totp-required':
      return <TotpForm challengeId={answer.challengeId} password={typed.password} onAnswer={onAnswer} />;
    case 'passkey-required':
      return <PasskeyForm challengeId={answer.challengeId} typed={typed} onAnswer={onAnswer} />;
    case 'totp-set-up-required':
      return <TotpSetUpForm key={answer.challengeId} step={answer} onAnswer={onAnswer} />;
    case 'new-password-required':
    case 'signed-in': {
      const { recoveryCodes = [], ...next } = answer;
      return <RecoveryCodes codes={recoveryCodes} action="保管しました" onKept={() => onAnswer(next)} />;
    }
  }
};
