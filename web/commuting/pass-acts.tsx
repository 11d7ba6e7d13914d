import { Button } from '@mantine/core';
import { useState } from 'react';
import { keepCommuterPass } from '#contract/commuting.ts';
import { useMay } from '#web/api/session.tsx';
import { useKeepPass } from '#web/commuting/passes-api.ts';
import type { ShownPass } from '#web/commuting/pass-words.ts';
import { ReasonDialog, type ReasonedAct } from '#web/commuting/reason-dialog.tsx';
import { tellDone, tellError } from '#web/ui/tell.ts';

/** What whoever keeps people may do with a pass. */
export const PassActs = ({ pass, personName }: { readonly pass: ShownPass; readonly personName: string }) => {
  const keeping = useKeepPass();
  const mayKeep = useMay(keepCommuterPass);
  const [asked, ask] = useState<ReasonedAct>();
  if (!mayKeep || pass.state === 'withdrawn' || pass.state === 'sent-back') return null;
  const confirm = (): void => {
    const { id: passId, userId, version: expectedVersion } = pass;
    keeping.mutate(
      { body: { act: 'confirm', userId, passId, expectedVersion } },
      { onSuccess: () => tellDone(`${personName}さんの通勤定期を確定しました`), onError: tellError },
    );
  };
  return (
    <>
      {pass.state === 'asked' ? (
        <>
          <Button size="compact-sm" loading={keeping.isPending} onClick={confirm}>
            確定する
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => ask('send-back')}>
            差し戻す
          </Button>
        </>
      ) : (
        <Button size="compact-sm" variant="default" onClick={() => ask('end')}>
          途中で終了する
        </Button>
      )}
      {asked === undefined ? null : <ReasonDialog pass={pass} act={asked} onClose={() => ask(undefined)} />}
    </>
  );
};
