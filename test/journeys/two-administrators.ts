import { shareDemoCloud } from './demo-cloud.ts';
import { newUlid, type Person } from './person.ts';

/** What the administrators of みなと商事 do with each other's requests. */
export const twoAdministrators = async () => {
  const demo = await shareDemoCloud();
  const people = { watanabe: await demo.signIn('watanabe'), suzuki: await demo.signIn('suzuki') };
  const personIs = async (userId: string) => (await people.watanabe.get(`/api/users/${userId}`)).body;
  return {
    demo,
    people,
    personIs,
    idOf: async (loginId: string): Promise<string> => {
      const { items } = (await people.watanabe.get('/api/users?limit=100')).body;
      return items.find((one: any) => one.loginId === loginId).id;
    },
    rolesOf: async (userId: string) => (await personIs(userId)).roles.map(({ id }: any) => id),
    give: async (userId: string, roles: readonly string[]) => {
      const { version: expectedVersion } = await personIs(userId);
      return people.watanabe.put(`/api/users/${userId}/roles`, { roles, expectedVersion });
    },
    /** As he stands, with what is to be another. */
    kept: async (userId: string, part: object) => {
      const { name, kana, email, grade, posts, version: expectedVersion } = await personIs(userId);
      const bare = posts.map(({ departmentName: _name, ...post }: any) => post);
      return { name, kana, email, grade, posts: bare, expectedVersion, ...part };
    },
    ruleOf: async (approval: 'on' | 'off') => {
      const { version: expectedVersion } = (await people.watanabe.get('/api/settings/second-person')).body;
      return { value: { approval }, expectedVersion };
    },
    rolesWish: async (userId: string, roles: readonly string[]) => ({
      deed: 'replace-roles',
      params: { userId },
      body: { roles, expectedVersion: (await personIs(userId)).version },
    }),
    askFor: async (wish: object, more: object = {}) => {
      const body = { requestId: newUlid(), wish, ...more };
      const answer = await people.watanabe.post('/api/company/second-person-requests', body);
      await demo.cloud.catchUp();
      return answer;
    },
    decide: async (requestId: string, act: 'approve' | 'reject', by = people.suzuki, reason?: string) => {
      const body = { requestId, act, ...(reason === undefined ? {} : { reason }) };
      const answer = await by.post('/api/company/second-person-decision', body);
      await demo.cloud.catchUp();
      return answer;
    },
    listed: async (state: 'waiting' | 'all' = 'waiting', by = people.watanabe) =>
      (await by.get(`/api/company/second-person-requests?state=${state}`)).body,
    taskOf: async (kind: string, by: Person) =>
      (await by.get('/api/company-tasks')).body.items.find((task: any) => task.kind === kind),
    mailsTo: (loginId: string) =>
      demo.cloud
        .mails()
        .filter(({ to }) => to.includes(`${loginId}@minato.example.jp`))
        .map(({ subject }) => subject.replace('【STAFee】', '')),
    setDaysAhead: (days: number) => demo.cloud.setClock(() => new Date(Date.now() + days * 86_400_000)),
    /** By a clock of another day, or with other roles, everybody signs in anew. */
    signInAnew: async () => {
      people.watanabe = await demo.signIn('watanabe');
      people.suzuki = await demo.signIn('suzuki');
    },
  };
};
export type TwoAdministrators = Awaited<ReturnType<typeof twoAdministrators>>;
