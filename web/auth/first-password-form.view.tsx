import { Button, Stack, Text } from '@mantine/core';
import { answerChallenge } from '#contract/auth.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { useSend } from '#web/api/contract-client.ts';
import type { PasswordPolicy } from '#domain/tenants/password-policy.ts';
import { sayFailure } from '#web/api/problem.ts';
import { NewPasswordFields } from '#web/auth/password-fields.view.tsx';
import { useNewPassword } from '#web/auth/use-new-password.ts';
import { Notice } from '#web/ui/notice.tsx';

type FirstPasswordFormProps = {
  readonly challengeId: string;
  readonly policy: PasswordPolicy;
  readonly onSignedIn: (answer: AnswerOf<typeof answerChallenge>) => void;
};

/** The first sign-in with a temporary password: a password of one's own comes first. */
export const FirstPasswordForm = ({ challengeId, policy, onSignedIn }: FirstPasswordFormProps) => {
  const { fields, submit } = useNewPassword(policy);
  const change = useSend(answerChallenge, onSignedIn);
  const send = (newPassword: string): void => change.mutate({ body: { challengeId, newPassword } });
  return (
    <form noValidate onSubmit={(event) => submit(event, send)}>
      <Stack gap="md">
        <Text size="sm">はじめてのサインインです。ご自分のパスワードを決めてください。</Text>
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
