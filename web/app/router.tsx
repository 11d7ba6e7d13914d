import { lazy, Suspense } from 'react';
import { createBrowserRouter, Navigate, type RouteObject, useRouteError } from 'react-router';
import { notFound } from '#contract/refusals/chain.ts';
import { ApiRefusal, FilesMissing } from '#web/api/problem.ts';
import { useMe } from '#web/api/session.tsx';
import { homeOf } from '#web/app/navigation.ts';
import { doorPages, type Page, pages } from '#web/app/pages.ts';
import { SessionGate } from '#web/app/session-gate.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

const nowhere = new ApiRefusal({
  status: notFound.status,
  code: notFound.kind,
  title: '',
  detail: '',
  fields: [],
  document: {},
});

const NotFoundPage = () => <Failure error={nowhere} />;

const reload = (): void => window.location.reload();

/** A page that broke, or whose file did not come, inside the frame that goes on. */
const BrokenPage = () => <Failure error={useRouteError()} onRetry={reload} />;

const BrokenFrame = () => (
  <main style={{ padding: 16 }}>
    <BrokenPage />
  </main>
);

/** Everybody begins where his own work is: 監査 has no claims of his own. */
const Home = () => <Navigate to={homeOf(useMe())} replace />;

const loaded = async (load: Page['load']) => {
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
const routeOf = ({ path, load }: Page): RouteObject => {
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

export const router = createBrowserRouter([
  ...doorPages.map((page) => ({ ...routeOf(page), errorElement: <BrokenFrame /> })),
  {
    path: '/',
    element: <SessionGate />,
    errorElement: <BrokenFrame />,
    children: [
      { index: true, element: <Home /> },
      ...pages.map(routeOf),
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
