import { usePersonHistory } from '#web/people/people-api.ts';
import { ChangedFacts, ChangeHistory } from '#web/ui/change-history.tsx';

/** 履歴 of somebody: who changed what, old → new. */
export const PersonHistory = ({ id }: { readonly id: string }) => (
  <ChangeHistory label="履歴" pages={usePersonHistory(id)}>
    {({ lines }) => <ChangedFacts lines={lines} />}
  </ChangeHistory>
);
