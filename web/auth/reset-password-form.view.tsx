import { Button, Stack, Text } from '@mantine/core';
import { type inspectResetLink, resetPassword } from '#contract/auth.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { useSend } from '#web/api/contract-client.ts';
import { sayFailure } from '#web/api/problem.ts';
import { NewPasswordFields } from '#web/auth/password-fields.view.tsx';
import { useNewPassword } from '#web/auth/use-new-password.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';

type ResetPasswordFormProps = {
  readonly token: string;
  readonly link: AnswerOf<typeof inspectResetLink>;
  readonly submitLabel: string;
  /** Told what still lets in without the new password. */
  readonly onDone: (passkeys: AnswerOf<typeof inspectResetLink>['passkeys']) => void;
};

export const ResetPasswordForm = ({ token, link, submitLabel, onDone }: ResetPasswordFormProps) => {
  const { fields, submit } = useNewPassword(link.policy);
  const reset = useSend(resetPassword, () => onDone(link.passkeys));
  const send = (newPassword: string): void => reset.mutate({ body: { token, newPassword } });
  return (
    <form noValidate onSubmit={(event) => submit(event, send)}>
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
          {submitLabel}
        </Button>
      </Stack>
    </form>
  );
};
