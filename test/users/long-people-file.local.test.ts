import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keptLog } from '#test/builders/front-door.ts';
import { newUlid } from '#test/journeys/person.ts';
import { fileOf, manyPeople, openPeople, rowOf } from './people-company.ts';

let company: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  company = await openPeople();
});
beforeEach(() => {
  keptLog();
  company.door.faults.clear();
});
afterAll(() => company.door.close());

const callsNow = () => company.door.calls.take().map(({ operation }) => operation);
const countOf = (calls: readonly string[], operation: string) =>
  calls.filter((one) => one === operation).length;
const wantedAs = async (file: string) => {
  const { body } = await company.checkSent(file);
  return { id: newUlid(), file, expectedVersion: body.version };
};

describe('a file of more people than a request holds, or writes', () => {
  test('is sent in pieces, tried as one, and taken by requests that say how many are left', async () => {
    const rows = manyPeople(2_050, 'big');
    const file = await company.sent(fileOf(rows), 3);
    callsNow();
    const checked = await company.checkSent(file);
    expect(checked.body).toMatchObject({ rowCount: 2_050, added: 2_050, faultCount: 0 });
    // The pieces, the settings and everybody: nobody is read by himself.
    expect(countOf(callsNow(), 'Query')).toBeLessThanOrEqual(3);

    const wanted = { id: newUlid(), file, expectedVersion: checked.body.version };
    const tell = async () => {
      const { status, body } = await company.take(wanted);
      const calls = callsNow();
      return {
        status,
        left: body.left,
        added: body.added,
        writes: countOf(calls, 'TransactWriteItems'),
        calls,
      };
    };
    // Begun, noted by 99, and the pieces emptied: the only time that everybody is read.
    const first = await tell();
    expect(first).toMatchObject({ status: 200, left: 2_050, added: 2_050, writes: 23 });
    expect(countOf(first.calls, 'Query')).toBeLessThanOrEqual(4);
    expect(await company.find('社員big')).toEqual([]);
    callsNow();
    const second = await tell();
    expect(second).toMatchObject({ status: 200, left: 1_050, added: 2_050 });
    expect(second.calls.length).toBeLessThanOrEqual(140);
    expect(await tell()).toMatchObject({ status: 200, left: 50 });
    expect(await company.find('社員big')).toEqual([]);
    expect(await tell()).toMatchObject({ status: 200, left: undefined, added: 2_050 });
    expect(await company.find('big-2050')).toMatchObject([
      {
        name: '社員big-2050',
        loginId: 'big-2050',
        email: 'big-2050@minato.example.jp',
        state: 'uninvited',
        posts: [{ departmentId: 'sales-1', position: 'member', isPrimary: true }],
        roles: [{ id: 'applicant' }],
      },
    ]);
    expect(await company.audited('users.import')).toEqual([`users import ${wanted.id}`]);
    // Sent again it is the same import.
    expect((await company.take(wanted)).body).toEqual({ added: 2_050, changed: 0, unchanged: 0 });
    expect(await company.audited('users.import')).toHaveLength(1);

    const undo = newUlid();
    const left: unknown[] = [];
    for (let asked = 0; asked === 0 || left.at(-1) !== undefined; asked += 1) {
      // oxlint-disable-next-line no-await-in-loop -- each goes on where the one before ended
      const answer = await company.undo(wanted.id, undo);
      expect(answer).toMatchObject({ status: 200, body: { withdrawn: 2_050, restored: 0 } });
      expect(await company.find('社員big')).toEqual([]);
      left.push(answer.body.left);
    }
    expect(left).toEqual([1_050, 50, undefined]);
    expect(JSON.stringify(await company.rows('TenantData'))).not.toContain('社員big');
  }, 600_000);

  test('killed while it is noted or made goes on, once, also without its file', async () => {
    const rows = [...manyPeople(1_010, 'kill'), 'tanaka,田中花枝,tanaka@minato.example.jp,一般,sales-1'];
    const wanted = await wantedAs(await company.sent(fileOf(rows), 2));
    company.door.faults.crashAfter(14);
    expect((await company.take(wanted)).status).not.toBe(200);
    company.door.faults.clear();
    expect((await company.take(wanted)).body.left).toBe(1_011);
    // From now on nobody needs the file any more.
    await company.sent(fileOf([rowOf('another')]), 2);
    company.door.faults.crashAfter(40);
    expect((await company.take(wanted)).status).not.toBe(200);
    company.door.faults.clear();
    expect(await company.find('社員kill')).toEqual([]);
    let answer = await company.take(wanted);
    for (let sent = 1; answer.body.left !== undefined && sent < 4; sent += 1)
      answer = await company.take(wanted);
    expect(answer.body).toEqual({ added: 1_010, changed: 1, unchanged: 0 });
    expect(await company.find('kill-1010')).toHaveLength(1);
    expect((await company.find('tanaka'))[0].name).toBe('田中花枝');
    expect(
      (await company.audited('users.import')).filter((target) => target.endsWith(wanted.id)),
    ).toHaveLength(1);
  }, 600_000);

  test('given up half made leaves nobody', async () => {
    const wanted = await wantedAs(await company.sent(fileOf(manyPeople(1_020, 'leave')), 2));
    expect((await company.take(wanted)).body.left).toBe(1_020);
    expect((await company.take(wanted)).body.left).toBe(20);
    let answer = await company.giveUp(wanted.id);
    for (let sent = 1; answer.body.left !== undefined && sent < 40; sent += 1)
      // oxlint-disable-next-line no-await-in-loop -- each goes on where the one before ended
      answer = await company.giveUp(wanted.id);
    expect(answer).toMatchObject({ status: 200, body: {} });
    expect((await company.standing()).importing).toBeUndefined();
    expect(JSON.stringify(await company.rows('TenantData'))).not.toContain('社員leave');
  }, 600_000);

  test('of more changed people than a request takes is ended by the button, and put back', async () => {
    const people = manyPeople(1_010, 'old');
    const brought = await wantedAs(await company.sent(fileOf(people), 2));
    const taken = async (wanted: object) => {
      const left: unknown[] = [];
      for (let asked = 0; asked === 0 || left.at(-1) !== undefined; asked += 1)
        // oxlint-disable-next-line no-await-in-loop -- each goes on where the one before ended
        left.push((await company.take(wanted)).body.left);
      return left;
    };
    expect(await taken(brought)).toEqual([1_010, 10, undefined]);
    const renamed = people.map((row) => row.replace(/,社員/, ',新社員'));
    const wanted = await wantedAs(await company.sent(fileOf(renamed), 2));
    expect([(await company.take(wanted)).body.left, (await company.take(wanted)).body.left]).toEqual([
      1_010, 10,
    ]);
    expect((await company.standing()).importing).toMatchObject({ isDecided: true });
    // Whoever would give it up ends it, all of it.
    let ended = await company.giveUp(wanted.id);
    for (let sent = 1; ended.body.left !== undefined && sent < 40; sent += 1)
      // oxlint-disable-next-line no-await-in-loop
      ended = await company.giveUp(wanted.id);
    expect(ended).toMatchObject({ status: 200, body: {} });
    expect((await company.standing()).importing).toBeUndefined();
    expect((await company.find('old-1010'))[0].name).toBe('新社員old-1010');
    const undo = newUlid();
    expect((await company.undo(wanted.id, undo)).body.left).toBe(10);
    expect((await company.undo(wanted.id, undo)).body).toEqual({ withdrawn: 0, restored: 1_010 });
    expect((await company.find('old-1010'))[0].name).toBe('社員old-1010');
  }, 600_000);
});
