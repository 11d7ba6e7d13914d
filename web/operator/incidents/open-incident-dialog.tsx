import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { openIncident } from '#contract/operator/incidents.ts';
import { momentTyped } from '#domain/calendar/typed-moment.ts';
import { useSend } from '#web/api/contract-client.ts';
import { newId } from '#web/api/new-id.ts';
import { faultAt, problemOf, type FieldFault } from '#web/api/problem.ts';
import {
  assessmentBodyOf,
  AssessmentFields,
  firstAssessment,
  isSoundAssessment,
} from '#web/operator/incidents/assessment-fields.view.tsx';
import { useDone } from '#web/operator/incidents/incidents-api.ts';
import { FilledText, MomentField, thisMinute } from '#web/operator/incidents/typed-text.view.tsx';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { dialog } from '#web/ui/dialog.tsx';

type Typed = { readonly title: string; readonly facts: string; readonly detectedAt: string };
type FactsProps = {
  readonly typed: Typed;
  readonly faults: readonly FieldFault[];
  readonly isTried: boolean;
  readonly onType: (change: Partial<Typed>) => void;
};

/** 件名・検知した日時・事実. */
const FactFields = ({ typed, faults, isTried, onType }: FactsProps) => (
  <>
    <TextInput
      label="件名"
      required
      withAsterisk={false}
      maxLength={60}
      autoComplete="off"
      value={typed.title}
      error={
        faultAt(faults, 'title') ?? (isTried && typed.title.trim() === '' ? '入力してください' : undefined)
      }
      onChange={({ currentTarget: { value } }) => onType({ title: value })}
    />
    <MomentField
      label="検知した日時（日本時間）"
      description="期限はここから数えます。登録した後は変えられません。"
      value={typed.detectedAt}
      isTried={isTried}
      error={faultAt(faults, 'detectedAt')}
      onType={(text) => onType({ detectedAt: text })}
    />
    <FilledText
      label="分かっている事実"
      description="お知らせの下書きの「内容」になります。お客様の業務内容や個人情報は書かないでください。"
      most={2000}
      value={typed.facts}
      isTried={isTried}
      error={faultAt(faults, 'facts')}
      onType={(facts) => onType({ facts })}
    />
  </>
);

/** インシデントを登録する. */
export const OpenIncidentDialog = dialog(({ onClose }: { readonly onClose: () => void }) => {
  const [incidentId] = useState(newId);
  const [begun] = useState(() => ({ title: '', facts: '', detectedAt: thisMinute() }));
  const [typed, setTyped] = useState(begun);
  const [judged, setJudged] = useState(firstAssessment);
  const [isTried, setTried] = useState(false);
  const opening = useSend(openIncident, useDone('インシデントを登録しました', onClose));
  const faults = problemOf(opening.error)?.fields ?? [];
  const detectedAt = momentTyped(typed.detectedAt);
  return (
    <ReasonDialog
      title="インシデントを登録しますか"
      confirmLabel="登録する"
      isBusy={opening.isPending}
      error={opening.error}
      further={{
        isTyped: typed !== begun || judged !== firstAssessment,
        isSound:
          typed.title.trim() !== '' &&
          typed.facts.trim() !== '' &&
          detectedAt !== undefined &&
          isSoundAssessment(judged),
      }}
      onTry={() => setTried(true)}
      onClose={onClose}
      onConfirm={(reason) =>
        opening.mutate({
          body: {
            incidentId,
            title: typed.title,
            facts: typed.facts,
            detectedAt: detectedAt ?? '',
            ...assessmentBodyOf(judged),
            reason,
          },
        })
      }
    >
      <FactFields
        typed={typed}
        faults={faults}
        isTried={isTried}
        onType={(change) => setTyped({ ...typed, ...change })}
      />
      <AssessmentFields
        typed={judged}
        isTried={isTried}
        onType={(change) => setJudged({ ...judged, ...change })}
      />
    </ReasonDialog>
  );
});
