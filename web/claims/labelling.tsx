import { readClaim, useClaimForm, useKeepClaim } from '#web/claims/claims-api.ts';
import type { ClaimView } from '#web/claims/claim-view.ts';
import { givenIn } from '#web/claims/given-labels.ts';
import { useActed } from '#web/claims/hits-beside.ts';
import { dialogOnUse } from '#web/ui/dialog-on-use.tsx';

/** Few claims are labelled afterwards. */
const LabelDialog = dialogOnUse(async () => (await import('#web/corrections/label-dialog.tsx')).LabelDialog);

type LabellingProps = {
  readonly view: ClaimView;
  readonly onClose: () => void;
  readonly onStale: () => void;
};

/** 情報のラベル of a claim that was submitted. */
export const Labelling = ({ view, onClose, onStale }: LabellingProps) => {
  const acted = useActed(view);
  const keep = useKeepClaim();
  const { data: form } = useClaimForm();
  return (
    <LabelDialog
      view={view}
      before={givenIn(view)}
      labels={form?.labels ?? []}
      isOpen
      onClose={onClose}
      onLabelled={() => {
        void readClaim(view.id).then(keep, onStale);
        acted('情報のラベルを変更しました');
      }}
      onStale={onStale}
    />
  );
};
