import { changesOfAccess } from '#domain/rights/access-changes.ts';
import { useAccessChanges } from '#web/access/access-api.ts';
import { changeGroups } from '#web/access/access-words.ts';
import { Changes } from '#web/access/changes.view.tsx';
import { ChangeHistory } from '#web/ui/change-history.tsx';

/** 履歴 of roles and rights. */
export const AccessHistory = () => (
  <ChangeHistory pages={useAccessChanges()}>
    {({ from, to }) => <Changes groups={changeGroups(changesOfAccess(from, to))} />}
  </ChangeHistory>
);
