import { useState } from 'react';
import { changesOfAccess } from '#domain/rights/access-changes.ts';
import { type GrantVisit, visited } from '#domain/rights/change-grants.ts';
import type { CompanyAccess, OwnRole } from '#domain/rights/grants.ts';
import { mergeAccess } from '#domain/rights/merge-access.ts';
import type { Right } from '#domain/rights/rights.ts';
import type { Scope } from '#domain/rights/scopes.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import { type StoredAccess, useReplaceAccess } from '#web/access/access-api.ts';
import { alongWords } from '#web/access/access-words.ts';
import { failureTone } from '#web/ui/failure-tone.ts';
import { tellDone } from '#web/ui/tell.ts';

/** What can be done to the roles of a decision. */
const actsOn = (
  draft: CompanyAccess,
  change: (next: CompanyAccess, brought?: string) => void,
  show: (role: RoleId) => void,
  [visit, see]: readonly [GrantVisit | undefined, (visit: GrantVisit) => void],
) => {
  const changeRole = (id: RoleId, to: (role: OwnRole) => OwnRole, brought?: string): void =>
    change({ ...draft, roles: draft.roles.map((role) => (role.id === id ? to(role) : role)) }, brought);
  return {
    grant: (role: OwnRole, right: Right, scope: Scope | undefined): void => {
      const next = visited(visit, { role: role.id, right, grants: role.grants }, scope);
      see(next);
      changeRole(
        role.id,
        (one) => ({ ...one, grants: next.after }),
        alongWords(next.before, next.after, right),
      );
    },
    rename: (id: RoleId, name: string): void => changeRole(id, (role) => ({ ...role, name })),
    add: (role: OwnRole): void => {
      change({ ...draft, roles: [...draft.roles, role] });
      show(role.id);
    },
    remove: (id: RoleId): void => change({ ...draft, roles: draft.roles.filter((role) => role.id !== id) }),
  };
};

/** What is being decided, over what was stored when it began; somebody else may have changed that meanwhile. */
export const useAccessDraft = (stored: StoredAccess) => {
  const [base, setBase] = useState(stored);
  const [typed, setTyped] = useState<CompanyAccess>();
  const [along, setAlong] = useState<string>();
  const [shown, show] = useState<RoleId>();
  const visit = useState<GrantVisit>();
  const saving = useReplaceAccess();
  const draft = typed ?? base.value;
  const changes = changesOfAccess(base.value, draft);
  if (base.version !== stored.version && changes.length === 0 && !saving.isPending) {
    setBase(stored);
    setTyped(undefined);
  }
  const change = (next: CompanyAccess, brought?: string): void => {
    saving.reset();
    setTyped(next);
    setAlong(brought);
  };
  const start = (from: StoredAccess, next?: CompanyAccess): void => {
    saving.reset();
    setBase(from);
    setTyped(next);
    setAlong(undefined);
  };
  return {
    base,
    draft,
    changes,
    along,
    /** The role that is looked at: on a phone alone, elsewhere in sight. */
    shown,
    show,
    saving,
    change,
    /** Somebody else's, which came between. */
    newer: !saving.isPending && stored.version !== base.version ? stored : undefined,
    ...actsOn(draft, change, show, visit),
    discard: (): void => start(stored),
    /** What I changed, on top of what somebody else made of it. */
    merge: (theirs: StoredAccess): void =>
      start(theirs, mergeAccess({ base: base.value, mine: draft, theirs: theirs.value })),
    save: (onEnd: () => void): void => {
      const body = { value: draft, expectedVersion: base.version };
      saving.mutate(
        { body },
        {
          onSuccess: (kept) => {
            start(kept);
            tellDone('ロールと権限を保存しました');
          },
          onError: (error) => {
            if (failureTone(error) === 'calm') start(stored);
          },
          onSettled: onEnd,
        },
      );
    },
  };
};
export type AccessDraft = ReturnType<typeof useAccessDraft>;
