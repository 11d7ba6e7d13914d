import { lazy, type ReactNode, Suspense } from 'react';
import { createBrowserRouter, type RouteObject, useRouteError } from 'react-router';
import type { RefusalKind } from '#contract/refusal.ts';
import { notAllowed, notFound } from '#contract/refusals/chain.ts';
import { ApiRefusal, FilesMissing } from '#web/api/problem.ts';
import { useMe } from '#web/api/session.tsx';
import { mayOpen } from '#web/app/may-open.ts';
import { type DoorPage, doorPages, type Page, pages } from '#web/app/pages.ts';
import { SessionGate } from '#web/app/session-gate.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const refusedBy = ({ status, kind }: RefusalKind) =>
  new ApiRefusal({ status, code: kind, title: '', detail: '', fields: [], document: {} });

const nowhere = refusedBy(notFound);
const forbidden = refusedBy(notAllowed);

const NotFoundPage = () => <Failure error={nowhere} />;

const reload = (): void => window.location.reload();

/** A page that broke, or whose file did not come, inside the frame that goes on. */
const BrokenPage = () => <Failure error={useRouteError()} onRetry={reload} />;

const BrokenFrame = () => (
  <main style={{ padding: 16 }}>
    <BrokenPage />
  </main>
);

const loaded = async (load: DoorPage['load']) => {
  try {
    return { default: await load() };
  } catch (cause) {
    throw new FilesMissing(cause);
  }
};

/**
 * The address changes at once and the page's file comes after it: what a form still does to its own address while it
 * is left would else end a navigation that waits for a file.
 */
const routeOf = ({ path, load }: DoorPage): RouteObject => {
  const Opened = lazy(() => loaded(load));
  return {
    path,
    element: (
      <Suspense key={path} fallback={<Waiting />}>
        <Opened />
      </Suspense>
    ),
    errorElement: <BrokenPage />,
  };
};

/** Whoever may not do what the page is for is told so before its file is loaded. */
const Gated = ({ page, children }: { readonly page: Page; readonly children: ReactNode }) =>
  mayOpen(useMe().rights, page) ? children : <Failure error={forbidden} />;

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
