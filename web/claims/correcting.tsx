import { useState } from 'react';
import type { ClaimView, TimelineItem } from '#web/claims/claim-view.ts';
import { useActed } from '#web/claims/hits-beside.ts';
import { FailedPart } from '#web/ui/failed-part.tsx';
import { useClaim, useCorrectClaim, useSendBackClaim, useTimeline } from '#web/claims/claims-api.ts';
import { dialogOnUse } from '#web/ui/dialog-on-use.tsx';
import { partOnUse } from '#web/ui/on-use.tsx';

/** Nobody but 経理 corrects, and few claims are corrected: what it needs is a file of its own. */
const CorrectionDialog = dialogOnUse(
  async () => (await import('#web/corrections/correction-dialog.tsx')).CorrectionDialog,
);
const ChangeHistory = partOnUse(
  async () => (await import('#web/corrections/changes.view.tsx')).ChangeHistory,
);
const SendBackDialog = dialogOnUse(
  async () => (await import('#web/corrections/send-back-dialog.tsx')).SendBackDialog,
);

/** The dialogs of the lines that were opened so far: what is typed for one stays while another is looked at. */
export const useCorrecting = (view: ClaimView) => {
  const correcting = useCorrectClaim();
  const { refetch } = useClaim(view.id);
  const [opened, setOpened] = useState<readonly string[]>([]);
  const [current, setCurrent] = useState<string>();
  const correct = (lineId: string): void => {
    setOpened([...new Set([...opened, lineId])]);
    setCurrent(lineId);
  };
  const dialogs = (
    <>
      {opened.map((lineId) => (
        <CorrectionDialog
          key={lineId}
          view={view}
          lineId={lineId}
          isOpen={lineId === current}
          onClose={() => setCurrent(undefined)}
          deed={{ send: correcting.mutate, isBusy: correcting.isPending }}
          onStale={() => void refetch()}
        />
      ))}
    </>
  );
  return { correct: view.allowed.correct ? correct : undefined, dialogs };
};

const isCorrection = ({ changes }: TimelineItem): boolean => changes !== undefined;

/** 変更履歴 of a claim that was corrected; nothing of any other. */
export const Changes = ({ view }: { readonly view: ClaimView }) => {
  const { data, error, refetch } = useTimeline(view.id);
  // What may be missing here is not silently missing: somebody could take the claim for one that nobody corrected.
  if (error !== null) return <FailedPart error={error} onRetry={() => void refetch()} />;
  const corrections = data?.items.filter(isCorrection) ?? [];
  return corrections.length === 0 ? null : <ChangeHistory view={view} corrections={corrections} />;
};

type SendingBackProps = {
  readonly view: ClaimView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onStale: () => void;
};

/** 最終承認後の差戻し; its file comes with the first opening. */
export const SendingBack = ({ isOpen, ...props }: SendingBackProps) => {
  const sending = useSendBackClaim();
  const acted = useActed(props.view);
  const [wasOpened, setOpened] = useState(false);
  if (isOpen && !wasOpened) setOpened(true);
  return wasOpened ? (
    <SendBackDialog
      onDone={acted}
      {...props}
      isOpen={isOpen}
      deed={{ send: sending.mutate, isBusy: sending.isPending }}
    />
  ) : null;
};
