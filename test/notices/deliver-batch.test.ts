import { beforeEach, describe, expect, test } from 'vitest';
import { keptLog } from '#test/builders/front-door.ts';
import { aRecord, aWorld, claim, failures, named, sato, told } from './worker-in-memory.ts';

let log: () => string;
beforeEach(() => {
  log = keptLog();
});

describe('delivering a batch of notices', () => {
  test('sends each once, although one of them comes twice', async () => {
    const { mails, deliver } = aWorld();
    expect(await deliver(aRecord('1'), aRecord('2'), aRecord('1'))).toEqual(failures());
    expect(mails).toHaveLength(2);
  });

  test('names the one that failed, and goes on with the others', async () => {
    const { mails, deliver } = aWorld({}, (mail) => (mail === 1 ? named('MessageRejected') : undefined));
    expect(await deliver(aRecord('1'), aRecord('2'))).toEqual(failures('1'));
    expect(mails).toHaveLength(1);
  });

  test('asks no more after a throttle, and names all that is left', async () => {
    const { asked, deliver } = aWorld({}, () => named('TooManyRequestsException'));
    expect(await deliver(aRecord('1'), aRecord('2'), aRecord('3'))).toEqual(failures('1', '2', '3'));
    expect(asked()).toBe(1);
  });

  test.each([
    ['the claim is gone', { findAct: async () => undefined }],
    ['the person is gone', { findPerson: async () => undefined }],
    ['the person has left', { findPerson: async () => ({ ...sato, isActive: false }) }],
    ['the person may vote no more', { findPerson: async () => ({ ...sato, rights: {} }) }],
    ['the claim has gone on', { findAct: async () => ({ ...told, later: [told.event] }) }],
  ])('tells nobody when %s', async (_why, changes) => {
    const { mails, deliver } = aWorld(changes);
    expect(await deliver(aRecord('1'))).toEqual(failures());
    expect(mails).toEqual([]);
  });

  test('passes an act on to everybody whom it concerns, each with a message of his own', async () => {
    const { mails, queued, deliver } = aWorld();
    const { notice: _notice, userId, ...act } = JSON.parse(aRecord('1').body);
    const record = {
      ...aRecord('1'),
      body: JSON.stringify({ ...act, kind: 'claim-act', action: 'claim.submit' }),
    };
    expect(await deliver(record)).toEqual(failures());
    expect(queued).toEqual([{ ...act, kind: 'claim-told', notice: 'request', userId }]);
    expect(mails).toEqual([]);
  });

  test('reads a 差戻し as the release before queued it', async () => {
    const event = { ...told.event, by: sato.userId };
    const { queued, deliver } = aWorld({ findAct: async () => ({ ...told, event }) });
    const { notice: _notice, userId: _userId, ...act } = JSON.parse(aRecord('1').body);
    const record = { ...aRecord('1'), body: JSON.stringify({ ...act, kind: 'claim-sent-back' }) };
    expect(await deliver(record)).toEqual(failures());
    expect(queued).toMatchObject([{ kind: 'claim-told', notice: 'sent-back', userId: claim.applicantId }]);
  });

  test.each([
    ['another kind of notice', { notice: 'birthday' }],
    ['another kind', { kind: 'incident' }],
    ['another shape of tenant', { tenantId: 't1*' }],
    ['a further member', { to: 'somebody@example.jp' }],
  ])('leaves a message of %s to the dead letters', async (_what, changes) => {
    const { mails, deliver } = aWorld();
    expect(await deliver(aRecord('1', changes))).toEqual(failures('1'));
    expect(mails).toEqual([]);
  });

  test('puts a notice of a company in maintenance back for later, and the others go', async () => {
    const world = aWorld();
    world.waiting.push('t01jtenant0000000000000000a');
    expect(await world.deliver(aRecord('1'))).toEqual(failures());
    expect([world.mails, world.putOff]).toEqual([[], ['01JAVD1T000000000000000001']]);
    world.waiting.splice(0);
    await world.deliver(aRecord('1'));
    expect(world.mails).toHaveLength(1);
  });

  test.each([
    ['an act', { kind: 'claim-act', action: 'claim.submit', notice: undefined, userId: undefined }],
    ['a person', {}],
    ['a new password', { kind: 'password-reset-done', notice: undefined, claimId: undefined }],
    ['a digest', { kind: 'digest-due', notice: undefined, claimId: undefined }],
  ])('tells nobody of a suspended company of %s, also not later', async (_what, changes) => {
    const world = aWorld();
    world.suspended.push('t01jtenant0000000000000000a');
    expect(await world.deliver(aRecord('1', changes))).toEqual(failures());
    expect([world.mails, world.queued, world.putOff]).toEqual([[], [], []]);
    // A digest of it is due no more.
    const isDigest = 'kind' in changes && changes.kind === 'digest-due';
    expect(world.ended).toHaveLength(isDigest ? 1 : 0);
  });

  test('writes neither names nor addresses into its log', async () => {
    const { deliver } = aWorld({}, () => named('MessageRejected'));
    await deliver(aRecord('1'));
    expect(log()).toContain('"cause":"MessageRejected"');
    expect(log()).not.toContain('minato.example.jp');
    expect(log()).not.toContain('佐藤');
  });
});
