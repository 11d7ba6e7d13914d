import { Box } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { createBrowserRouter, Outlet, type RouteObject, useRouteError } from 'react-router';
import { notAllowed, notFound } from '#contract/refusals/chain.ts';
import type { RefusalKind } from '#contract/refusal.ts';
import { ApiRefusal, isSignedOut, sayFailure } from '#web/api/problem.ts';
import { ConsoleFrame } from '#web/operator/console-frame.tsx';
import { type ConsolePage, consolePages } from '#web/operator/console-pages.ts';
import { MeContext, useMayAsOperator, useOperator } from '#web/operator/operator-api.ts';
import { SignInPage } from '#web/operator/sign-in.page.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { fromOwnFile } from '#web/ui/on-use.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const refusedBy = ({ status, kind }: RefusalKind) =>
  new ApiRefusal({ status, code: kind, title: '', detail: '', fields: [], document: {} });

const [forbidden, nowhere] = [refusedBy(notAllowed), refusedBy(notFound)];

const Broken = () => <Failure error={useRouteError()} isWhole />;

/** The door, until somebody is signed in. */
const Gate = () => {
  const me = useOperator();
  const client = useQueryClient();
  if (me.data !== undefined)
    return (
      <MeContext value={me.data}>
        <ConsoleFrame>
          <Outlet />
        </ConsoleFrame>
      </MeContext>
    );
  if (isSignedOut(me.error)) return <SignInPage onSignedIn={() => void client.resetQueries()} />;
  return (
    <Box component="main" p="lg" maw={640} mx="auto">
      {me.error === null ? <Waiting rows={2} /> : <Notice tone="bad">{sayFailure(me.error)}</Notice>}
    </Box>
  );
};

const routeOf = ({ path, may, load }: ConsolePage): RouteObject => {
  const Opened = fromOwnFile(load);
  const Gated = () =>
    useMayAsOperator(may) ? (
      <Opened waiting={<Waiting />} props={{}} />
    ) : (
      <Failure error={forbidden} isWhole />
    );
  return { path, element: <Gated />, errorElement: <Broken /> };
};

export const consoleRouter = createBrowserRouter([
  {
    path: '/',
    element: <Gate />,
    errorElement: <Broken />,
    children: [...consolePages.map(routeOf), { path: '*', element: <Failure error={nowhere} isWhole /> }],
  },
]);
