import { Button, Stack, Text } from '@mantine/core';
import { answerChallenge } from '#contract/auth.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { useSend } from '#web/api/contract-client.ts';
import type { PasswordPolicy } from '#domain/tenants/password-policy.ts';
import { sayFailure } from '#web/api/problem.ts';
import { NewPasswordFields } from '#web/auth/password-fields.view.tsx';
import { useNewPassword } from '#web/auth/use-new-password.ts';
import { Notice } from '#web/ui/notice.tsx';

/** Why a password of one's own has to be set now. */
const leads = {
  temporary: 'はじめてのサインインです。ご自分のパスワードを決めてください。',
  aged: 'パスワードの有効期間が過ぎました。新しいパスワードを決めてください。',
  rules: 'パスワードの条件が変わりました。新しい条件に合うパスワードを決めてください。',
} as const;
type RenewalReason = keyof typeof leads;

type FirstPasswordFormProps = {
  readonly challengeId: string;
  readonly policy: PasswordPolicy;
  readonly reason: RenewalReason;
  readonly onAnswer: (answer: AnswerOf<typeof answerChallenge>) => void;
};

/** At the first sign-in, and where the one that was typed does not suffice any more, a new password comes first. */
export const FirstPasswordForm = ({ challengeId, policy, reason, onAnswer }: FirstPasswordFormProps) => {
  const { fields, submit } = useNewPassword(policy);
  const change = useSend(answerChallenge, onAnswer);
  const send = (newPassword: string): void => change.mutate({ body: { challengeId, newPassword } });
  return (
    <form noValidate onSubmit={(event) => submit(event, send)}>
      <Stack gap="md">
        <Text size="sm">{leads[reason]}</Text>
        {change.error === null ? null : (
          <Notice tone="bad" isUrgent>
            {sayFailure(change.error)}
          </Notice>
        )}
        <NewPasswordFields {...fields} />
        <Button type="submit" loading={change.isPending}>
          パスワードを設定してサインイン
        </Button>
      </Stack>
    </form>
  );
};
