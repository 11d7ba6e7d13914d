import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { renewRecoveryCodes } from '#contract/sign-in-factors.ts';
import { useSend } from '#web/api/contract-client.ts';
import { useFactorsAnew } from '#web/factors/factors-anew.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { tellError } from '#web/ui/tell.ts';

type RenewCodesProps = {
  readonly size?: 'compact-sm';
  readonly onCodes: (codes: readonly string[]) => void;
};

/** リカバリーコード anew, confirmed first: what was kept elsewhere is no good any more. */
export const RenewCodes = ({ size, onCodes }: RenewCodesProps) => {
  const anew = useFactorsAnew();
  const renewing = useSend(renewRecoveryCodes, ({ recoveryCodes }) => onCodes(recoveryCodes), anew);
  const [isAsked, ask] = useState(false);
  const renew = (): void => renewing.mutate({}, { onError: tellError, onSettled: () => ask(false) });
  return (
    <>
      <Button variant="default" onClick={() => ask(true)} {...(size === undefined ? {} : { size })}>
        リカバリーコードを作り直す
      </Button>
      <ConfirmDialog
        title="リカバリーコードを作り直しますか？"
        isOpen={isAsked}
        isBusy={renewing.isPending}
        confirmLabel="作り直す"
        onConfirm={renew}
        onClose={() => ask(false)}
      >
        <Text size="sm">これまでのリカバリーコードは使えなくなります。新しいコードを保管してください。</Text>
      </ConfirmDialog>
    </>
  );
};

/** How many are left, and what to do where the page that showed them was lost. */
export const codesLeftWords = (codesLeft: number): string =>
  `未使用のリカバリーコード：${codesLeft}個（お手元に控えがないときは、作り直してください）`;
