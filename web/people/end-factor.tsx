import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { type ShownPerson, useEndTotp } from '#web/people/people-api.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { tellDone, tellError } from '#web/ui/tell.ts';

/** 二段階認証の解除, for whoever has lost his phone and his リカバリーコード. */
export const EndFactor = ({ person }: { readonly person: ShownPerson }) => {
  const [isAsked, ask] = useState(false);
  const ending = useEndTotp();
  const end = (): void =>
    ending.mutate(
      { params: { userId: person.id } },
      {
        onSuccess: () => tellDone(`${person.name}さんの二段階認証を解除しました`),
        onError: tellError,
        onSettled: () => ask(false),
      },
    );
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        二段階認証を解除する
      </Button>
      <ConfirmDialog
        title={`${person.name}さんの二段階認証を解除しますか？`}
        isOpen={isAsked}
        isBusy={ending.isPending}
        isDangerous
        confirmLabel="解除する"
        onConfirm={end}
        onClose={() => ask(false)}
      >
        <Text size="sm">
          スマートフォンもリカバリーコードもなくしたときに使います。認証アプリとパスキーの登録をすべて解除し、本人にメールで知らせ、すべての端末でサインアウトさせます。次のサインインは、パスワードだけになります（必須のロールの人は、もう一度登録します）。電話や対面で、本人からの依頼だと確かめてください。
        </Text>
      </ConfirmDialog>
    </>
  );
};
