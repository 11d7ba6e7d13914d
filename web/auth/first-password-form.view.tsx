import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { write } from '#web/api/client.ts';
import type { PasswordPolicy } from '#domain/tenants/password-policy.ts';
import type { SignedIn } from '#web/api/contract.ts';
import { sayFailure } from '#web/api/problem.ts';
import { NewPasswordFields } from '#web/auth/password-fields.view.tsx';
import { useNewPassword } from '#web/auth/use-new-password.ts';
import { Notice } from '#web/ui/notice.tsx';

type FirstPasswordFormProps = {
  readonly challengeId: string;
  readonly policy: PasswordPolicy;
  readonly onSignedIn: (answer: SignedIn) => void;
};

/** The first sign-in with a temporary password: a password of one's own comes first. */
export const FirstPasswordForm = ({ challengeId, policy, onSignedIn }: FirstPasswordFormProps) => {
  const { fields, submit } = useNewPassword(policy);
  const change = useMutation({
    mutationFn: (newPassword: string) =>
      write<SignedIn>('POST', '/api/auth/challenges', { challengeId, newPassword }),
    onSuccess: onSignedIn,
  });
  return (
    <form noValidate onSubmit={(event) => submit(event, change.mutate)}>
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
