import * as v from 'valibot';
import { peopleFile } from '#domain/users/people-file.ts';
import { get, put } from '../endpoint.ts';
import { wholeNumber } from '../shapes/values.ts';
import { usersLimitReached } from '../refusals/users.ts';
import { shownLayout } from './layout-shape.ts';
import { fileContracts, importContracts, importing, lastImport } from './master-contracts.ts';
import { mostPieceLength, mostPieces } from './sent-file.ts';

/* 利用者 as a file: the contracts of every master's file, of rows that are no master's (docs/decisions/0176). */
const files = /* @__PURE__ */ fileContracts(peopleFile);
const imports = /* @__PURE__ */ importContracts(peopleFile);

export const writeFileOfUsers = /* @__PURE__ */ (() => files.writeFileOf)();
export const checkImportOfUsers = /* @__PURE__ */ (() => files.checkImportOf)();
/** 本人確認 comes first where roles, names, addresses or posts of anybody are another (docs/decisions/0193). */
export const acceptImportOfUsers = /* @__PURE__ */ (() =>
  ({
    ...files.acceptImportOf,
    stepUp: 'in-part',
    refusals: [...files.acceptImportOf.refusals, usersLimitReached],
  }) as const)();
/**
 * A piece of a file that is longer than a request, before it is tried; in place of the file that the sender sent before.
 * Nobody else can name it, and it ends by itself.
 */
export const sendPieceOfUsersFile = put('/api/master-files/users/checks', {
  function: 'tenant-admin',
  may: 'users.keep',
  summary: '1回で送れない大きさの、利用者のCSVを分けて送る',
  body: v.strictObject({
    at: wholeNumber(0, mostPieces - 1),
    /** SHA-256 of the whole file before it was packed, in hex. */
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'SHA-256は64桁の16進数で指定してください')),
    /** A cut of what is gzipped and in base64. */
    text: v.pipe(
      v.string(),
      v.maxLength(mostPieceLength, `${mostPieceLength}文字以内で指定してください`),
      v.regex(/^[0-9A-Za-z+/=]+$/, 'base64の文字で指定してください'),
    ),
  }),
});
export const giveUpImportOfUsers = /* @__PURE__ */ (() => imports.giveUpImportOf)();
export const undoImportOfUsers = /* @__PURE__ */ (() =>
  ({ ...imports.undoImportOf, stepUp: true }) as const)();

/** What was taken in last, and how; and what is being taken in. */
export const showImportOfUsers = get('/api/masters/users', {
  function: 'tenant-admin',
  may: 'users.read',
  summary: '利用者の取込の状態を表示する',
  answer: v.object({
    layouts: v.exactOptional(v.array(shownLayout)),
    lastImport: v.exactOptional(lastImport),
    /** One that is decided is not given up any more: what is left of it is done. */
    importing: v.exactOptional(v.object({ ...importing.entries, isDecided: v.boolean() })),
  }),
});
