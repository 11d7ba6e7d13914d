import { showSignInFactors } from '#contract/sign-in-factors.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { Notice } from '#web/ui/notice.tsx';
import { PasskeysLeft } from '#web/factors/passkeys-left.view.tsx';

/** Told after a change of one's own password. */
export const OwnPasskeysLeft = () => {
  const { data, error } = useAnswer(showSignInFactors, {}, { staleTime: 0 });
  if (error !== null && data === undefined)
    return (
      <Notice tone="warn" title="登録済みのパスキーを確認できませんでした">
        パスキーは、パスワードを変更しても使えます。「二段階認証」の画面で、見覚えのないものがないか確かめてください。
      </Notice>
    );
  return <PasskeysLeft passkeys={data?.passkeys ?? []} where="「二段階認証」の画面で" />;
};
