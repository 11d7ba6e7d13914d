import type { TenantId, UserId } from '#domain/kernel/ids.ts';

/** Somebody of one company: a user id alone may be that of another company's person too. */
export type DirectoryPerson = { readonly tenantId: TenantId; readonly userId: UserId };

/**
 * Under which name the directory has somebody (docs/decisions/0174). All companies share one directory, and the ids of
 * people are made by clients: the company is part of the name, so that no id leads to another company's person.
 */
export const directoryNameOf = ({ tenantId, userId }: DirectoryPerson): string => `${tenantId}.${userId}`;
