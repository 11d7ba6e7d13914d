import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import { namedSentFile } from '#contract/masters/sent-file.ts';
import { askAdmin, type AdminAsked } from '#test/builders/asked-admin.ts';
import { openFrontDoor } from '#test/builders/front-door.ts';
import { newUlid } from '#test/journeys/person.ts';
import { gzipped } from '#test/masters/master-company.ts';

export const header = 'サインインID,氏名,メールアドレス,等級,部門コード';
export const fileOf = (rows: readonly string[], head = header) => [head, ...rows].join('\r\n');
export const rowOf = (id: string) => `${id},社員${id},${id}@minato.example.jp,一般,sales-1`;
/** So many new people: `p1-001`… */
export const manyPeople = (count: number, stem: string) =>
  Array.from({ length: count }, (_, at) => rowOf(`${stem}-${String(at + 1).padStart(4, '0')}`));

/** A company, and what its administrators do with files of people. */
export const openPeople = async () => {
  const door = await openFrontDoor();
  const ask = askAdmin(door.tenantId);
  const check = async (file: string | Uint8Array, options: AdminAsked = {}) =>
    ask('POST /api/master-files/users/checks', { ...options, body: { file: gzipped(file) } });
  /** Sends a file in so many pieces, as a browser sends one that is longer than a request; answers how it is named. */
  const sent = async (file: string, pieces: number, options: AdminAsked = {}) => {
    const packed = gzipped(file);
    const sha256 = createHash('sha256').update(file).digest('hex');
    const length = Math.ceil(packed.length / pieces);
    for (let at = 0; at < pieces; at += 1) {
      const text = packed.slice(at * length, (at + 1) * length);
      const body = { at, sha256, text };
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as the browser sends them
      const { status, body: refused } = await ask('PUT /api/master-files/users/checks', { ...options, body });
      if (status !== 204) throw new Error(JSON.stringify(refused));
    }
    return namedSentFile({ pieces, sha256 });
  };
  const wanted = async (file: string, id = newUlid()) => ({
    id,
    file: gzipped(file),
    expectedVersion: (await check(file)).body.version,
  });
  return {
    door,
    ask,
    check,
    sent,
    checkSent: async (file: string, options: AdminAsked = {}) =>
      ask('POST /api/master-files/users/checks', { ...options, body: { file } }),
    wanted,
    take: async (body: unknown, options: AdminAsked = {}) =>
      ask('POST /api/master-files/users/imports', { ...options, body }),
    undo: async (importId: string, id = newUlid(), options: AdminAsked = {}) =>
      ask(`POST /api/master-files/users/imports/${importId}/undo`, { ...options, body: { id } }),
    giveUp: async (importId: string) => ask(`DELETE /api/master-files/users/imports/${importId}`),
    standing: async () => (await ask('GET /api/masters/users')).body,
    file: async () => (await ask('GET /api/master-files/users')).body.text,
    find: async (text: string) => (await ask('GET /api/users', { query: { text, limit: '100' } })).body.items,
    rows: async (TableName: string) => (await door.database.send(new ScanCommand({ TableName }))).Items ?? [],
    audited: async (action: string) => {
      const { Items = [] } = await door.database.send(new ScanCommand({ TableName: 'Audit' }));
      return Items.filter((item) => item['action']?.S === action).map((item) => String(item['target']?.S));
    },
  };
};
