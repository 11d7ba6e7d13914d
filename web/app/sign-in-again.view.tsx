import { Button, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Me } from '#web/api/page-session.ts';
import { pageSession, useSessionState } from '#web/api/page-session.ts';
import type { SignInNames } from '#web/api/remembered-sign-in.ts';
import { SignInSteps } from '#web/auth/sign-in-steps.view.tsx';
import { sessionWords } from '#web/messages.ja.ts';
import { tellError } from '#web/ui/tell.ts';
import { Dialog } from '#web/ui/dialog-window.tsx';

const begin = (path: string) => (): void => {
  pageSession.leave();
  window.location.assign(path);
};

/**
 * The session ended or became another person's while somebody was working. The page stays as it is behind the dialog:
 * once its own person is signed in again, what was held back is sent.
 */
export const SignInAgain = ({ me, names }: { readonly me: Me; readonly names: SignInNames }) => {
  const client = useQueryClient();
  const state = useSessionState();
  const goOn = async (): Promise<void> => {
    await pageSession.look();
    if (pageSession.state().kind === 'own') await client.invalidateQueries();
  };
  return (
    <Dialog
      opened={state.kind !== 'own'}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      transitionProps={{ duration: 0 }}
      title={state.kind === 'somebody-else' ? '別の人がサインインしています' : '再サインイン'}
    >
      <Stack gap="md">
        <Text size="sm">
          {state.kind === 'somebody-else'
            ? sessionWords.somebodyElse(me, state)
            : sessionWords.signedOut(me.user.name)}
        </Text>
        <SignInSteps known={names} onSignedIn={() => void goOn().catch(tellError)} />
        <Stack gap={4}>
          {state.kind === 'somebody-else' ? (
            <Button variant="default" onClick={begin('/')}>
              {state.name}さんとして続ける
            </Button>
          ) : (
            <Button variant="default" onClick={begin('/sign-in')}>
              別の人としてサインインする
            </Button>
          )}
          <Text size="xs" c="dimmed" ta="center">
            {sessionWords.loses}
          </Text>
        </Stack>
      </Stack>
    </Dialog>
  );
};
