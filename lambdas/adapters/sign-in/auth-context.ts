import { createHash } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { assert } from '#domain/kernel/assert.ts';
import { isUserId, type TenantId, type UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { User } from '#domain/tenants/masters.ts';
import { shippedSignInRules } from '#domain/tenants/sign-in-rules.ts';
import { companyCodeOf, loginIdOf } from '#domain/tenants/sign-in-name.ts';
import { dedicatedHostsIn, type DedicatedHosts } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import {
  auditWrite,
  recordAlone,
  type AuditEntry,
  type AuditRequest,
} from '#lambdas/adapters/tenant/audit-trail.ts';
import { challengesOf, type Challenges } from './challenges.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { pauseUntil, type Clock } from '#lambdas/adapters/machine/clock.ts';
import type { DoorResets, ResetDone } from './door-resets.ts';
import type { Directory } from './cognito.ts';
import { controlOf, type Control } from './control.ts';
import type { SessionCredentials } from '#lambdas/adapters/aws/session-credentials.ts';
import { authEnvironment, onFirstUse, type AuthEnvironment } from '#lambdas/adapters/machine/environment.ts';
import { formerLoginHashOf, keyStoreOf, loginHashOf } from '#lambdas/adapters/tenant/key-store.ts';
import { loginStoreOf, type Attempt, type LockOut, type LoginStore } from './login-store.ts';
import { loginRows, strangersRows } from './guess-rows.ts';
import { findPerson } from './people.ts';
import { seenRow } from './seen-row.ts';
import { recoveryHashOf, secondFactorsOf, type HashCode, type SecondFactors } from './second-factors.ts';
import { openAbout, sealAbout, type ListedPlace, type SessionAbout } from './session-about.ts';
import { sessionsOf, type Sessions } from './sessions.ts';
import type { Item } from './token-rows.ts';
import { openPasskeyName, sealPasskeyName } from './passkey-name.ts';
import { passkeyStoreOf, type PasskeyStore } from './passkey-store.ts';
import { standingsOf, type PersonPlace, type Standings } from './standing.ts';
import { stsAssume, tenantSessionsOf } from '#lambdas/adapters/tenant/tenant-session.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { unwrapLater } from '#lambdas/adapters/tenant/unwrap-later.ts';

/** What the door may see of one tenant. */
export type Door = {
  readonly loginHash: (loginId: string) => Promise<string>;
  /** Counts wrong passwords, by what the company says of them. */
  readonly loginsUnder: (lockOut: LockOut) => LoginStore;
  readonly person: (userId: UserId) => Promise<User | undefined>;
  /** What a リカバリーコード of somebody is kept as. */
  readonly hashCode: HashCode;
  /** The row that says from where a person came, to be written with his session. */
  readonly seen: (person: User, from: { readonly sourceIp: string; readonly at: Instant }) => Promise<Item>;
  /** What a line of a person's list of sessions says of one, sealed, and opened again. */
  readonly sealAbout: (listed: ListedPlace, about: SessionAbout) => Promise<string>;
  /** What the owner calls a passkey, sealed, and opened again. */
  readonly sealName: (who: PersonPlace, name: string) => Promise<string>;
  readonly openName: (who: PersonPlace, text: string) => Promise<string>;
  readonly openAbout: (listed: ListedPlace, text: string) => Promise<SessionAbout>;
  /** One audit item by itself: sessions live outside of the tenant's partitions, so no transaction spans both. */
  readonly record: (request: AuditRequest, entry: Omit<AuditEntry, 'detail'>) => Promise<void>;
  /** A new password by a link is set: its audit item, with the end of links and locks. */
  readonly recordReset: (...done: ResetDone) => Promise<void>;
  /** A first password is set: its audit item, with the end of the invitation. */
  readonly recordFirst: (
    request: AuditRequest,
    first: { readonly entry: Omit<AuditEntry, 'detail'>; readonly userId: UserId },
  ) => Promise<void>;
};

/** Somebody who names a company that does not exist. */
type Stranger = {
  readonly reserveAttempt: (at: Instant) => Promise<Attempt>;
  readonly countWrong: (at: Instant, place: string) => Promise<boolean>;
  readonly giveBack: (place: string) => Promise<void>;
};

/** Everything that signing in touches. */
export type AuthContext = {
  readonly control: Control;
  readonly sessions: Sessions;
  readonly standings: Standings;
  readonly challenges: Challenges;
  readonly factors: SecondFactors;
  readonly passkeys: PasskeyStore;
  /** The domain for which passkeys are made. */
  readonly relyingPartyId: string;
  readonly resets: DoorResets;
  readonly directory: Directory;
  /** Counts attempts at a company that does not exist, as a company would: the lock tells nobody which ones do. */
  readonly stranger: (companyCode: string, loginId: string) => Stranger;
  readonly doorOf: (tenantId: TenantId) => Promise<Door>;
  readonly hosts: DedicatedHosts;
  /** The id of a person that nobody has, for the same work where nobody was found. */
  readonly nobody: (at: Instant) => UserId;
  /** Of whoever names no company that there is. */
  readonly lockOut: LockOut;
  /** Waits until a moment; a failed sign-in takes the same time whatever it failed at. */
  readonly waitUntil: (millis: number) => Promise<void>;
  readonly clock: Clock;
};

type DoorParts = {
  readonly environment: AuthEnvironment;
  readonly tenantId: TenantId;
  readonly credentials: SessionCredentials;
  readonly clock: Clock;
};

const doorWith = ({ environment, tenantId, credentials, clock }: DoorParts): Door => {
  const { region, tenantDataTable: tableName, keystoreTable } = environment;
  const client = documentClientOf({ region, credentials });
  const keys = keyStoreOf({
    tenantId,
    client,
    keystoreTable,
    unwrap: unwrapLater({ region, credentials }),
    clock,
  });
  const table = tenantTableOf(tenantId, client, environment);
  const loginsUnder = (lockOut: LockOut) =>
    loginStoreOf({ rows: loginRows(tenantId), client, tableName, lockOut });
  const logins = loginsUnder(shippedSignInRules);
  return {
    loginHash: async (loginId) => {
      const key = await keys.loginKey();
      const former = formerLoginHashOf(loginId, key);
      const isFormer = former !== undefined && (await logins.ownerOf(former)) !== undefined;
      return isFormer ? former : loginHashOf(loginId, key);
    },
    loginsUnder,
    person: (userId) => findPerson(client, { tableName, tenantId, userId }),
    hashCode: async (of, typed) => recoveryHashOf(await keys.loginKey(), of, typed),
    seen: (person, from) => seenRow({ tenantId, keys }, person, from),
    sealAbout: (listed, about) => sealAbout(keys, listed, about),
    openAbout: async (listed, text) => openAbout(keys, listed, text),
    sealName: async (who, name) => sealPasskeyName(keys, who, name),
    openName: async (who, text) => openPasskeyName(keys, who, text),
    record: async (request, entry) => {
      await recordAlone(table, await auditWrite(request, entry, { id: ulidAt(request.at) }));
    },
    recordFirst: async (...first) => (await import('./door-resets.ts')).recordFirstIn(table, ...first),
    recordReset: async (...done) => (await import('./door-resets.ts')).recordResetIn(table, ...done),
  };
};

const strangerIn = (
  client: DynamoDBDocumentClient,
  tableName: string,
  named: readonly string[],
): Stranger => {
  const name = createHash('sha256').update(JSON.stringify(named)).digest('hex');
  const counters = loginStoreOf({ rows: strangersRows, client, tableName, lockOut: shippedSignInRules });
  return {
    reserveAttempt: (at) => counters.reserveAttempt(name, at),
    countWrong: (at, taken) => counters.countWrong(name, at, taken),
    giveBack: (taken) => counters.giveBack(name, taken),
  };
};

/** Few requests need it, so that it is loaded on use. */
const resetsOf = (client: DynamoDBDocumentClient, environment: AuthEnvironment): DoorResets => {
  const resets = async () => (await import('./door-resets.ts')).doorResetsOf(client, environment);
  return {
    find: async (who) => (await resets()).find(who),
    count: async (named, at) => (await resets()).count(named, at),
    ask: async (request) => (await resets()).ask(request),
  };
};

/** The directory's client is a tenth of the function, and whoever signs out or follows a link needs none. */
const directoryOf = (environment: AuthEnvironment): Directory => {
  let made: Promise<Directory> | undefined;
  const directory = () =>
    (made ??= import('./cognito.ts').then(({ cognitoDirectory }) => cognitoDirectory(environment)));
  return {
    checkPassword: async (...given) => (await directory()).checkPassword(...given),
    answerNewPassword: async (...given) => (await directory()).answerNewPassword(...given),
    setPassword: async (...given) => (await directory()).setPassword(...given),
    proveCode: async (...given) => (await directory()).proveCode(...given),
    beginTotp: async (...given) => (await directory()).beginTotp(...given),
    completeTotp: async (...given) => (await directory()).completeTotp(...given),
    endTotp: async (...given) => (await directory()).endTotp(...given),
    passkeys: {
      ask: async (...given) => (await directory()).passkeys.ask(...given),
      prove: async (...given) => (await directory()).passkeys.prove(...given),
      countAsBoth: async (...given) => (await directory()).passkeys.countAsBoth(...given),
      countNoMore: async (...given) => (await directory()).passkeys.countNoMore(...given),
      begin: async (...given) => (await directory()).passkeys.begin(...given),
      complete: async (...given) => (await directory()).passkeys.complete(...given),
      keepOnly: async (...given) => (await directory()).passkeys.keepOnly(...given),
    },
  };
};

const newcomerAt = (at: Instant): UserId => {
  const userId = ulidAt(at);
  assert(isUserId(userId), 'people are named by ULIDs');
  return userId;
};

const built = (environment: AuthEnvironment, clock: Clock): AuthContext => {
  const { region, controlTable, sessionTable, tenantAuthRoleArn } = environment;
  const own = documentClientOf({ region });
  const assume = tenantSessionsOf(stsAssume(region), clock);
  const doors = new WeakMap<SessionCredentials, Door>();
  return {
    control: controlOf(own, controlTable),
    sessions: sessionsOf(own, sessionTable),
    standings: standingsOf(own, sessionTable),
    challenges: challengesOf(own, sessionTable),
    factors: secondFactorsOf(own, sessionTable),
    passkeys: passkeyStoreOf(own, sessionTable),
    relyingPartyId: environment.relyingPartyId,
    resets: resetsOf(own, environment),
    directory: directoryOf(environment),
    stranger: (companyCode, loginId) =>
      strangerIn(own, sessionTable, [companyCodeOf(companyCode), loginIdOf(loginId)]),
    doorOf: async (tenantId) => {
      const credentials = await assume({ roleArn: tenantAuthRoleArn, tenantId });
      const door = doors.get(credentials) ?? doorWith({ environment, tenantId, credentials, clock });
      doors.set(credentials, door);
      return door;
    },
    hosts: dedicatedHostsIn(environment.dedicatedHosts),
    nobody: newcomerAt,
    lockOut: shippedSignInRules,
    waitUntil: pauseUntil(clock),
    clock,
  };
};

export const authContextOf = (clock: Clock) => {
  const context = onFirstUse((source) => built(authEnvironment(source), clock));
  return () => Promise.resolve(context());
};
