import { showSignInFactors } from '#contract/sign-in-factors.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { PasskeysLeft } from '#web/factors/passkeys-left.view.tsx';

/** Told after a change of one's own password. */
export const OwnPasskeysLeft = () => {
  const { data } = useAnswer(showSignInFactors, {}, { staleTime: 0 });
  return <PasskeysLeft passkeys={data?.passkeys ?? []} where="「二段階認証」の画面で" />;
};
