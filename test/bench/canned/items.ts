import { sessionKeyOf } from '#lambdas/adapters/sign-in/token-rows.ts';
import { company as companyRow } from '#rows/control.ts';
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

/** Moved so lately that the authorizer leaves its expiry alone. */
export const sessionItem = (now: Date): Item => ({
  ...session.primaryKey({ tokenHash: sessionKeyOf(cookie) }),
  tid: tenantId,
  uid: tanaka.userId,
  name: '田中花子',
  roles: 'applicant',
  loginHash: '0'.repeat(64),
  startedAt: new Date(now.getTime() - 3_600_000).toISOString(),
  rightsVersion: 1,
  idleExpiresAt: new Date(now.getTime() + 29 * 60_000).toISOString(),
  expiresAt: new Date(now.getTime() + 11 * 3_600_000).toISOString(),
});

/** Of a person whose rights were changed once. */
export const standingItem = (now: Date): Item => ({
  ...standing.primaryKey({ tenantId, userId: tanaka.userId }),
  validFrom: new Date(now.getTime() - 7_200_000).toISOString(),
  rightsVersion: 1,
});

export const tenantItem = (): Item => ({
  ...companyRow.primaryKey({ tenantId }),
  name: minato.masters.company.name,
  state: 'active',
  cell: 'tokyo-1',
  ipCidrs: [],
  passwordPolicy: { minimumLength: 12 },
});

export const wrappedKeyItem = (): Item => ({
  PK: `T#${tenantId}`,
  SK: 'DEK#v1',
  wrapped: new Uint8Array(184),
});

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
