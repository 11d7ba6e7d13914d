import type { AnswerOf, Asked } from '#contract/endpoint.ts';
import type { MasterContracts } from '#contract/masters/master-contracts.ts';
import type { Layout } from '#domain/masters/column-mapping.ts';
import { useState } from 'react';
import { send, useDeed } from '#web/api/contract-client.ts';
import { newId } from '#web/api/new-id.ts';
import { ApiRefusal, ConnectionLost } from '#web/api/problem.ts';
import { checkedParts, layoutOf, packedParts, type ChosenFile, type Taken } from '#web/masters/file-parts.ts';
import { useChanged, type FileContracts, type ShownFile } from '#web/masters/masters-api.ts';
import { writtenFile } from '#web/masters/written-file.ts';
import { FileRefused } from '#web/files/csv-file.ts';

/** How often what was broken off is sent again by itself: the server goes on where it was. */
const mostAttempts = 5;
const isWorthAnother = (failures: number, error: unknown): boolean =>
  failures < mostAttempts &&
  (error instanceof ConnectionLost || (error instanceof ApiRefusal && error.problem.status >= 500));

type ToCheck = {
  readonly file: ChosenFile;
  /** What its columns and its words are for. @default it has our own */
  readonly taken?: Taken;
};

export const useCheckImport = ({ master, contracts: { checkImportOf }, sent }: ShownFile) =>
  useDeed({
    mutationFn: async ({ file, taken }: ToCheck) => {
      const parts = await packedParts(master, file, taken);
      const packed =
        sent === undefined
          ? parts
          : await Promise.all(parts.map(async (part) => ({ ...part, file: await sent(part) })));
      const checked = await checkedParts(packed, (part) => send(checkImportOf, { body: { file: part } }));
      // As it was chosen: what travels may be written anew.
      const encoding = file.read?.encoding ?? checked.encoding;
      // Of this file: another one is another import.
      const table = file.read?.table;
      const told =
        taken === undefined || table === undefined ? {} : { layout: layoutOf(master, table, taken) };
      return {
        id: newId(),
        files: packed.map((part) => part.file),
        checked: { ...checked, encoding },
        ...told,
      };
    },
    retry: isWorthAnother,
  });

type Acceptance = {
  readonly id: string;
  /** Its parts, each as it travels. */
  readonly files: readonly string[];
  readonly expectedVersion: number;
  /** How its columns were taken. @default it has our own heads */
  readonly layout?: Layout;
};

type Counts = AnswerOf<MasterContracts['acceptImportOf']>;

/** So often in a row nothing of it may have been done. */
const mostStalled = 5;

class Stalled extends FileRefused {
  constructor() {
    super(
      '処理が進みませんでした。しばらく待ってから、同じ操作をもう一度行ってください。続きから始まります。',
    );
  }
}

/** The same request until nothing is left, each time told of how many are. Throws `FileRefused` where they become no fewer. */
const untilDone = async <Answer extends { readonly left?: number | undefined }>(
  ask: () => Promise<Answer>,
  tell: (answer: Answer) => void,
): Promise<Answer> => {
  let [before, stalled] = [Number.POSITIVE_INFINITY, 0];
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each goes on where the one before ended
    const answer = await ask();
    tell(answer);
    const { left } = answer;
    if (left === undefined) return answer;
    stalled = left < before ? 0 : stalled + 1;
    if (stalled > mostStalled) throw new Stalled();
    before = left;
  }
};

/** Takes the file in; answers the counts, and the file of what was there before. `soFar`: of a long one, until it is done. */
export const useAcceptImport = (contracts: FileContracts) => {
  const changed = useChanged(contracts);
  const [soFar, tell] = useState<Counts>();
  const sending = useDeed({
    mutationFn: (body: Asked<MasterContracts['acceptImportOf']>['body']) =>
      send(contracts.acceptImportOf, { body }),
    retry: isWorthAnother,
  });
  const accepting = useDeed({
    mutationFn: async ({ files, ...wish }: Acceptance) => {
      tell(undefined);
      const before = await writtenFile(contracts);
      let counts: Counts = { added: 0, changed: 0, unchanged: 0 };
      // Each part follows the one before; with the last of them everybody sees all.
      for (const [at, file] of files.entries()) {
        const part = files.length === 1 ? {} : { part: { at, isLast: at === files.length - 1 } };
        // oxlint-disable-next-line no-await-in-loop
        counts = await untilDone(() => sending.mutateAsync({ ...wish, file, ...part }), tell);
      }
      return { id: wish.id, before, counts };
    },
    // Of the whole: what is under way is no import that broke off.
    onSettled: () => changed(),
  });
  return { ...accepting, soFar };
};

/** Takes away what an import left, or ends it where it is decided; a long one by several requests, each told of how many are left. */
export const useGiveUpImport = (contracts: FileContracts) => {
  const changed = useChanged(contracts);
  const [soFar, tell] = useState<AnswerOf<MasterContracts['giveUpImportOf']>>();
  const sending = useDeed({
    mutationFn: (asked: Asked<MasterContracts['giveUpImportOf']>) => send(contracts.giveUpImportOf, asked),
    retry: isWorthAnother,
  });
  const givingUp = useDeed({
    mutationFn: (asked: Asked<MasterContracts['giveUpImportOf']>) =>
      untilDone(() => sending.mutateAsync(asked), tell),
    onSettled: () => changed(),
  });
  return { ...givingUp, soFar };
};

/** Puts the last import back, a long one by several requests; `soFar` until it is done. */
export const useUndoImport = (contracts: FileContracts) => {
  const changed = useChanged(contracts);
  const [soFar, tell] = useState<AnswerOf<MasterContracts['undoImportOf']>>();
  const sending = useDeed({
    mutationFn: (asked: Asked<MasterContracts['undoImportOf']>) => send(contracts.undoImportOf, asked),
    retry: isWorthAnother,
  });
  const undoing = useDeed({
    mutationFn: (asked: Asked<MasterContracts['undoImportOf']>) =>
      untilDone(() => sending.mutateAsync(asked), tell),
    onSettled: () => changed(),
  });
  return { ...undoing, soFar };
};
