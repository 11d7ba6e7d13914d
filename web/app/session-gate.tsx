import { Container } from '@mantine/core';
import { Navigate, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { proof } from '#web/api/client.ts';
import { isSignedOut } from '#web/api/problem.ts';
import { MeProvider, useMeQuery } from '#web/api/session.tsx';
import { Shell } from '#web/app/shell.tsx';
import { askStepUp } from '#web/app/pages.ts';
import { SessionWatch } from '#web/app/session-watch.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

proof.ask = askStepUp;

/** Everything behind the sign-in. Without a session the sign-in page comes first and leads back here. */
export const SessionGate = () => {
  const { data: me, error, refetch } = useMeQuery();
  const { pathname, search } = useLocation();
  if (me === undefined && isSignedOut(error))
    return <Navigate to={`/sign-in?from=${encodeURIComponent(pathname + search)}`} replace />;
  if (me === undefined)
    return (
      <Container size="md" py="xl" component="main">
        {error === null ? <Waiting /> : <Failure error={error} isWhole onRetry={() => void refetch()} />}
      </Container>
    );
  return (
    <MeProvider value={me}>
      <Shell>
        <Outlet />
      </Shell>
      <SessionWatch me={me} />
      <ScrollRestoration />
    </MeProvider>
  );
};
