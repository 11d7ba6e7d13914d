import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { write } from '#web/api/client.ts';
import type { ResetLink } from '#web/api/contract.ts';
import { sayFailure } from '#web/api/problem.ts';
import { NewPasswordFields } from '#web/auth/password-fields.view.tsx';
import { useNewPassword } from '#web/auth/use-new-password.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';

type ResetPasswordFormProps = {
  readonly token: string;
  readonly link: ResetLink;
  readonly onDone: () => void;
};

export const ResetPasswordForm = ({ token, link, onDone }: ResetPasswordFormProps) => {
  const { fields, submit } = useNewPassword(link.policy);
  const reset = useMutation({
    mutationFn: (newPassword: string) =>
      write('POST', '/api/auth/password-resets/completion', { token, newPassword }),
    onSuccess: onDone,
  });
  return (
    <form noValidate onSubmit={(event) => submit(event, reset.mutate)}>
      <Stack gap="md">
        <Text size="sm">
          {link.companyName} {link.personName}さんの新しいパスワードを設定します。
          <br />
          有効期限: {formatInstant(link.expiresAt)}
        </Text>
        {reset.error === null ? null : (
          <Notice tone="bad" isUrgent>
            {sayFailure(reset.error)}
          </Notice>
        )}
        <NewPasswordFields {...fields} />
        <Button type="submit" fullWidth loading={reset.isPending}>
          パスワードを再設定する
        </Button>
      </Stack>
    </form>
  );
};
