import { queryString, read, rememberCsrfToken, write } from '#web/api/client.ts';
import type { Contract } from '#web/operator/contract.ts';

type Answer<Route extends keyof Contract> = Contract[Route]['answer'];

export type Me = Answer<'GET /operator/me'>;
export type TenantPage = Answer<'GET /operator/tenants'>;
export type ListedTenant = TenantPage['items'][number];
export type SignInAnswer = Answer<'POST /operator/auth/challenges'>;
/** What stands between a right password and a session. */
export type SignInStep = Exclude<SignInAnswer, { readonly outcome: 'signed-in' }>;

export const readMe = async (signal?: AbortSignal): Promise<Me> => {
  const me = await read<Me>('/operator/me', signal);
  rememberCsrfToken(me.csrfToken);
  return me;
};

export const readTenants = (cursor: string | undefined, signal?: AbortSignal): Promise<TenantPage> =>
  read<TenantPage>(`/operator/tenants${queryString({ limit: 50, cursor })}`, signal);

export const logIn = (credentials: Contract['POST /operator/auth/login']['body']) =>
  write<Answer<'POST /operator/auth/login'>>('POST', '/operator/auth/login', credentials);

export const answerChallenge = (reply: Contract['POST /operator/auth/challenges']['body']) =>
  write<SignInAnswer>('POST', '/operator/auth/challenges', reply);

export const logOut = () => write('POST', '/operator/auth/logout');
