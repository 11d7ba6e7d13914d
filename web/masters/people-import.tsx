import type { AnswerOf } from '#contract/endpoint.ts';
import { listUsers, showPersonForm, showUser } from '#contract/user-keeping.ts';
import * as contracts from '#contract/masters/people-file.ts';
import type { Layout } from '#domain/masters/column-mapping.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import type { CompanyLists } from '#domain/masters/value-mapping.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { ImportDialog } from '#web/masters/import-dialog.tsx';
import type { ShownFile } from '#web/masters/masters-api.ts';
import { sentPeople } from '#web/masters/sent-people.ts';
import { writtenFile } from '#web/masters/written-file.ts';
import { BrokenDialog } from '#web/ui/dialog.tsx';

const shown: ShownFile = {
  master: peopleFile,
  sent: sentPeople,
  ofEmptyCells: 'ただし、ロールの空欄はいまのロールのままです（新しい人は申請者になります）。',
  contracts: {
    writeFileOf: contracts.writeFileOfUsers,
    checkImportOf: contracts.checkImportOfUsers,
    acceptImportOf: contracts.acceptImportOfUsers,
    giveUpImportOf: contracts.giveUpImportOfUsers,
    undoImportOf: contracts.undoImportOfUsers,
    shownBy: [listUsers, showUser, contracts.showImportOfUsers],
  },
};

/** Words of the company's own, which other software calls otherwise. A role of a name that separates stands by its id. */
const listsOf = ({ roles, grades }: AnswerOf<typeof showPersonForm>): CompanyLists => ({
  roles: roles.map(({ id, name }) => (/[、，,;；]/.test(name) ? id : name)),
  grade: grades,
});

const noLayouts: readonly Layout[] = [];

const useStanding = () => useAnswer(contracts.showImportOfUsers, {}, { staleTime: 0 });

/** 利用者 written into a file. */
export const writtenPeople = () => writtenFile(shown.contracts);

type PeopleImportProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** 利用者 out of a file: tried first, as every master is. What broke off is told before. */
export const PeopleImport = ({ isOpen, onClose }: PeopleImportProps) => {
  const { data, error, refetch } = useStanding();
  const choices = useAnswer(showPersonForm, {}, { enabled: isOpen });
  if (data === undefined && error !== null)
    return <BrokenDialog error={error} isOpen={isOpen} onClose={onClose} onRetry={() => void refetch()} />;
  const isAsked = choices.data !== undefined || choices.error !== null;
  return data === undefined || !isAsked || !isOpen ? null : (
    <ImportDialog
      // Without the company's own words a file is taken as it is, and what cannot be is told row by row.
      shown={choices.data === undefined ? shown : { ...shown, lists: listsOf(choices.data) }}
      layouts={data.layouts ?? noLayouts}
      lastImport={data.lastImport}
      importing={data.importing}
      onClose={onClose}
    />
  );
};
