import { sessionKeyOf } from '#lambdas/adapters/sign-in/token-rows.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import { company as companyRow } from '#rows/control.ts';
import { companyKey } from '#rows/keystore.ts';
import { session, standing } from '#rows/sign-in.ts';
import { headerRow, linesRow } from '#lambdas/claims/claim-record.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import type { SubmittedClaim } from '#domain/claims/claim.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { minato } from '#local/seed/minato.ts';
import { aDraft, actorOf, contextOf, noon, userOf } from '#test/builders/claims.ts';

import { claimId, cookie, tenantId } from './environment.ts';
import { sentClaim } from './events.ts';

type Item = Readonly<Record<string, unknown>>;

const prefix = `T#${tenantId}#`;
const tanaka = actorOf('田中花子');
const sato = minato.masters.users.find(({ name }) => name.startsWith('佐藤'));

const submitted: SubmittedClaim = {
  ...aDraft({ lineCount: 3 }),
  status: 'submitted',
  number: 'EX-000123',
  submittedAt: noon,
  step: 0,
  route: {
    routeId: 'R-01',
    routeVersion: 1,
    steps: [{ name: '課長', approvers: sato === undefined ? [] : [{ userId: sato.id, name: sato.name }] }],
  },
};

/** The two items of a claim of three lines, as the functions themselves write them. */
export const claimItems = (): readonly Item[] => {
  const lines = sentClaim(3).lines as unknown as readonly ClaimLine[];
  const PK = `${prefix}C#${claimId}`;
  return [
    {
      PK,
      SK: 'H',
      ...headerRow(submitted, []).item,
      G1P: `${prefix}U#${tanaka.userId}`,
      G2P: `${prefix}S#submitted`,
    },
    { PK, SK: 'L', ...linesRow(submitted, { lines, verdict: judgeClaim(lines, contextOf()) }).item },
  ];
};

const settings = (SK: string, doc: unknown): Item => ({ PK: `${prefix}SET`, SK, doc: JSON.stringify(doc) });

export const mastersItems = (): readonly Item[] => {
  const { settingsVersion, company, accounts, items, departments, routes, regulation } = minato.masters;
  return [
    settings('ACCOUNTS', accounts),
    settings('COMPANY', company),
    settings('DEPARTMENTS', departments),
    settings('ITEMS', items),
    settings('REGULATION', regulation),
    settings('ROUTES', routes),
    { PK: `${prefix}SET`, SK: 'V', settingsVersion },
  ];
};

/** The applicant's own row: nobody else is read. */
export const userItem = (): Item => {
  const user = userOf(minato.masters, '田中花子');
  return { PK: `${prefix}USER`, SK: user.id, doc: JSON.stringify(user), email: 'sealed' };
};

const momentFrom = (now: Date, millis: number) => instantOf(new Date(now.getTime() + millis));

/** Moved so lately that the authorizer leaves its expiry alone. */
export const sessionItem = (now: Date): Item =>
  session.stored(
    { tokenHash: sessionKeyOf(cookie) },
    {
      tid: tenantId,
      uid: tanaka.userId,
      name: '田中花子',
      roles: 'applicant',
      loginHash: '0'.repeat(64),
      startedAt: momentFrom(now, -3_600_000),
      rightsVersion: 1,
      idleExpiresAt: momentFrom(now, 29 * 60_000),
      expiresAt: momentFrom(now, 11 * 3_600_000),
      ttl: Math.ceil(now.getTime() / 1000) + 11 * 3_600,
    },
  );

/** Of a person whose rights were changed once. */
export const standingItem = (now: Date): Item =>
  standing.stored(
    { tenantId, userId: tanaka.userId },
    { validFrom: momentFrom(now, -7_200_000), rightsVersion: 1 },
  );

export const tenantItem = (): Item =>
  companyRow.stored(
    { tenantId },
    {
      name: minato.masters.company.name,
      state: 'active',
      plan: 'standard',
      cell: 'tokyo-1',
      createdAt: '2026-04-01T00:00:00.000Z',
      ipCidrs: [],
      passwordPolicy: { minimumLength: 12 },
    },
    { TenantList: { companyCode: 'minato' } },
  );

export const wrappedKeyItem = (): Item =>
  companyKey.stored(
    { tenantId, keyName: 'DEK', keyVersion: 1 },
    { wrapped: new Uint8Array(184), kekArn: 'arn:aws:kms:ap-northeast-1:1:key/1', createdAt: '2026-04-01' },
  );

/** A page of Query as large as DynamoDB gives: claims with 20 lines each as nested lists, 1.7 MB on the wire. */
export const pageOfClaims = (): readonly Item[] =>
  Array.from({ length: 168 }, (_, index) => ({
    PK: `${prefix}C#${String(index).padStart(26, '0')}`,
    SK: 'L',
    version: index,
    lines: sentClaim(20).lines,
  }));

/** The same claims as our functions store them: lines and verdict packed into one attribute. */
export const pageOfPackedClaims = (): readonly Item[] => {
  const lines = sentClaim(20).lines as unknown as readonly ClaimLine[];
  const { item: packed } = linesRow(submitted, { lines, verdict: judgeClaim(lines, contextOf()) });
  return pageOfClaims().map(({ PK, SK, version }) => ({ PK, SK, version, ...packed }));
};
