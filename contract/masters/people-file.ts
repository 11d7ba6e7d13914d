import * as v from 'valibot';
import { peopleFile } from '#domain/users/people-file.ts';
import { get } from '../endpoint.ts';
import { shownLayout } from './layout-shape.ts';
import { fileContracts, importContracts, importing, lastImport } from './master-contracts.ts';

/* 利用者 as a file: the contracts of every master's file, of rows that are no master's (docs/decisions/0176). */
const files = /* @__PURE__ */ fileContracts(peopleFile);
const imports = /* @__PURE__ */ importContracts(peopleFile);

export const writeFileOfUsers = /* @__PURE__ */ (() => files.writeFileOf)();
export const checkImportOfUsers = /* @__PURE__ */ (() => files.checkImportOf)();
/** 本人確認 comes first where roles, names, addresses or posts of anybody are another (docs/decisions/0193). */
export const acceptImportOfUsers = /* @__PURE__ */ (() =>
  ({ ...files.acceptImportOf, stepUp: 'in-part' }) as const)();
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
