import { endedChoices } from '#domain/masters/ended.ts';
import { encodings } from '#domain/text/encodings.ts';
import * as v from 'valibot';
import { mostStates, type Master } from '#domain/masters/master.ts';
import type { Right } from '#domain/rights/rights.ts';
import { del, get, post, put } from '../endpoint.ts';
import { idempotencyKeyReused } from '../refusals/claims.ts';
import {
  entryChangedMeanwhile,
  fileUnreadable,
  importAlreadyOver,
  importGivenUp,
  importHasFaults,
  importNotUndoable,
  masterBeingImported,
  masterChangedMeanwhile,
} from '../refusals/masters.ts';
import { importId } from '../shapes/ids.ts';
import { pageOf, pageParts, pageQuery } from '../shapes/page.ts';
import { filledLine, line } from '../shapes/text.ts';
import { calendarDate } from '../shapes/values.ts';
import { acceptedFile, expectedVersion, fileOf } from './accepted-file.ts';
import { shownLayout } from './layout-shape.ts';
import { shownStateShape, stateShape } from './state-shape.ts';

/** Who made it what it is; nobody is known of what the company began with. */
const hand = { at: v.exactOptional(v.string()), byName: v.exactOptional(v.string()) };

const fault = v.object({
  /** In the file, from 1, as an editor counts. Absent where the whole file is meant. */
  line: v.exactOptional(v.number()),
  column: v.exactOptional(v.string()),
  reason: v.string(),
});

/** A part of the file; the first one has the header. */
const filePart = v.object({
  fileName: v.string(),
  text: v.string(),
  /** Of the master: parts of one file are of one version. */
  version: v.number(),
  nextCursor: v.exactOptional(v.string()),
});

const listQuery = v.strictObject({
  ...pageParts,
  words: v.optional(line(100), ''),
  /** `with`: also those of which no state holds any more. */
  ended: v.optional(v.picklist(endedChoices), 'without'),
  /** Those alone that name this entry of another master: the 補助科目 of an account. @default all */
  under: v.exactOptional(filledLine(60)),
});

export const importing = v.object({ id: v.string(), byName: v.string(), at: v.string() });
/** What can be put back; nothing else was imported since. */
export const lastImport = v.object({ id: v.string(), added: v.number(), changed: v.number() });

/** Nouns that have both rights of a master: to read, and to keep. */
export type MasterNoun = {
  [R in Right]: R extends `${infer Noun}.keep` ? (`${Noun}.read` extends Right ? Noun : never) : never;
}[Right];

/** Of answers. */
const shapesOf = (master: Master) => {
  const states = v.array(shownStateShape(master));
  const entry = v.object({ id: v.string(), version: v.number(), states, ...hand });
  return { states, entry };
};

/** What a company keeps one by one: list, show, put, end and history. */
const entryContracts = (master: Master<MasterNoun>) => {
  const { states, entry } = shapesOf(master);
  const { noun, word, isDated } = master;
  const [read, keep] = [`${noun}.read`, `${noun}.keep`] as const;
  const from = { function: 'tenant-admin', refusals: [] } as const;
  return {
    list: get(`/api/masters/${noun}`, {
      ...from,
      may: read,
      summary: `${word}を一覧する`,
      query: listQuery,
      answer: v.object({
        ...pageOf(entry).entries,
        /** Of the entries that the page names as reference. */
        names: v.array(v.object({ id: v.string(), name: v.string() })),
        /** How the last files of other heads were taken, the newest first. */
        layouts: v.exactOptional(v.array(shownLayout)),
        lastImport: v.exactOptional(lastImport),
        importing: v.exactOptional(importing),
      }),
    }),
    show: get(`/api/masters/${noun}/{entryId}`, {
      ...from,
      may: read,
      summary: `${word}を表示する`,
      answer: entry,
    }),
    put: put(`/api/masters/${noun}/{entryId}`, {
      ...from,
      may: keep,
      summary: `${word}を登録・変更する`,
      body: v.strictObject({
        states: v.pipe(v.array(stateShape(master)), v.minLength(1), v.maxLength(isDated ? mostStates : 1)),
        expectedVersion,
        /** That days which have passed are renamed or lost was said and is meant. @default it is refused */
        changesPast: v.exactOptional(v.literal(true)),
      }),
      answer: entry,
      refusals: [entryChangedMeanwhile, masterBeingImported],
    }),
    end: post(`/api/masters/${noun}/{entryId}/end`, {
      ...from,
      may: keep,
      summary: `${word}を終了する`,
      body: v.strictObject({
        /** The last day on which it holds, for a master with days. */
        on: v.exactOptional(calendarDate),
        expectedVersion,
      }),
      answer: entry,
      refusals: [entryChangedMeanwhile, masterBeingImported],
    }),
    listVersionsOf: get(`/api/masters/${noun}/{entryId}/versions`, {
      ...from,
      may: read,
      summary: `${word}の履歴を表示する`,
      query: pageQuery,
      answer: pageOf(v.object({ version: v.number(), states, ...hand })),
    }),
  };
};

/** What a company keeps as a file: written, tried, taken, given up. */
export const fileContracts = (master: Master<MasterNoun>) => {
  const { states } = shapesOf(master);
  const { noun, word } = master;
  const [read, keep] = [`${noun}.read`, `${noun}.keep`] as const;
  const path = `/api/master-files/${noun}` as const;
  const from = { function: 'tenant-admin' } as const;
  return {
    writeFileOf: get(path, {
      ...from,
      may: read,
      summary: `${word}をCSVに書き出す`,
      query: v.strictObject({ cursor: pageParts.cursor }),
      answer: filePart,
    }),
    checkImportOf: post(`${path}/checks`, {
      ...from,
      may: keep,
      summary: `${word}のCSVを試しに取り込む`,
      body: v.strictObject({ file: fileOf(master) }),
      answer: v.object({
        version: v.number(),
        encoding: v.picklist(encodings),
        rowCount: v.number(),
        added: v.number(),
        changed: v.number(),
        unchanged: v.number(),
        /** Among those that are changed: they end later than they did, or no more. */
        reopened: v.number(),
        faultCount: v.number(),
        /** The first 500; nothing further is looked for. */
        faults: v.array(fault),
        /** The first 100. */
        changes: v.array(v.object({ id: v.string(), before: states, after: states })),
      }),
      refusals: [fileUnreadable],
      isOpenWhileReadOnly: true,
    }),
    acceptImportOf: post(`${path}/imports`, {
      ...from,
      may: keep,
      summary: `${word}のCSVを取り込む`,
      body: acceptedFile(master),
      answer: v.object({
        added: v.number(),
        changed: v.number(),
        unchanged: v.number(),
        /** So many are still to be written: the same request goes on. @default it is done */
        left: v.exactOptional(v.number()),
      }),
      refusals: [
        fileUnreadable,
        importGivenUp,
        importHasFaults,
        masterBeingImported,
        masterChangedMeanwhile,
        idempotencyKeyReused,
      ],
    }),
  };
};

/** What becomes of an import that was begun, or was the last. */
export const importContracts = (master: Master<MasterNoun>) => {
  const { noun, word } = master;
  const path = `/api/master-files/${noun}` as const;
  const from = { function: 'tenant-admin', may: `${noun}.keep` } as const;
  return {
    giveUpImportOf: del(`${path}/imports/{importId}`, {
      ...from,
      summary: `${word}の途中の取込を取りやめる`,
      answer: v.object({
        /** So many are still to be taken away, or done where it is decided: the same request goes on. @default it is over */
        left: v.exactOptional(v.number()),
      }),
      refusals: [importAlreadyOver],
    }),
    undoImportOf: post(`${path}/imports/{importId}/undo`, {
      ...from,
      summary: `${word}の最後の取込を元に戻す`,
      body: v.strictObject({ id: importId }),
      answer: v.object({
        withdrawn: v.number(),
        restored: v.number(),
        /** So many are still as the import made them: the same request goes on. @default it is done */
        left: v.exactOptional(v.number()),
      }),
      refusals: [importGivenUp, importNotUndoable, masterBeingImported],
    }),
  };
};

/** All that a master says to the browser. Its operations are named where they are exported (contract/masters/every.ts). */
export const masterContracts = (master: Master<MasterNoun>) => ({
  ...entryContracts(master),
  ...fileContracts(master),
  ...importContracts(master),
});
export type MasterContracts = ReturnType<typeof masterContracts>;
