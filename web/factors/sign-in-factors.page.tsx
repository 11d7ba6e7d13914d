import { PageHead } from '#web/ui/page-head.tsx';
import { SignInFactors } from '#web/factors/sign-in-factors.tsx';

/** 二段階認証 of one's own. */
export const SignInFactorsPage = () => (
  <>
    <PageHead title="二段階認証" />
    <SignInFactors />
  </>
);
