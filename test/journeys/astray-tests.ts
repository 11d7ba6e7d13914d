import { describe, expect, test } from 'vitest';
import type { DemoCloud } from './demo-cloud.ts';
import { factsOf, temporaryIn, tokenIn } from './invited-people.ts';
import type { Resetting } from './password-resetting.ts';
import type { Answer, Person } from './person.ts';

type Mail = { readonly text: string };
type Journey = {
  readonly company: () => { readonly demo: DemoCloud; readonly door: Resetting; readonly watanabe: Person };
  /** The password that people choose. */
  readonly chosen: string;
  readonly register: (loginId: string) => Promise<string>;
  readonly invite: (id: string, way: 'link' | 'temporary-password') => Promise<unknown>;
  readonly mailsTo: (loginId: string) => readonly Mail[];
  readonly signIn: (loginId: string, password: string) => Promise<Answer>;
  readonly stateOf: (id: string) => Promise<string>;
};

/** What becomes of an invitation that was mailed to a wrong address, once the address is corrected. */
export const astrayTests = ({ company, chosen, register, invite, mailsTo, signIn, stateOf }: Journey) => {
  describe('an invitation that went to a wrong address', () => {
    const corrected = async (id: string, loginId: string) => {
      const { version } = (await company().watanabe.get(`/api/users/${id}`)).body;
      const facts = { ...factsOf(loginId), email: `${loginId}.tadashii@minato.example.jp` };
      expect(
        (await company().watanabe.put(`/api/users/${id}`, { ...facts, expectedVersion: version })).status,
      ).toBe(200);
      await company().demo.cloud.catchUp();
      expect(await stateOf(id)).toBe('uninvited');
    };

    test('ends with the correction: its link is over, and the right one is invited anew', async () => {
      const id = await register('gosou');
      await invite(id, 'link');
      const astray = tokenIn(mailsTo('gosou')[0]?.text);
      await corrected(id, 'gosou');
      expect((await company().door.inspect(astray)).body.code).toBe('reset-link-over');
      expect((await company().door.complete(astray, chosen)).body.code).toBe('reset-link-over');
      await invite(id, 'link');
      const token = tokenIn(mailsTo('gosou.tadashii')[0]?.text);
      // Signed out by force, he has no link either.
      expect((await company().door.inspect(token)).status).toBe(200);
      expect((await company().watanabe.post(`/api/users/${id}/sign-out`)).status).toBe(204);
      expect((await company().door.inspect(token)).body.code).toBe('reset-link-over');
      await invite(id, 'link');
      expect(
        (await company().door.complete(tokenIn(mailsTo('gosou.tadashii')[0]?.text), chosen)).status,
      ).toBe(204);
      expect((await signIn('gosou', chosen)).body.outcome).toBe('signed-in');
    });

    test('ends with its temporary password too', async () => {
      const id = await register('gosou-kari');
      await invite(id, 'temporary-password');
      const astray = temporaryIn(mailsTo('gosou-kari')[0]?.text);
      await corrected(id, 'gosou-kari');
      expect((await signIn('gosou-kari', astray)).status).toBe(401);
    });
  });
};
