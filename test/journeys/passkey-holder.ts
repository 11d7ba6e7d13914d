import { companyNamed } from '#test/builders/company-named.ts';
import { softwareAuthenticator, type Lie } from '#test/builders/software-authenticator.ts';
import { passwordIn, type DemoCloud } from './demo-cloud.ts';
import { personWith, type Answer, type Person } from './person.ts';

const own = '/api/me/sign-in-factors';
type Names = { readonly companyCode: 'minato' | 'aoba-kobo'; readonly loginId: string };
type Device = ReturnType<typeof softwareAuthenticator>;

/** What people do with passkeys at the whole service, as the pages do it. */
export const passkeysAt = (demo: DemoCloud) => {
  const { cloud, signIn } = demo;
  const device = (): Device => softwareAuthenticator('http://localhost:4700');
  const atDoor = async (body: Names & Readonly<Record<string, unknown>>): Promise<Answer> => {
    const response = await fetch(`${cloud.url}/api/auth/passkey`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...companyNamed(body) },
      body: JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const enter = async (names: Names, by: Device, lie: Lie = {}): Promise<Answer> => {
    const { challengeId, optionsJson } = (await atDoor(names)).body;
    return atDoor({ ...names, answer: { challengeId, credential: by.get(optionsJson, lie) } });
  };
  const prove = (person: Person, companyCode: string) =>
    person.post(`${own}/proof`, { password: passwordIn(companyCode) });
  const register = async (
    person: Person,
    { loginId, by, name }: { loginId: string; by: Device; name: string },
  ) => {
    const begun = await person.post(`${own}/passkey-options`, { loginId });
    if (begun.status !== 200) throw new Error(`not begun: ${JSON.stringify(begun.body)}`);
    const { optionsJson } = begun.body;
    return person.post(`${own}/passkeys`, { name, credential: by.create(optionsJson) });
  };
  /** Somebody with a first passkey on a device of his, in the session that goes on. */
  const holder = async (names: Names, name: string) => {
    const person = await signIn(names.loginId, names.companyCode);
    const by = device();
    await prove(person, names.companyCode);
    const registered = await register(person, { loginId: names.loginId, by, name });
    const going = { ...personWith(cloud, registered), userId: person.userId };
    return { registered, by, person: going, enter: (lie: Lie = {}) => enter(names, by, lie) };
  };
  const proveByPasskey = async (person: Person, by: Device): Promise<Answer> => {
    const { challengeId, optionsJson } = (await person.post(`${own}/passkey-proof`)).body;
    return person.post(`${own}/proof`, { passkey: { challengeId, credential: by.get(optionsJson) } });
  };
  const listed = async (person: Person): Promise<readonly { id: string; name: string }[]> =>
    (await person.get(own)).body.passkeys;
  return { own, device, enter, holder, register, proveByPasskey, listed };
};
