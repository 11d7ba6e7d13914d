import type { AnnouncementId } from '#domain/kernel/ids.ts';
import { mayOpen } from '#web/app/may-open.ts';
import { pages } from '#web/app/pages.ts';
import type { DemoCloud } from '../journeys/demo-cloud.ts';

/** Which pages somebody opens, by their addresses. */
export type Visits = { readonly loginId: string; readonly paths: readonly string[] };

/** お知らせ that a company has got. */
export const announcedId = '01KB5Z8QK0AAAAAAAAAAAAAAAA' as AnnouncementId;

export const addressOf = (path: string, claimId: string): string =>
  path
    .replace(':claimId', claimId)
    .replace(':id?', announcedId)
    .replace(/:noun\??/, 'departments')
    .replace(':shown?', 'requests')
    .replace(':part', 'lodging-caps');

/**
 * Every page of the client, each with the first of these people who may open it.
 * @throws Error where nobody of them may
 */
export const visitsOf = async (
  demo: Pick<DemoCloud, 'signIn'>,
  people: readonly string[],
  address: (path: string) => string,
): Promise<readonly Visits[]> => {
  const rights = await Promise.all(
    people.map(async (loginId) => (await (await demo.signIn(loginId)).get('/api/me')).body.rights),
  );
  const owners = pages.map((page) => {
    const at = rights.findIndex((one) => mayOpen(one, page));
    if (at < 0) throw new Error(`nobody of ${people.join(', ')} may open ${page.path}`);
    return { path: page.path, loginId: people[at] };
  });
  return people.map((loginId) => ({
    loginId,
    paths: owners.filter((owner) => owner.loginId === loginId).map(({ path }) => address(path)),
  }));
};
