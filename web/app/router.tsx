import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createBrowserRouter, type RouteObject, useLocation, useNavigate, useRouteError } from 'react-router';
import type { RefusalKind } from '#contract/refusal.ts';
import { notAllowed, notFound } from '#contract/refusals/chain.ts';
import { finishWork } from '#web/api/held-work.ts';
import { ApiRefusal } from '#web/api/problem.ts';
import { useMe } from '#web/api/session.tsx';
import { mayOpen } from '#web/app/may-open.ts';
import { type DoorPage, doorPages, type Page, pages } from '#web/app/pages.ts';
import { SessionGate } from '#web/app/session-gate.tsx';
import { versionWords } from '#web/messages.ja.ts';
import { Failure } from '#web/ui/failure.tsx';
import { fromOwnFile } from '#web/ui/on-use.tsx';
import { tellFailure } from '#web/ui/tell.ts';
import { Waiting } from '#web/ui/waiting.tsx';

const refusedBy = ({ status, kind }: RefusalKind) =>
  new ApiRefusal({ status, code: kind, title: '', detail: '', fields: [], document: {} });

const nowhere = refusedBy(notFound);
const forbidden = refusedBy(notAllowed);

const NotFoundPage = () => <Failure error={nowhere} isWhole />;

/**
 * A page that broke, or whose file did not come, inside the frame that goes on. It is drawn anew where it stands, from
 * answers asked for anew.
 */
const BrokenPage = () => {
  const error = useRouteError();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { pathname, search, hash } = useLocation();
  const again = async (): Promise<void> => {
    // A form that broke is still saving what was typed, which it would else begin without.
    if (!(await finishWork())) {
      tellFailure(versionWords.unsaved);
      return;
    }
    // Whatever the frame shows is in use, and stays.
    client.removeQueries({ type: 'inactive' });
    void navigate({ pathname, search, hash }, { replace: true });
  };
  return <Failure error={error} onRetry={() => void again()} isWhole />;
};

const reload = (): void => window.location.reload();

const BrokenFrame = () => (
  <main style={{ padding: 16 }}>
    <Failure error={useRouteError()} onRetry={reload} isWhole />
  </main>
);

/**
 * The address changes at once and the page's file comes after it: what a form still does to its own address while it
 * is left would else end a navigation that waits for a file.
 */
const routeOf = ({ path, load }: DoorPage): RouteObject => {
  const Opened = fromOwnFile(load);
  return {
    path,
    element: <Opened key={path} waiting={<Waiting />} props={{}} />,
    errorElement: <BrokenPage />,
  };
};

/** Whoever may not do what the page is for is told so before its file is loaded. */
const Gated = ({ page, children }: { readonly page: Page; readonly children: ReactNode }) =>
  mayOpen(useMe().rights, page) ? children : <Failure error={forbidden} isWhole />;

const gatedRouteOf = (page: Page): RouteObject => {
  const route = routeOf(page);
  return { ...route, element: <Gated page={page}>{route.element}</Gated> };
};

export const router = createBrowserRouter([
  ...doorPages.map((page) => ({ ...routeOf(page), errorElement: <BrokenFrame /> })),
  {
    path: '/',
    element: <SessionGate />,
    errorElement: <BrokenFrame />,
    children: [...pages.map(gatedRouteOf), { path: '*', element: <NotFoundPage /> }],
  },
]);
