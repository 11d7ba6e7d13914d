import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '#contract/endpoint.ts';
import * as every from '#contract/masters/every.ts';
import type { MasterContracts } from '#contract/masters/master-contracts.ts';
import { encodeCp932 } from '#domain/exports/cp932.ts';
import type { Master } from '#domain/masters/master.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import { askAnew, fetchAnswer, send, useAnswer, usePages, useSend } from '#web/api/contract-client.ts';
import { newId } from '#web/api/new-id.ts';
import { ApiRefusal } from '#web/api/problem.ts';
import { gzippedText } from '#web/masters/gzipped.ts';

export type Entry = AnswerOf<MasterContracts['show']>;
export type State = Entry['states'][number];
export type Checked = AnswerOf<MasterContracts['checkImportOf']>;
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

export const useVersions = ({ listVersionsOf }: MasterContracts, entryId: string) =>
  usePages(listVersionsOf, { params: { entryId }, query: { limit: '50' } }, { staleTime: 0 });

const useChanged = ({ list, listVersionsOf }: MasterContracts) => {
  const client = useQueryClient();
  return () => askAnew(client, [list, listVersionsOf], 'claims');
};

export const usePutEntry = (contracts: MasterContracts) => useSend(contracts.put, useChanged(contracts));
export const useEndEntry = (contracts: MasterContracts) => useSend(contracts.end, useChanged(contracts));
export const useGiveUpImport = (contracts: MasterContracts) =>
  useSend(contracts.giveUpImportOf, useChanged(contracts));

export const useCheckImport = ({ checkImportOf }: MasterContracts) =>
  useMutation({
    mutationFn: async (file: File) => {
      const packed = await gzippedText(file);
      const checked = await send(checkImportOf, { body: { file: packed } });
      // Of this file: another one is another import.
      return { id: newId(), packed, checked };
    },
  });

type Acceptance = { readonly id: string; readonly file: string; readonly expectedVersion: number };

/** How often an import that was broken off is sent again by itself: the server goes on where it was. */
const mostAttempts = 5;

export const useAcceptImport = (contracts: MasterContracts) => {
  const changed = useChanged(contracts);
  return useMutation({
    mutationFn: (body: Acceptance) => send(contracts.acceptImportOf, { body }),
    retry: (failures, error) =>
      failures < mostAttempts && (!(error instanceof ApiRefusal) || error.problem.status >= 500),
    onSettled: () => changed(),
  });
};

export type FileEncoding = 'utf-8' | 'cp932';

const bytesOf = (text: string, encoding: FileEncoding): Uint8Array<ArrayBuffer> | readonly string[] => {
  // Spreadsheets take UTF-8 for what it is only after this mark.
  if (encoding === 'utf-8') return new TextEncoder().encode(`\ufeff${text}`);
  const encoded = encodeCp932(text);
  return encoded.ok ? new Uint8Array(encoded.value) : encoded.refusal.characters;
};

/** Reads the file part by part. The characters that the encoding lacks, or the file. */
export const useWriteFile = ({ writeFileOf }: MasterContracts) =>
  useMutation({
    mutationFn: async (encoding: FileEncoding) => {
      let [text, cursor, fileName]: [string, string | undefined, string] = ['', undefined, ''];
      do {
        // Each part begins where the one before ended.
        // oxlint-disable-next-line no-await-in-loop
        const part: AnswerOf<MasterContracts['writeFileOf']> = await fetchAnswer(writeFileOf, {
          query: cursor === undefined ? {} : { cursor },
        });
        text += part.text;
        ({ nextCursor: cursor, fileName } = { nextCursor: undefined, ...part });
      } while (cursor !== undefined);
      return { fileName, bytes: bytesOf(text, encoding) };
    },
  });
