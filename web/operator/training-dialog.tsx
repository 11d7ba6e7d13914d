import { Group, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { showOperatorHome } from '#contract/operator/home.ts';
import { addTraining, listStaff, listTrainings } from '#contract/operator/staff.ts';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { isCalendarDate } from '#domain/kernel/time.ts';
import { faultAt, type FieldFault, problemOf } from '#web/api/problem.ts';
import { askAnew, useSend } from '#web/api/contract-client.ts';
import type { ShownOperator } from '#web/operator/operator-api.ts';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { todayInJapan } from '#web/ui/format-date.ts';
import { tellDone } from '#web/ui/tell.ts';
import { dialog } from '#web/ui/dialog.tsx';

/** A training counts for a year, unless it is said otherwise. */
const yearDays = 364;

type OfOperator = { readonly operator: ShownOperator; readonly onClose: () => void };

type DaysProps = {
  readonly on: string;
  readonly until: string;
  readonly faults: readonly FieldFault[];
  readonly missing: (isFilled: boolean) => string | undefined;
  readonly onOn: (day: string) => void;
  readonly onUntil: (day: string) => void;
};

const Days = ({ on, until, faults, missing, onOn, onUntil }: DaysProps) => (
  <Group grow align="flex-start">
    <TextInput
      type="date"
      label="実施日"
      required
      withAsterisk={false}
      value={on}
      error={faultAt(faults, 'on') ?? missing(isCalendarDate(on))}
      onChange={({ currentTarget: { value } }) => onOn(value)}
    />
    <TextInput
      type="date"
      label="有効期限"
      required
      withAsterisk={false}
      value={until}
      error={faultAt(faults, 'until') ?? missing(isCalendarDate(until))}
      onChange={({ currentTarget: { value } }) => onUntil(value)}
    />
  </Group>
);

/** 教育の記録: without one that counts nobody signs in. */
export const TrainingDialog = dialog(({ operator, onClose }: OfOperator) => {
  const client = useQueryClient();
  const [on, setOn] = useState(() => todayInJapan(Date.now()));
  const [until, setUntil] = useState(() => (isCalendarDate(on) ? addDays(on, yearDays) : ''));
  const [evidence, setEvidence] = useState('');
  const [isTried, setTried] = useState(false);
  const adding = useSend(addTraining, async () => {
    tellDone('教育を記録しました');
    await askAnew(client, [listStaff, listTrainings, showOperatorHome]);
    onClose();
  });
  const faults = problemOf(adding.error)?.fields ?? [];
  const isSound = isCalendarDate(on) && isCalendarDate(until) && evidence.trim() !== '';
  const missing = (isFilled: boolean) => (isTried && !isFilled ? '入力してください' : undefined);
  return (
    <ReasonDialog
      title={`${operator.name}の教育を記録しますか`}
      confirmLabel="記録する"
      isBusy={adding.isPending}
      error={adding.error}
      further={{ isTyped: evidence !== '', isSound }}
      onTry={() => setTried(true)}
      onClose={onClose}
      onConfirm={(reason) =>
        adding.mutate({
          params: { operatorId: operator.operatorId },
          body: { reason, on, until, evidence },
        })
      }
    >
      <Days {...{ on, until, faults }} missing={missing} onOn={setOn} onUntil={setUntil} />
      <Textarea
        label="内容と証跡"
        description="教材の版、実施者、受講の記録がある場所"
        required
        withAsterisk={false}
        autosize
        minRows={2}
        maxLength={500}
        value={evidence}
        error={missing(evidence.trim() !== '')}
        onChange={({ currentTarget: { value } }) => setEvidence(value)}
      />
    </ReasonDialog>
  );
});
