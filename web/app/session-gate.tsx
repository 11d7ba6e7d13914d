import { Anchor, Container, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Navigate, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { rememberCsrfToken } from '#web/api/client.ts';
import type { Me, SignInAnswer } from '#web/api/contract.ts';
import { isSignedOut } from '#web/api/problem.ts';
import { MeProvider, useMeQuery } from '#web/api/session.tsx';
import { Shell } from '#web/app/shell.tsx';
import { reportSignedIn, useIsSignedOut } from '#web/app/signed-out.ts';
import { SignInForm } from '#web/auth/sign-in-form.view.tsx';
import { outageWords } from '#web/messages.ja.ts';
import { Failure } from '#web/ui/failure.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

/** The session ended while somebody was working: signing in again here keeps what was typed. */
const SignInAgain = ({ me }: { readonly me: Me }) => {
  const client = useQueryClient();
  const goOn = (answer: SignInAnswer): void => {
    if (answer.outcome !== 'signed-in' || answer.user.id !== me.user.id) {
      window.location.assign('/sign-in');
      return;
    }
    rememberCsrfToken(answer.csrfToken);
    reportSignedIn();
    void client.invalidateQueries();
  };
  return (
    <Modal opened={useIsSignedOut()} onClose={() => undefined} withCloseButton={false} title="サインイン">
      <Stack gap="md">
        <Text size="sm">{outageWords.signedOut}</Text>
        <SignInForm onAnswer={goOn} />
        <Anchor href="/sign-in" size="sm">
          サインインの画面へ移動する（入力中の内容は失われます）
        </Anchor>
      </Stack>
    </Modal>
  );
};

/** Everything behind the sign-in. Without a session the sign-in page comes first and leads back here. */
export const SessionGate = () => {
  const { data: me, error, refetch } = useMeQuery();
  const { pathname, search } = useLocation();
  if (me === undefined && isSignedOut(error))
    return <Navigate to={`/sign-in?from=${encodeURIComponent(pathname + search)}`} replace />;
  if (me === undefined)
    return (
      <Container size="md" py="xl" component="main">
        {error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />}
      </Container>
    );
  return (
    <MeProvider value={me}>
      <Shell>
        <Outlet />
      </Shell>
      <SignInAgain me={me} />
      <ScrollRestoration />
    </MeProvider>
  );
};
