import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { AnswerOf } from '#contract/endpoint.ts';
import { endPasskey, renamePasskey } from '#contract/passkeys.ts';
import type { showSignInFactors } from '#contract/sign-in-factors.ts';
import { rememberCsrfToken } from '#web/api/client.ts';
import { useSend } from '#web/api/contract-client.ts';
import { tellOtherTabs } from '#web/api/page-session.ts';
import { AddPasskey } from '#web/factors/add-passkey.tsx';
import { PasskeyWords } from '#web/factors/passkey-words.view.tsx';
import { PasskeyRow, type ShownPasskey } from '#web/factors/passkey-row.view.tsx';
import { useFactorsAnew } from '#web/factors/factors-anew.ts';
import { RecoveryCodes } from '#web/factors/recovery-codes.view.tsx';
import { codesLeftWords, RenewCodes } from '#web/factors/renew-codes.tsx';
import { Card } from '#web/ui/card.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { knowsPasskeys } from '#web/ui/knows-passkeys.ts';
import { tellDone, tellError } from '#web/ui/tell.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

type Factors = AnswerOf<typeof showSignInFactors>;

const afterLast =
  '次のサインインから、パスワードだけでサインインできるようになります（二段階認証が必須のロールの人は、サインアウトされ、認証アプリの登録に進みます）。ほかの端末のサインインは、すべて終了します。';
const afterOne =
  '削除したパスキーでは、サインインできなくなります。ほかの端末のサインインは、すべて終了します。';

const List = ({ factors }: { readonly factors: Factors }) => {
  const [ending, end] = useState<ShownPasskey>();
  const anew = useFactorsAnew();
  const renaming = useSend(renamePasskey, () => tellDone('名前を変えました'), anew);
  const removing = useSend(
    endPasskey,
    ({ csrfToken }) => {
      rememberCsrfToken(csrfToken);
      tellOtherTabs();
      tellDone('パスキーを削除しました');
    },
    anew,
  );
  const { passkeys, totpSince } = factors;
  const isLast = passkeys.length === 1 && totpSince === undefined;
  const remove = (passkeyId: string): void =>
    removing.mutate({ body: { passkeyId } }, { onError: tellError, onSettled: () => end(undefined) });
  return (
    <>
      <Stack component="ul" aria-label="登録済みのパスキー" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {passkeys.map((passkey) => (
          <PasskeyRow
            key={passkey.id}
            passkey={passkey}
            isAlone={passkeys.every(({ id, name }) => id === passkey.id || name !== passkey.name)}
            isBusy={renaming.isPending || removing.isPending}
            onRename={(name) =>
              renaming.mutate({ body: { passkeyId: passkey.id, name } }, { onError: tellError })
            }
            onEnd={() => end(passkey)}
          />
        ))}
      </Stack>
      <ConfirmDialog
        title={`パスキー「${ending?.name ?? ''}」を削除しますか？`}
        isOpen={ending !== undefined}
        isBusy={removing.isPending}
        isDangerous
        confirmLabel="パスキーを削除する"
        onConfirm={() => (ending === undefined ? undefined : remove(ending.id))}
        onClose={() => end(undefined)}
      >
        <Text size="sm">
          {isLast ? `${afterLast}リカバリーコードも使えなくなります。` : afterOne}
          端末をなくしたときは、パスワードも変更してください。端末の一覧に残ったものは、端末の設定から消せます。
        </Text>
      </ConfirmDialog>
    </>
  );
};

/** パスキー of one's own: those that there are, and a further one. */
export const Passkeys = ({ factors }: { readonly factors: Factors }) => {
  const [isAdding, add] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>();
  const anew = useFactorsAnew();
  const { passkeys, totpSince } = factors;
  const added = (given: readonly string[] | undefined): void => {
    add(false);
    setCodes(given);
    void anew();
  };
  return (
    <Card
      title="パスキー"
      aside={
        <ToneBadge tone={passkeys.length > 0 ? 'good' : 'quiet'}>
          {passkeys.length > 0 ? `${passkeys.length}個` : '未登録'}
        </ToneBadge>
      }
    >
      <Stack gap="md" style={{ maxWidth: 560 }}>
        {codes === undefined ? null : (
          <RecoveryCodes codes={codes} action="保管しました" onKept={() => setCodes(undefined)} />
        )}
        <PasskeyWords hasPasskey={passkeys.length > 0} hasTotp={totpSince !== undefined} />
        {passkeys.length > 0 ? <List factors={factors} /> : null}
        {passkeys.length > 0 && totpSince === undefined ? (
          // Whoever has no authenticator finds his リカバリーコード here.
          <Group gap="sm">
            <Text size="sm">{codesLeftWords(factors.codesLeft)}</Text>
            <RenewCodes size="compact-sm" onCodes={setCodes} />
          </Group>
        ) : null}
        {isAdding ? (
          <AddPasskey names={passkeys.map(({ name }) => name)} onAdded={added} onClose={() => add(false)} />
        ) : (
          <Group>
            <Button disabled={!knowsPasskeys()} onClick={() => add(true)}>
              パスキーを追加する
            </Button>
          </Group>
        )}
        {knowsPasskeys() ? null : (
          <Text size="xs" c="dimmed">
            お使いのブラウザーは、パスキーに対応していません。新しい版のブラウザーをお使いください。
          </Text>
        )}
      </Stack>
    </Card>
  );
};
