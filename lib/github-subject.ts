import type { RepositorySettings } from '#lib/setting-parts.ts';

/**
 * What GitHub's token says of a run of our repository, before it says where it runs. The ids never change and are never
 * given to another owner or repository, names are. Repositories made, renamed or transferred after 2026-07-15 and those
 * that opted in have this form (https://docs.github.com/en/actions/reference/security/oidc#immutable-subject-claims, read
 * on 2026-11-29).
 */
export const subjectPrefixOf = ({ owner, ownerId, name, id }: RepositorySettings): string =>
  `repo:${owner}@${ownerId}/${name}@${id}`;

/** The subject of a job in one environment; `gh api repos/OWNER/NAME/actions/oidc/customization/sub` shows its prefix. */
export const subjectOf = (repository: RepositorySettings, environment: string): string =>
  `${subjectPrefixOf(repository)}:environment:${environment}`;

/** Letter for letter one repository by its ids, and one environment of it. */
export const isSubjectOfOneEnvironment = (subject: string): boolean =>
  /^repo:[\w-]+@\d+\/[\w.-]+@\d+:environment:[a-z-]+$/.test(subject);
