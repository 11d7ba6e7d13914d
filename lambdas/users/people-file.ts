import * as contracts from '#contract/masters/people-file.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { accept } from '#domain/kernel/result.ts';
import { csvHeader, csvRows } from '#domain/masters/export-rows.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import { stateOfPerson } from '#domain/users/person-in-file.ts';
import { tellFile } from '#lambdas/audit/tell-file.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { checkedView } from '#lambdas/masters/import-endpoints.ts';
import { judgedFile } from '#lambdas/masters/import-file.ts';
import { wholeFile } from '#lambdas/masters/import-standing.ts';
import { headOf, type Head } from '#lambdas/masters/master-head-store.ts';
import { importView } from '#lambdas/masters/read-endpoints.ts';
import { peoplePage } from '#lambdas/settings/people-store.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { isDecided } from './end-import.ts';
import { giveUpPeople } from './give-up-people.ts';
import { importPeople } from './import-people.ts';
import { peopleSituation } from './people-situation.ts';
import { askedFile, keepPiece } from './sent-file.ts';
import { openNames } from './sign-in-name-store.ts';
import { undoPeople } from './undo-people.ts';

const standingView = (head: Head) => {
  const { importing, ...view } = importView(head);
  return importing === undefined
    ? view
    : { ...view, importing: { ...importing, isDecided: isDecided(head) } };
};

export const showImportOfUsersEndpoint = endpoint(contracts.showImportOfUsers, async (_request, { table }) =>
  accept(standingView(await headOf(table, peopleFile))),
);

/** A part of the file has so many people, so that an answer stays far below 1 MB. */
const peopleInPart = 1_000;

/**
 * 利用者 who are there, none who is 停止, as a file: part by part, each in the order of their IDs. Taken in again it
 * changes nothing, once everybody in it has a known サインインID: a row without one is refused, and says so.
 */
export const writeFileOfUsersEndpoint = endpoint(contracts.writeFileOfUsers, async (request, context) => {
  const { at, query } = request;
  const { table } = context;
  const { cursor } = query;
  const { access, unseen, settingsVersion: version } = await freshMastersOf(table);
  const reading = { access, today: jstDateOf(at) };
  const page = await peoplePage(table, {
    limit: peopleInPart,
    among: (user) => user.isActive && user.deletedAt === undefined,
    unseen,
    ...(cursor === undefined ? {} : { cursor }),
  });
  const named = await Promise.all(
    page.people.map(async ({ person: user, sealed }) => ({
      user,
      names: await openNames(context, user.id, sealed),
    })),
  );
  const people = named
    .map(({ user, names }) => ({
      id: names.loginId ?? '',
      states: [stateOfPerson(user, names.email, reading)],
    }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  await tellFile(context, request, { noun: 'users', target: `users version ${version}`, cursor });
  return accept({
    fileName: `${peopleFile.word}_${jstDateOf(at)}.csv`,
    text: (cursor === undefined ? csvHeader(peopleFile) : '') + csvRows(peopleFile, people),
    version,
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
  });
});

export const sendPieceOfUsersFileEndpoint = endpoint(
  contracts.sendPieceOfUsersFile,
  async (request, context) => {
    await keepPiece(context, request.body, request);
    return accept(undefined);
  },
);

/** The dry run: each row that cannot be taken with its reason, and nothing is kept. */
export const checkImportOfUsersEndpoint = endpoint(contracts.checkImportOfUsers, async (request, context) => {
  const asked = askedFile(context, request.body.file, request);
  if (!asked.ok) return asked;
  const file = await asked.value.read();
  if (!file.ok) return file;
  const situation = await peopleSituation({ request, context });
  const judged = await judgedFile(situation, file.value);
  return judged.ok ? accept(checkedView(situation.head.version, judged.value)) : judged;
});

export const acceptImportOfUsersEndpoint = endpoint(
  contracts.acceptImportOfUsers,
  async (request, context) => {
    const { id, expectedVersion, layout } = request.body;
    const file = askedFile(context, request.body.file, request);
    if (!file.ok) return file;
    const told = layout === undefined ? {} : { layout };
    return importPeople(
      { id, file: file.value, part: wholeFile, expectedVersion, ...told },
      { request, context },
    );
  },
);

export const giveUpImportOfUsersEndpoint = endpoint(contracts.giveUpImportOfUsers, async (request, context) =>
  giveUpPeople(request.params.importId, { request, context }),
);

export const undoImportOfUsersEndpoint = endpoint(contracts.undoImportOfUsers, async (request, context) =>
  undoPeople({ importId: request.params.importId, id: request.body.id }, { request, context }),
);
