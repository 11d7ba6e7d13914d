import { Button, Stack } from '@mantine/core';
import { Link } from 'react-router';
import { PasskeysLeft } from '#web/factors/passkeys-left.view.tsx';
import { Notice } from '#web/ui/notice.tsx';

type PasswordSetProps = {
  readonly words: { readonly done: string; readonly next: string };
  readonly passkeys: Parameters<typeof PasskeysLeft>[0]['passkeys'];
};

/** The end of the way that a link opened: what is so now, and what still lets in besides. */
export const PasswordSet = ({ words: { done, next }, passkeys }: PasswordSetProps) => (
  <Stack gap="md">
    <Notice tone="good" title={done} isUrgent>
      {next}
    </Notice>
    <PasskeysLeft passkeys={passkeys} where="サインインして、「二段階認証」の画面で" />
    <Button component={Link} to="/sign-in" replace>
      サインインへ
    </Button>
  </Stack>
);
