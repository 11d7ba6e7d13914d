import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import type { Master } from '#domain/masters/master.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import { minato } from '#local/seed/minato.ts';
import { exampleIdOf, exampleStateOf } from '#test/builders/example-entry.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { madeIds, operatorsIds, type MadeIds } from '#test/contract/made-ids.ts';
import { bringToConfirmation, create, submit, vote } from './claim-driver.ts';
import type { DemoCloud } from './demo-cloud.ts';
import { attach, newUlid, type Person } from './person.ts';

export const masters: readonly Master[] = Object.values(everyMaster);

/** Registers an entry, then takes in the master's own file with a word of that entry changed: the import's id. */
export const keptBy = async (admin: Person, master: Master): Promise<string> => {
  const state = exampleStateOf(master);
  const address = `/api/masters/${master.noun}/${exampleIdOf(master)}`;
  const kept = await admin.put(address, { states: [state], expectedVersion: 0 });
  expect(kept).toMatchObject({ status: 200 });
  const path = `/api/master-files/${master.noun}`;
  const { text } = (await admin.get(path)).body;
  const name = state[master.nameField] ?? '';
  const file = gzipSync(text.replace(name, `${name}２`)).toString('base64');
  const { version } = (await admin.post(`${path}/checks`, { file })).body;
  const id = newUlid();
  const accepted = await admin.post(`${path}/imports`, { id, file, expectedVersion: version });
  expect(accepted).toMatchObject({ status: 200, body: { changed: 1 } });
  return id;
};

/** Takes in a file of one person whom the company did not have: the import's id. */
const peopleTakenIn = async (admin: Person): Promise<string> => {
  const row = 'torikomi,取込一郎,torikomi@minato.example.jp,一般';
  const file = gzipSync(`サインインID,氏名,メールアドレス,等級\r\n${row}\r\n`).toString('base64');
  const checked = await admin.post('/api/master-files/users/checks', { file });
  expect(checked).toMatchObject({ status: 200, body: { added: 1, faultCount: 0 } });
  const id = newUlid();
  const wanted = { id, file, expectedVersion: checked.body.version };
  expect(await admin.post('/api/master-files/users/imports', wanted)).toMatchObject({
    status: 200,
    body: { added: 1 },
  });
  return id;
};

/** So that an earlier edition of it is there too. */
const sentBackBy = async (approver: Person, applicant: Person, claim: any): Promise<any> => {
  const { body } = await submit(applicant, claim);
  const returned = await vote(approver, body, { kind: 'send-back', reason: '日付を確かめてください' });
  expect(returned).toMatchObject({ status: 200 });
  return (await applicant.get(`/api/claims/${claim.id}`)).body;
};

/** Who made them, and one thing of each kind that a path can name. */
export type ThingsOfMinato = {
  readonly tanaka: Person;
  readonly takahashi: Person;
  readonly watanabe: Person;
  readonly ids: MadeIds;
};

/** A claim in the books that came back once, with its receipt and its file, and of each master an entry and an import. */
export const thingsOfMinato = async (demo: DemoCloud): Promise<ThingsOfMinato> => {
  const [sato, ito] = await Promise.all([demo.signIn('sato'), demo.signIn('ito')]);
  const takahashi = await demo.signIn('takahashi');
  const tanaka = await demo.signIn('tanaka');
  const watanabe = await demo.signIn('watanabe');
  const claim = await create(tanaka, { lines: [shinkansen({ spentOn: '2026-05-12' })] });
  const evidenceId = await attach(tanaka, claim.id);
  await bringToConfirmation(tanaka, await sentBackBy(sato, tanaka, claim), {
    approvers: [sato, takahashi, ito],
    accountant: takahashi,
  });
  const asked = { id: newUlid(), month: '2026-05', format: 'yayoi' };
  const made = await takahashi.post('/api/exports', asked);
  const imports = await Promise.all(
    masters.map(async (master) => [master.noun, await keptBy(watanabe, master)] as const),
  );
  // Nobody who asks for anything: whoever may can shut him out.
  const nakamura = minato.people.find(({ loginId }) => loginId === 'nakamura');
  const ids = {
    claimId: claim.id,
    entryId: { ...madeIds.entryId, users: nakamura?.userId ?? '' },
    evidenceId,
    exportId: made.body.id,
    userId: nakamura?.userId ?? '',
    importId: Object.fromEntries([...imports, ['users', await peopleTakenIn(watanabe)]]),
    // No request of a company names one of these.
    ...operatorsIds,
  };
  return { tanaka, takahashi, watanabe, ids };
};
