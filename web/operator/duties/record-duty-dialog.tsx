import { useState } from 'react';
import { recordDuty } from '#contract/operator/duties.ts';
import { isCalendarDate } from '#domain/kernel/time.ts';
import { useSend } from '#web/api/contract-client.ts';
import { newId } from '#web/api/new-id.ts';
import { problemOf } from '#web/api/problem.ts';
import type { OfDuty } from '#web/operator/duties/change-duty-dialog.tsx';
import { paramsOf, type ShownDuty, useDone } from '#web/operator/duties/duties-api.ts';
import { nextOf, RecordFields, type TypedRecord } from '#web/operator/duties/record-fields.view.tsx';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { todayInJapan } from '#web/ui/format-date.ts';
import { dialog } from '#web/ui/dialog.tsx';

const begunOf = ({ everyMonths }: ShownDuty): TypedRecord => {
  const on = todayInJapan(Date.now());
  const isOver = everyMonths === 0;
  return { on, due: nextOf(on, everyMonths), isOver, evidence: '', file: undefined };
};

const isSoundRecord = ({ on, due, isOver, evidence }: TypedRecord): boolean =>
  isCalendarDate(on) && (isOver || isCalendarDate(due)) && evidence.trim() !== '';

/** 実施を記録する: what was done, where its evidence is, and when it is due again. */
export const RecordDutyDialog = dialog(({ duty, onClose }: OfDuty) => {
  const { everyMonths, title, version } = duty;
  const [recordId] = useState(newId);
  const [begun] = useState(() => begunOf(duty));
  const [typed, setTyped] = useState(begun);
  const [isTried, setTried] = useState(false);
  const recording = useSend(recordDuty, useDone(`「${title}」の実施を記録しました`, onClose));
  const { on, due, isOver, evidence, file } = typed;
  const sent = (reason: string) => ({
    reason,
    recordId,
    on,
    evidence,
    version,
    ...(isOver ? {} : { due }),
    ...(file === undefined ? {} : { file }),
  });
  return (
    <ReasonDialog
      title={`「${title}」の実施を記録しますか`}
      confirmLabel="記録する"
      isBusy={recording.isPending}
      error={recording.error}
      further={{
        isTyped: JSON.stringify(typed) !== JSON.stringify(begun),
        isSound: isSoundRecord(typed),
      }}
      onTry={() => setTried(true)}
      onClose={onClose}
      onConfirm={(reason) => recording.mutate({ params: paramsOf(duty), body: sent(reason) })}
    >
      <RecordFields
        typed={typed}
        everyMonths={everyMonths}
        faults={problemOf(recording.error)?.fields ?? []}
        isTried={isTried}
        onType={(change) => setTyped((now) => ({ ...now, ...change }))}
      />
    </ReasonDialog>
  );
});
