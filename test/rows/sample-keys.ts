import type { PartName } from '#rows/key-parts.ts';
import type { KindFacts } from '#rows/row-kind.ts';

const ulid = '01KAT5R8Z0Q2M3N4P5R6S7T8V9';

/** One value for each part of a key: a part that is missing here does not compile. */
const sampleParts: Readonly<Record<PartName, string | number>> = {
  tenantId: 't01kat5r8z0q2m3n4p5r6s7t8v9',
  userId: ulid,
  applicantId: ulid,
  claimId: ulid,
  evidenceId: ulid,
  grantId: `01J${'G'.repeat(23)}`,
  passId: '01JPASS0000000000000000000',
  secondRequestId: '01JSECND000000000000000000',
  importId: '01KAT5R8Z0Q2M3N4P5R6S7T001',
  personVersion: 2,
  announcementId: `01J${'N'.repeat(23)}`,
  exportId: ulid,
  eventId: ulid,
  draftOrder: ulid,
  claimStatus: 'submitted',
  edition: 3,
  posting: 2,
  step: 1,
  shard: 2,
  piece: 1,
  at: '2026-05-01T03:00:00.000Z',
  on: '2026-05-01',
  month: '2026-05',
  loginHash: 'a'.repeat(64),
  addressHash: 'c'.repeat(64),
  mailHash: 'b'.repeat(64),
  printKind: 'allowance-day',
  printHash: `${'c_-'.repeat(14)}c`,
  copy: 'Z',
  departmentId: 'sales-1',
  position: 'head',
  role: 'tenant-admin',
  noun: 'departments',
  entryId: 'sales-1',
  settingsVersion: 4,
  closingVersion: 3,
  masterVersion: 7,
  product: 'desktop',
  operatorId: 'op-kato',
  bookId: 'policy-review',
  dutyId: `01J${'D'.repeat(23)}`,
  incidentId: `01J${'E'.repeat(23)}`,
  extractionId: `01J${'A'.repeat(23)}`,
  requestId: ulid,
  companyCode: 'minato',
  tokenHash: 'd'.repeat(64),
  nameHash: 'e'.repeat(64),
  day: '20260501',
  handId: 'F'.repeat(23),
  keyName: 'DEK',
  keyVersion: 1,
  welcomeMail: 'guide',
  jobId: 'ops-2026-05-01',
  registrationNumber: 'T8040001079502',
};

const isPart = (name: string): name is PartName => name in sampleParts;
const filled = (pattern: string): string =>
  pattern.replaceAll(/\{(\w+):?(\d*)\}/g, (_part, name: string, digits: string) =>
    isPart(name) ? String(sampleParts[name]).padStart(Number(digits), '0') : '',
  );

const values = {
  text: 'text',
  number: 1,
  flag: true,
  bytes: new Uint8Array([1]),
  texts: new Set(['text']),
  list: [],
  map: {},
} as const;

/** An item of the kind as its table has it, with all that the kind may hold. */
export const sampleItem = (kind: KindFacts): Record<string, unknown> => ({
  PK: filled(kind.pk),
  SK: filled(kind.sk),
  ...Object.fromEntries(
    Object.entries({ ...kind.mayHold, ...kind.holds }).map(([name, type]) => [
      name,
      kind.sealed?.includes(name) === true
        ? 'v1.1.iv.tag.sealed'
        : isPart(name)
          ? sampleParts[name]
          : values[typeof type === 'string' ? type : type.lies],
    ]),
  ),
});
