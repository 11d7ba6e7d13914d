import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLocalServices } from '#test/builders/local-services.ts';
import { announcingWorld } from './announcing-world.ts';

let services: Awaited<ReturnType<typeof startLocalServices>>;
let world: Awaited<ReturnType<typeof announcingWorld>>;
beforeAll(async () => {
  services = await startLocalServices();
  world = await announcingWorld(services.database, 1);
});
afterAll(() => services.close());

/** Runs until nothing is left to do, also of what was lost from the queue. */
const catchUp = async (): Promise<void> => {
  for (const minutes of [0, 31, 31]) {
    world.later(minutes);
    await world.minute();
  }
};

/** What SES has to say, in its order. */
const tellAll = async (): Promise<void> => {
  for (const event of world.held.take()) expect(await world.tell(event)).toBe(true);
};

const ways = [
  ['before it is made', false],
  ['when it was made and its answer is lost', true],
] as const;

describe('16.1.1 a mail of an announcement, wherever a process is killed', () => {
  test.each(ways)(
    'is sent once at most, and is delivered or 送信状況不明: killed at each call, %s',
    async (_when, isAfter) => {
      let kills = 0;
      for (; ; kills += 1) {
        await world.begin();
        world.dieAt({ at: kills, isAfter });
        await world.minute();
        // Every other time the queue loses all that it held.
        const hasDied = world.revive({ isQueueLost: kills % 2 === 1 });
        await catchUp();
        const at = `call ${kills}`;
        // Never twice by itself, with no word of SES.
        expect([at, world.sent().every((count) => count <= 1)]).toEqual([at, true]);
        expect([at, await world.isTold(), await world.kept()]).toEqual([at, true, 1]);
        const [sent, quiet] = [world.sent(), await world.states()];
        // Nothing waits for ever, and whatever is not known is said to be unknown.
        expect([at, quiet.filter((state) => !/^(accepted|intended) 1$/.test(state))]).toEqual([at, []]);
        const open = quiet.filter((state) => state === 'intended 1').length;
        expect([at, await world.unknown()]).toEqual([at, open]);
        await tellAll();
        // The events make known what went, and nothing else.
        expect([at, await world.states()]).toEqual([
          at,
          sent.map((count) => (count === 1 ? 'delivered 1' : 'intended 1')),
        ]);
        const again = sent.flatMap((count, index) => (count === 0 ? [index] : []));
        for (const index of again) expect(await world.decide(index, 'send-again')).toEqual([]);
        await catchUp();
        expect([at, world.sent()]).toEqual([at, [1]]);
        await tellAll();
        expect([at, await world.isDone()]).toEqual([at, true]);
        if (!hasDied) break;
      }
      expect(kills).toBe(23);
    },
    // Each of some 26 deaths is followed by what heals it.
    600_000,
  );

  test.each(ways)('learns its fate though the note of an event is killed, %s', async (_when, isAfter) => {
    await world.begin();
    await catchUp();
    for (const event of world.held.take()) {
      world.dieAt({ at: 0, isAfter });
      expect(await world.tell(event)).toBe(false);
      world.revive();
      expect(await world.tell(event)).toBe(true);
    }
    expect(await world.states()).toEqual(['delivered 1']);
  });
});

describe('16.1.1 events of SES', () => {
  test('come twice, out of order and late, and say the same', async () => {
    await world.begin();
    await catchUp();
    const told = world.held.take();
    for (const event of [...told.toReversed(), ...told]) await world.tell(event);
    expect(await world.states()).toEqual(['delivered 1']);
    expect(world.sent()).toEqual([1]);
  });

  let leftAt = 0;
  /** A mail that left, whose sender died before he knew. */
  const unknown = async (): Promise<void> => {
    // The call is looked for behind which SES has the mail and nothing was noted of it.
    for (; ; leftAt += 1) {
      await world.begin();
      world.dieAt({ at: leftAt, isAfter: true });
      await world.minute();
      world.revive();
      const [states, sent] = [await world.states(), world.sent()];
      if (states[0] === 'intended 1' && sent[0] === 1) break;
    }
    await catchUp();
  };

  test('that are missing leave 送信状況不明 after 15 minutes, and nothing sends it again', async () => {
    await unknown();
    expect([await world.unknown(), world.sent()]).toEqual([1, [1]]);
    world.later(24 * 60);
    await catchUp();
    expect([await world.unknown(), world.sent()]).toEqual([1, [1]]);
    expect(await world.decide(0, 'leave')).toEqual([]);
    await catchUp();
    expect([await world.unknown(), world.sent(), (await world.states())[0]]).toEqual([0, [1], 'declined 1']);
  });

  test('of the attempt before keep back a mail that was to be sent again and has not left yet', async () => {
    await unknown();
    expect(await world.decide(0, 'send-again')).toEqual([]);
    expect((await world.states())[0]).toBe('waiting 2');
    await tellAll();
    await catchUp();
    expect([world.sent(), await world.states()]).toEqual([[1], ['accepted 2']]);
  });

  test('of both attempts make a mail known that an operator sent again: twice by his word alone', async () => {
    await unknown();
    expect(await world.decide(0, 'send-again')).toEqual([]);
    expect(await world.decide(0, 'send-again')).not.toEqual([]);
    await catchUp();
    await tellAll();
    expect([world.sent(), (await world.states())[0]]).toEqual([[2], 'delivered 2']);
  });
});
