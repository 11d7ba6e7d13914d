import { expect } from 'vitest';
import { create, submit } from '../claim-driver.ts';
import { attach, type Person } from '../person.ts';
import { receiptPng } from './receipt.ts';

export const title = '11月の訪問';
let shades = 10;
/** Another picture each time: the same one twice would be told as a double. */
const shadeOf = () => (shades += 1);
export const taxiReceipt = () => ({ name: 'taxi.png', buffer: receiptPng(shadeOf()) });

/** What was stored, without what differs from claim to claim. */
export const storedOf = async (person: Person, id: string): Promise<unknown> => {
  const { body } = await person.get(`/api/claims/${id}`);
  const files = new Map(body.evidence.map((file: any) => [file.id, `${file.fileName} ${file.size}`]));
  return {
    title: body.title,
    department: body.department.id,
    trip: body.trip,
    status: body.status,
    lines: body.lines.map((line: any) => ({
      ...line,
      id: '',
      evidenceIds: line.evidenceIds.map((each: string) => files.get(each)),
    })),
    total: body.verdict.total,
    tax: body.verdict.tax,
  };
};

const train = {
  id: '1',
  itemCode: 'train',
  spentOn: '2026-11-20',
  amount: 590,
  parts: [{ rate: 'standard', amount: 590 }],
  paidBy: 'employee',
  purpose: 'ordinary',
  supplier: { name: '' },
  memo: '',
  journey: { from: '新橋', to: '大宮', isRoundTrip: false },
  evidenceIds: [],
};
const taxi = {
  ...train,
  id: '2',
  itemCode: 'taxi',
  amount: 2_340,
  parts: [{ rate: 'standard', amount: 2_340 }],
  supplier: { name: '港タクシー' },
  journey: undefined,
};

/** The same claim, field by field through the API; the answer is its id. */
export const enterSlowly = async (
  person: Person,
  departmentId: string,
  supplier: Readonly<Record<string, string>> = taxi.supplier,
): Promise<string> => {
  const empty = await create(person, { title, departmentId, lines: [] });
  const receipt = await attach(person, empty.id, {
    name: 'taxi.png',
    type: 'image/png',
    bytes: receiptPng(shadeOf()),
  });
  const saved = await person.put(`/api/claims/${empty.id}`, {
    title,
    departmentId,
    lines: [train, { ...taxi, supplier, evidenceIds: [receipt] }],
    expectedVersion: empty.version,
  });
  const { status } = await submit(person, saved.body);
  expect(status).toBe(200);
  return empty.id;
};

export const enteredSlowly = async (person: Person, departmentId: string): Promise<unknown> =>
  storedOf(person, await enterSlowly(person, departmentId));
