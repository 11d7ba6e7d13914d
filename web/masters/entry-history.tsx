import type { Names } from '#web/masters/entry-words.ts';
import { type ShownMaster, useVersions } from '#web/masters/masters-api.ts';
import { StateLines } from '#web/masters/state-lines.tsx';
import { ChangeHistory } from '#web/ui/change-history.tsx';

type EntryHistoryProps = { readonly shown: ShownMaster; readonly entryId: string; readonly names: Names };

/** 履歴 of one entry: what it was made. */
export const EntryHistory = ({ shown: { master, contracts }, entryId, names }: EntryHistoryProps) => (
  <ChangeHistory label="履歴" pages={useVersions(contracts, entryId)}>
    {({ states }) => <StateLines master={master} states={states} names={names} />}
  </ChangeHistory>
);
