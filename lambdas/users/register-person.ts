import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { User } from '#domain/tenants/masters.ts';
import { personTarget, type AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { beingImported } from '#lambdas/masters/change-entry.ts';
import { headOf, headPut, type Head } from '#lambdas/masters/master-head-store.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { forgetMasters, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { invited } from '#rows/people.ts';
import { personChangeWrite, type Hand } from './person-change-store.ts';
import { labelCalled } from '#domain/labels/label-called.ts';
import { guardedGains } from '#domain/rights/guarded-rights.ts';
import {
  askedBy,
  namedBy,
  notAlone,
  whyNotAlone,
  writesOf,
  type Guarded,
  type SecondHand,
} from '#lambdas/settings/second-hand.ts';
import { whoImports } from './who-imports.ts';
import { loginIdTaken, type ChangedPerson } from './change-person.ts';
import { whyNotSo } from './person-faults.ts';
import { newPersonWrites } from './new-person-store.ts';
import { usersCounted } from '#lambdas/usage/use-store.ts';
import { nameWrites, sealNames, type SignInNames } from './sign-in-name-store.ts';

type Registered = Result<
  ChangedPerson,
  RefusalOf<
    | 'duties-not-separated'
    | 'input-malformed'
    | 'master-being-imported'
    | 'nobody-keeps-access'
    | 'second-person-needed'
    | 'users-limit-reached'
  >
>;

type Newcomer = {
  readonly user: User;
  readonly names: SignInNames;
  readonly masters: TenantMasters;
  readonly places: number;
  readonly hand: SecondHand | undefined;
};

const factsOf = ({ user: { id: _id, ...facts }, names }: Newcomer) => ({ ...facts, ...names });

/** All that comes with him, on condition that nobody imports and that he is one whom the contract has room for. */
const registeredWrites = async (
  context: TenantContext,
  request: AuditRequest & Hand,
  newcomer: Newcomer & { readonly head: Head; readonly counted: readonly Write[] },
) => {
  const { user, names, masters, places, hand, head, counted } = newcomer;
  const to = factsOf(newcomer);
  const registered = { registeredBy: askedBy(request, hand), registeredAt: request.at };
  const place = { userId: user.id, personVersion: 1 };
  const sealed = await sealNames(context, user.id, names);
  return {
    ...newPersonWrites({ user, ...sealed, ...registered }, places),
    counted,
    ...(await nameWrites(context, user.id, { after: names })),
    nobodyImports: headPut(peopleFile, { ...head, version: head.version + 1 }, head),
    invited: { kind: 'put', ...invited.row({ userId: user.id }, {}) },
    history: await personChangeWrite(context, namedBy(request, hand), place, { from: {}, to }),
    second: writesOf(hand),
    audit: await context.audit(request, {
      action: 'user.register',
      target: personTarget(user.id),
      outcome: 'done',
      detail: to,
    }),
    ...settingsVersionWrites(masters.settingsVersion + 1, masters.settingsVersion, { ...masters, places }),
  } as const;
};

/** Somebody new, as one transaction. He has no password: he is invited apart, and until then he is 未招待. */
export const registerPerson = async (
  context: TenantContext,
  request: AuditRequest & Hand,
  newcomer: Newcomer,
): Promise<Registered | 'again'> => {
  const { table } = context;
  const { user, names, masters, hand } = newcomer;
  const fault = await whyNotSo(masters, user);
  if (fault !== undefined) return fault;
  const { id: userId, name } = user;
  const gains = guardedGains(undefined, user, masters.access, { label: labelCalled(masters.labels) });
  const change = { kind: 'person', userId, name, from: {}, to: factsOf(newcomer) } as const;
  const guarded: Guarded = { gains, change };
  const wanting = await whyNotAlone(guarded, masters, hand);
  if (wanting !== undefined) return wanting;
  // Another version of all people: what a file was tried against is no longer so (T-11).
  const head = await headOf(table, peopleFile);
  if (head.importing !== undefined) return beingImported(head.importing);
  const { limits } = request.actor;
  const counted = await usersCounted(table, { more: 1, limits, unseen: masters.unseen });
  if (!counted.ok) return counted;
  const outcome = await table.transact(
    await registeredWrites(context, request, { ...newcomer, head, counted: counted.value }),
  );
  forgetMasters(table);
  if (outcome.stored) return accept({ user, names, version: 1 });
  if (outcome.refused.second.length > 0) return notAlone(guarded);
  if (outcome.refused.nobodyImports !== undefined) return whoImports(table);
  return outcome.refused.logins.length > 0 && outcome.refused.person === undefined
    ? refuse(loginIdTaken)
    : 'again';
};
