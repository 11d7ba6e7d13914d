import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mostFileLength, mostPieceLength, namedSentFile } from '#contract/masters/sent-file.ts';
import type { TenantId } from '#domain/kernel/ids.ts';
import { tenantTableOf, type TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { region } from '#local/aws/start-services.ts';
import { seedCompanies } from '#local/seed-companies.ts';
import type { Cloud } from '#local/running-cloud.ts';
import { demoPasswordOf } from '#local/seed/demo-passwords.ts';
import { minato } from '#local/seed/minato.ts';
import { fileOfPeople, largeCompany, type Sizes } from '#test/builders/large-company.ts';
import { callsNow } from './walk-readings.ts';
import { newUlid, signIn, type Answer, type Person } from './person.ts';

/** A request that takes too long goes on when it is sent again, as the browser does. */
const mostSent = 20;

/** The answer of what is sent until it is done. */
export const accepted = async (send: () => Promise<Answer>): Promise<Answer> => {
  let answer = await send();
  for (let sent = 1; [503, 504].includes(answer.status) && sent < mostSent; sent += 1)
    // oxlint-disable-next-line no-await-in-loop -- each goes on where the one before ended
    answer = await send();
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};

/** The file as the request names it: itself, or sent before in pieces where it is longer than a request. */
const sentFile = async (admin: Person, text: string): Promise<string> => {
  const packed = gzipSync(text).toString('base64');
  if (packed.length <= mostFileLength) return packed;
  const pieces = Math.ceil(packed.length / mostPieceLength);
  const sha256 = createHash('sha256').update(text).digest('hex');
  for (let at = 0; at < pieces; at += 1) {
    const piece = packed.slice(at * mostPieceLength, (at + 1) * mostPieceLength);
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as the browser sends them
    const { status } = await admin.put('/api/master-files/users/checks', { at, sha256, text: piece });
    if (status !== 204) throw new Error(`a piece was answered by ${status}`);
  }
  return namedSentFile({ pieces, sha256 });
};

/** Takes a file of people in as the screen does: tried as a whole, then taken until nothing is left. */
export const takePeople = async (admin: Person, text: string): Promise<void> => {
  const file = await sentFile(admin, text);
  const { body: checked } = await accepted(() => admin.post('/api/master-files/users/checks', { file }));
  if (checked.faultCount > 0) throw new Error(JSON.stringify(checked.faults[0]));
  const wanted = { id: newUlid(), file, expectedVersion: checked.version };
  let left: number | undefined;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each goes on where the one before ended
    const { body } = await accepted(() => admin.post('/api/master-files/users/imports', wanted));
    left = body.left;
  } while (left !== undefined);
};

/** The rows of the company, past its functions. */
const tableOf = (cloud: Cloud, tenantId: TenantId): TenantTable => {
  const place = { region, endpoint: cloud.services.dynamodb, credentials: cloud.operator };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(place));
  const names = { tenantDataTable: cloud.nameOf('TenantData'), auditTable: cloud.nameOf('Audit') };
  return tenantTableOf(tenantId, client, names);
};

/** Makes a company of these sizes beside those that are there; its people come in one file, as a company brings them. */
export const seedLargeCompany = async (cloud: Cloud, sizes: Sizes) => {
  const company = largeCompany(sizes);
  await seedCompanies(cloud, { companies: [company] });
  const { companyCode, tenantId } = company;
  const person = (loginId: string): Promise<Person> =>
    signIn(cloud, { companyCode, loginId, password: demoPasswordOf(company) });
  const admin = await person('watanabe');
  const numbered = sizes.departments - minato.masters.departments.length;
  cloud.calls.clear();
  const began = performance.now();
  await takePeople(admin, fileOfPeople(0, sizes.people, numbered));
  const millis = performance.now() - began;
  return { person, calls: callsNow(cloud), millis, table: tableOf(cloud, tenantId) };
};
