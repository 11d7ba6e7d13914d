import { endedChoices } from '#domain/masters/ended.ts';
import { encodings } from '#domain/text/encodings.ts';
import * as v from 'valibot';
import type { Layout } from '#domain/masters/column-mapping.ts';
import { mostParts, mostStates, type Master } from '#domain/masters/master.ts';
import type { Right } from '#domain/rights/rights.ts';
import { del, get, post, put } from '../endpoint.ts';
import { idempotencyKeyReused } from '../refusals/claims.ts';
import {
  entryChangedMeanwhile,
  fileUnreadable,
  importAlreadyOver,
  importGivenUp,
  importHasFaults,
  masterBeingImported,
  masterChangedMeanwhile,
} from '../refusals/masters.ts';
import { importId } from '../shapes/ids.ts';
import { pageOf, pageParts, pageQuery } from '../shapes/page.ts';
import { line } from '../shapes/text.ts';
import { calendarDate, wholeNumber } from '../shapes/values.ts';
import { layoutOf, shownLayout } from './layout-shape.ts';
import { shownStateShape, stateShape } from './state-shape.ts';

/** 0 for what does not exist yet. */
const expectedVersion = wholeNumber(0, 999_999_999);

/** A gzipped file in base64, which begins with the magic number of gzip (RFC 1952); a body holds 400 kB. */
const mostFileLength = 400_000;
const file = v.pipe(
  v.string(),
  v.metadata({
    contract: {
      pattern: '^H4sI(?:[0-9A-Za-z+/]{4})*(?:[0-9A-Za-z+/]{2}==|[0-9A-Za-z+/]{3}=)?$',
      maxLength: mostFileLength,
    },
  }),
  v.maxLength(mostFileLength, 'ファイルが大きすぎます。行を分けて取り込んでください'),
  v.startsWith('H4sI', 'ファイルの形が正しくありません'),
  v.base64('ファイルの形が正しくありません'),
);

/** Who made it what it is; nobody is known of what the company began with. */
const hand = { at: v.exactOptional(v.string()), byName: v.exactOptional(v.string()) };

const fault = v.object({
  /** In the file, from 1, as an editor counts. Absent where the whole file is meant. */
  line: v.exactOptional(v.number()),
  column: v.exactOptional(v.string()),
  reason: v.string(),
});

type AcceptedFile = {
  readonly layout?: Layout;
  readonly id: string;
  readonly file: string;
  readonly expectedVersion: number;
  /** @default the file as a whole */
  readonly part?: { readonly at: number; readonly isLast: boolean };
};

/** A file of a master that is kept by id comes in parts, one after the other: each a file with its header. */
const acceptedFile = (master: Master): v.GenericSchema<AcceptedFile> => {
  const layout = v.exactOptional(layoutOf(master));
  const whole = { id: importId, file, expectedVersion, layout };
  const part = v.strictObject({ at: wholeNumber(0, mostParts(master) - 1), isLast: v.boolean() });
  return master.kept === 'whole'
    ? v.strictObject(whole)
    : v.strictObject({ ...whole, part: v.exactOptional(part) });
};

/** A part of the file; the first one has the header. */
const filePart = v.object({
  fileName: v.string(),
  text: v.string(),
  /** Of the master: parts of one file are of one version. */
  version: v.number(),
  nextCursor: v.exactOptional(v.string()),
});

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
      query: v.strictObject({
        ...pageParts,
        words: v.optional(line(100), ''),
        /** `with`: also those of which no state holds any more. */
        ended: v.optional(v.picklist(endedChoices), 'without'),
      }),
      answer: v.object({
        ...pageOf(entry).entries,
        /** Of the entries that the page names as reference. */
        names: v.array(v.object({ id: v.string(), name: v.string() })),
        /** How the last files of other heads were taken, the newest first. */
        layouts: v.exactOptional(v.array(shownLayout)),
        importing: v.exactOptional(v.object({ id: v.string(), byName: v.string(), at: v.string() })),
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
const fileContracts = (master: Master<MasterNoun>) => {
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
      body: v.strictObject({ file }),
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
      answer: v.object({ added: v.number(), changed: v.number(), unchanged: v.number() }),
      refusals: [
        fileUnreadable,
        importGivenUp,
        importHasFaults,
        masterBeingImported,
        masterChangedMeanwhile,
        idempotencyKeyReused,
      ],
    }),
    giveUpImportOf: del(`${path}/imports/{importId}`, {
      ...from,
      may: keep,
      summary: `${word}の途中の取込を取りやめる`,
      refusals: [importAlreadyOver],
    }),
  };
};

/** All that a master says to the browser. Its operations are named where they are exported (contract/masters/every.ts). */
export const masterContracts = (master: Master<MasterNoun>) => ({
  ...entryContracts(master),
  ...fileContracts(master),
});
export type MasterContracts = ReturnType<typeof masterContracts>;
