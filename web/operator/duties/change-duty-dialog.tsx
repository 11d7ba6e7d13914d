import { useState } from 'react';
import { changeDuty } from '#contract/operator/duties.ts';
import { useSend } from '#web/api/contract-client.ts';
import { problemOf } from '#web/api/problem.ts';
import { paramsOf, type ShownDuty, useDone } from '#web/operator/duties/duties-api.ts';
import { DutyFields, isSoundDuty, type TypedDuty } from '#web/operator/duties/duty-fields.view.tsx';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { dialog } from '#web/ui/dialog.tsx';

export type OfDuty = { readonly duty: ShownDuty; readonly onClose: () => void };

/** 項目を変更する: names, who keeps it, and an earlier day. */
export const ChangeDutyDialog = dialog(({ duty, onClose }: OfDuty) => {
  const { title, about, due, owner, version } = duty;
  const was: TypedDuty = { title, about, due, ownerId: owner.id };
  const [typed, setTyped] = useState(was);
  const [isTried, setTried] = useState(false);
  const changing = useSend(changeDuty, useDone('項目を変更しました', onClose));
  return (
    <ReasonDialog
      title={`「${title}」を変更しますか`}
      confirmLabel="変更する"
      isBusy={changing.isPending}
      error={changing.error}
      further={{ isTyped: JSON.stringify(typed) !== JSON.stringify(was), isSound: isSoundDuty(typed) }}
      onTry={() => setTried(true)}
      onClose={onClose}
      onConfirm={(reason) => changing.mutate({ params: paramsOf(duty), body: { ...typed, reason, version } })}
    >
      <DutyFields
        typed={typed}
        faults={problemOf(changing.error)?.fields ?? []}
        isTried={isTried}
        dueHint="早めることだけができます。先へ延ばすには、実施の記録を付けてください。"
        onType={(change) => setTyped({ ...typed, ...change })}
      />
    </ReasonDialog>
  );
});
