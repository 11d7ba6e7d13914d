import { useState } from 'react';
import { assessIncident } from '#contract/operator/incidents.ts';
import { useSend } from '#web/api/contract-client.ts';
import {
  assessmentBodyOf,
  AssessmentFields,
  isSoundAssessment,
  typedOf,
} from '#web/operator/incidents/assessment-fields.view.tsx';
import type { ShownIncident } from '#web/operator/incidents/incident-words.ts';
import { useDone } from '#web/operator/incidents/incidents-api.ts';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { dialog } from '#web/ui/dialog.tsx';

export type OfIncident = {
  readonly incident: ShownIncident;
  /** `leadTo`: what comes next, once nothing typed is left here. */
  readonly onClose: (leadTo?: string) => void;
};

/** 判断を改める: what it was before stays in the timeline. */
export const AssessDialog = dialog(({ incident, onClose }: OfIncident) => {
  const [was] = useState(() => typedOf(incident));
  const [typed, setTyped] = useState(was);
  const [isTried, setTried] = useState(false);
  const assessing = useSend(
    assessIncident,
    useDone('判断を改めました', () => onClose()),
  );
  return (
    <ReasonDialog
      title="判断を改めますか"
      confirmLabel="改める"
      isBusy={assessing.isPending}
      error={assessing.error}
      further={{ isTyped: typed !== was, isSound: isSoundAssessment(typed) }}
      onTry={() => setTried(true)}
      onClose={() => onClose()}
      onConfirm={(reason) =>
        assessing.mutate({
          params: { incidentId: incident.incidentId },
          body: { ...assessmentBodyOf(typed), expectedVersion: incident.version, reason },
        })
      }
    >
      <AssessmentFields
        typed={typed}
        isTried={isTried}
        onType={(change) => setTyped({ ...typed, ...change })}
      />
    </ReasonDialog>
  );
});
