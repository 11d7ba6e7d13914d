import type { RefusalKind } from '#contract/refusal.ts';
import { useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '#contract/endpoint.ts';
import * as every from '#contract/masters/every.ts';
import type { MasterContracts } from '#contract/masters/master-contracts.ts';
import type { CompanyLists } from '#domain/masters/value-mapping.ts';
import type { Master } from '#domain/masters/master.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import { askAnew, send, useAnswer, usePages, useSend, useDeed } from '#web/api/contract-client.ts';
import { ApiRefusal } from '#web/api/problem.ts';
import { chosenFile } from '#web/masters/file-parts.ts';

export type Entry = AnswerOf<MasterContracts['show']>;
/** The last import of a master, as far as it can be put back. */
export type LastImport = NonNullable<AnswerOf<MasterContracts['list']>['lastImport']>;
export type State = Entry['states'][number];
/** What is written out and taken in as a file, a master or not, with what shows what the file changes. */
export type FileContracts = Pick<
  MasterContracts,
  'writeFileOf' | 'checkImportOf' | 'giveUpImportOf' | 'undoImportOf'
> & {
  /** A file of people may be refused for more. */
  readonly acceptImportOf: Omit<MasterContracts['acceptImportOf'], 'refusals'> & {
    readonly refusals: readonly RefusalKind[];
  };
} & { readonly shownBy?: Parameters<typeof askAnew>[1] } & Partial<
    Pick<MasterContracts, 'list' | 'show' | 'listVersionsOf'>
  >;
export type ShownFile = {
  readonly master: Master;
  readonly contracts: FileContracts;
  /** Words of the company's own that columns take alone. @default there are none */
  readonly lists?: CompanyLists;
  /** What a part travels as, where it may be longer than a request. @default as it is packed */
  readonly sent?: (part: {
    readonly file: string;
    readonly content: ArrayBuffer | string;
  }) => Promise<string>;
  /** What else is to be known of cells that nobody filled. @default they erase */
  readonly ofEmptyCells?: string;
};
/** A master with what is said of it to the server. */
export type ShownMaster = { readonly master: Master; readonly contracts: MasterContracts };

const contractsOf = new Map<string, MasterContracts>(Object.entries(every));

export const shownMasters: readonly ShownMaster[] = Object.values<Master>(everyMaster).flatMap((master) => {
  const contracts = contractsOf.get(master.noun);
  return contracts === undefined ? [] : [{ master, contracts }];
});

export const useEntries = (
  { list }: MasterContracts,
  ask: { readonly words: string; readonly ended: boolean },
) =>
  usePages(
    list,
    { query: { limit: '100', words: ask.words, ended: ask.ended ? 'with' : 'without' } },
    { staysUntilNext: true },
  );

/** Entries that fit what is being typed, for a field that names one. */
export const useMatches = ({ list }: MasterContracts, words: string) =>
  useAnswer(list, { query: { limit: '20', words } }, { staysUntilNext: true });

/** As it is now, asked for again whenever somebody may have changed it. */
export const useEntry = ({ show }: MasterContracts, entryId: string) =>
  useAnswer(show, { params: { entryId } }, { staleTime: 0 });

export const useVersions = ({ listVersionsOf }: MasterContracts, entryId: string) =>
  usePages(listVersionsOf, { params: { entryId }, query: { limit: '50' } }, { staleTime: 0 });

/** Also where a change was refused: somebody else may have been first. */
export const useChanged = ({ list, show, listVersionsOf, shownBy = [] }: FileContracts) => {
  const client = useQueryClient();
  const reading = [list, show, listVersionsOf].filter((contract) => contract !== undefined);
  return () => askAnew(client, [...reading, ...shownBy], 'masters');
};

export const usePutEntry = (contracts: MasterContracts) =>
  useSend(contracts.put, undefined, useChanged(contracts));
export const useEndEntry = (contracts: MasterContracts) =>
  useSend(contracts.end, undefined, useChanged(contracts));
/** What became of several entries; behind `brokeOff` none was asked for any more. */
export type EndedEntries = {
  readonly ended: readonly string[];
  readonly refused: readonly { readonly id: string; readonly error: Error }[];
  readonly brokeOff?: { readonly error: Error; readonly left: readonly string[] };
};

/** Ends them one after the other; those that are refused stay, each with its reason. What is no refusal breaks it off. */
export const endEach = async (
  entries: readonly Pick<Entry, 'id' | 'version'>[],
  end: (entry: Pick<Entry, 'id' | 'version'>) => Promise<unknown>,
): Promise<EndedEntries> => {
  const [ended, refused]: [string[], { id: string; error: Error }[]] = [[], []];
  for (const [at, entry] of entries.entries())
    try {
      // oxlint-disable-next-line no-await-in-loop -- at once they would meet at the head of the master
      await end(entry);
      ended.push(entry.id);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (!(error instanceof ApiRefusal))
        return { ended, refused, brokeOff: { error, left: entries.slice(at).map(({ id }) => id) } };
      refused.push({ id: entry.id, error });
    }
  return { ended, refused };
};

export const useEndEntries = (contracts: MasterContracts) => {
  const changed = useChanged(contracts);
  return useDeed({
    mutationFn: async ({ entries, on }: { readonly entries: readonly Entry[]; readonly on?: string }) =>
      endEach(entries, ({ id, version: expectedVersion }) =>
        send(contracts.end, {
          params: { entryId: id },
          body: { expectedVersion, ...(on === undefined ? {} : { on }) },
        }),
      ),
    onSettled: () => changed(),
  });
};

/** What was chosen, and read as far as it is a text. */
export const useChosenFile = ({ master }: ShownFile) =>
  useDeed({
    mutationFn: async (file: File) => ({ name: file.name, file: await chosenFile(master, file) }),
  });
