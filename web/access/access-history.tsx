import { changesOfAccess } from '#domain/rights/access-changes.ts';
import type { CompanyAccess } from '#domain/rights/grants.ts';
import { useAccessChanges } from '#web/access/access-api.ts';
import { changeGroups } from '#web/access/access-words.ts';
import { Changes } from '#web/access/changes.view.tsx';
import { useNaming } from '#web/access/label-names.ts';
import { ChangeHistory } from '#web/ui/change-history.tsx';

/** What one decision makes of another. */
export const OneChange = ({ from, to }: { readonly from: CompanyAccess; readonly to: CompanyAccess }) => {
  const naming = useNaming(to, from);
  return <Changes groups={changeGroups(changesOfAccess(from, to), naming)} />;
};

/** 履歴 of roles and rights. */
export const AccessHistory = () => (
  <ChangeHistory pages={useAccessChanges()}>{(change) => <OneChange {...change} />}</ChangeHistory>
);
