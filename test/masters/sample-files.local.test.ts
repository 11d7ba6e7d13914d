import { afterAll, beforeAll, expect, test } from 'vitest';
import { departmentMaster } from '#domain/departments/department.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import { askAdmin } from '#test/builders/asked-admin.ts';
import { mastersOfNewCompany } from '#domain/settings/new-company.ts';
import { keptLog, openFrontDoor, type FrontDoor } from '#test/builders/front-door.ts';
import { smallMasters } from '#test/builders/tenant-plane.ts';
import { newUlid } from '#test/journeys/person.ts';
import { sampleFile } from '#web/masters/sample-file.ts';
import { gzipped } from './master-company.ts';

let door: FrontDoor;
beforeAll(async () => {
  const users = smallMasters('').users.map((user) => ({ ...user, posts: [] }));
  door = await openFrontDoor({ masters: { ...mastersOfNewCompany('株式会社ひのでデザイン'), users } });
});
afterAll(() => door.close());

/** What はじめての設定 hands out, step by step: rows to be typed over, or what the company began with. */
test('the files of the first set-up are taken in one after the other by a company that keeps nothing', async () => {
  keptLog();
  const ask = askAdmin(door.tenantId);
  const kept = async (noun: string) => String((await ask(`GET /api/master-files/${noun}`)).body.text);
  const takeIn = async (noun: string, text: string) => {
    const file = gzipped(text);
    const { body: checked } = await ask(`POST /api/master-files/${noun}/checks`, { body: { file } });
    const body = { id: newUlid(), file, expectedVersion: checked.version };
    const { status, body: counts } = await ask(`POST /api/master-files/${noun}/imports`, { body });
    return { faults: checked.faults, status, counts };
  };
  const nothing = { faults: [], status: 200, counts: { added: 0, changed: 0 } };
  expect(await takeIn('departments', sampleFile(departmentMaster).text)).toMatchObject({
    ...nothing,
    counts: { added: 4, changed: 0 },
  });
  // Taken in as it is it would invite strangers.
  const people = sampleFile(peopleFile).text;
  const { faults } = await takeIn('users', people);
  expect(faults).toHaveLength(4);
  expect(faults[0]).toMatchObject({
    column: 'メールアドレス',
    reason: '見本のメールアドレスです。本人のメールアドレスに書き換えてください',
  });
  expect(await takeIn('users', people.replaceAll('@example.com', '@hinode.example.jp'))).toMatchObject({
    ...nothing,
    counts: { added: 4, changed: 0 },
  });
  // What it began with comes back as it is, and one name that somebody changes in the file is one change.
  const shipped = [
    ['items', '会議費'],
    ['accounts', '旅費交通費'],
  ] as const;
  for (const [noun, name] of shipped) {
    const text = await kept(noun);
    expect(text.split('\r\n').length).toBeGreaterThan(10);
    expect(await takeIn(noun, text)).toMatchObject(nothing);
    const renamed = text.replace(`,${name},`, `,${name}（改）,`);
    expect(renamed).not.toBe(text);
    expect(await takeIn(noun, renamed)).toMatchObject({ ...nothing, counts: { added: 0, changed: 1 } });
  }
  const { body } = await ask('GET /api/users', { query: { text: '見本2', limit: '10' } });
  expect(body.items).toMatchObject([
    { loginId: 'mihon-2', posts: [{ departmentId: '110', position: 'head', isPrimary: true }] },
  ]);
});
