import { createBrowserRouter, Navigate, useRouteError } from 'react-router';
import { ClaimEditorPage, NewClaimPage } from '#web/claims/claim-editor.page.tsx';
import { ClaimPage } from '#web/claims/claim.page.tsx';
import { homeOf } from '#web/app/navigation.ts';
import { useMe } from '#web/api/session.tsx';
import { ClaimsPage } from '#web/claims/claims.page.tsx';
import { CompanyClaimsPage } from '#web/claims/company-claims.page.tsx';
import { ExportsPage } from '#web/exports/exports.page.tsx';
import { ForgotPasswordPage } from '#web/auth/forgot-password.page.tsx';
import { InboxPage } from '#web/approvals/inbox.page.tsx';
import { JournalsPage } from '#web/journals/journals.page.tsx';
import { MyPage } from '#web/users/my.page.tsx';
import { PasswordResetPage } from '#web/auth/password-reset.page.tsx';
import { ReviewPage } from '#web/approvals/review.page.tsx';
import { SessionGate } from '#web/app/session-gate.tsx';
import { SignInPage } from '#web/auth/sign-in.page.tsx';
import { ApiRefusal } from '#web/api/problem.ts';
import { Failure } from '#web/ui/failure.tsx';

const notFound = new ApiRefusal({
  status: 404,
  code: 'not-found',
  title: '',
  detail: '',
  fields: [],
  document: {},
});

const NotFoundPage = () => <Failure error={notFound} />;

const BrokenPage = () => (
  <main style={{ padding: 16 }}>
    <Failure error={useRouteError()} onRetry={() => window.location.reload()} />
  </main>
);

/** Everybody begins where his own work is: 監査 has no claims of his own. */
const Home = () => <Navigate to={homeOf(useMe())} replace />;

export const router = createBrowserRouter([
  { path: '/sign-in', element: <SignInPage />, errorElement: <BrokenPage /> },
  { path: '/forgot-password', element: <ForgotPasswordPage />, errorElement: <BrokenPage /> },
  { path: '/password-reset', element: <PasswordResetPage />, errorElement: <BrokenPage /> },
  {
    path: '/',
    element: <SessionGate />,
    errorElement: <BrokenPage />,
    children: [
      { index: true, element: <Home /> },
      { path: 'claims', element: <ClaimsPage /> },
      { path: 'claims/new', element: <NewClaimPage /> },
      { path: 'claims/:claimId', element: <ClaimPage /> },
      { path: 'claims/:claimId/edit', element: <ClaimEditorPage /> },
      { path: 'inbox', element: <InboxPage /> },
      { path: 'inbox/:claimId', element: <ReviewPage /> },
      { path: 'company-claims', element: <CompanyClaimsPage /> },
      { path: 'journals', element: <JournalsPage /> },
      { path: 'exports', element: <ExportsPage /> },
      { path: 'me', element: <MyPage /> },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
