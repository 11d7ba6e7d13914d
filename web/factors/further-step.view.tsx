import type { AnswerOf } from '#contract/endpoint.ts';
import type { logIn } from '#contract/sign-in.ts';
import { RecoveryCodes } from '#web/factors/recovery-codes.view.tsx';
import { TotpForm } from '#web/factors/totp-form.view.tsx';
import { TotpSetUpForm } from '#web/factors/totp-set-up-form.view.tsx';

type SignInAnswer = AnswerOf<typeof logIn>;

type FurtherStepProps = {
  readonly answer: SignInAnswer;
  readonly password: string;
  readonly onAnswer: (answer: SignInAnswer) => void;
};

/** What the door asks of whoever has an authenticator, or has to set one up. */
export const FurtherStep = ({ answer, password, onAnswer }: FurtherStepProps) => {
  switch (answer.outcome) {
    case 'totp-required':
      return <TotpForm challengeId={answer.challengeId} password={password} onAnswer={onAnswer} />;
    case 'totp-set-up-required':
      return <TotpSetUpForm key={answer.challengeId} step={answer} onAnswer={onAnswer} />;
    case 'new-password-required':
    case 'signed-in': {
      const { recoveryCodes = [], ...next } = answer;
      return <RecoveryCodes codes={recoveryCodes} action="保管しました" onKept={() => onAnswer(next)} />;
    }
  }
};
