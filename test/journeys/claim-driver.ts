import { attach, newUlid, type Answer, type Person } from './person.ts';

type Content = Readonly<Record<string, unknown>> & { readonly lines: readonly unknown[] };

/** A draft as the person sends it; the id is the client's. */
export const draftOf = (content: Content) => ({
  id: newUlid(),
  title: '5月の経費',
  departmentId: 'sales-1',
  ...content,
});

export const create = async (person: Person, content: Content): Promise<any> => {
  const answer = await person.post('/api/claims', draftOf(content));
  if (answer.status !== 201) throw new Error(`not created: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

export const submit = (person: Person, claim: any, key = newUlid()): Promise<Answer> =>
  person.post(`/api/claims/${claim.id}/submission`, { expectedVersion: claim.version }, { key });

const accepted = ({ status, body }: Answer): any => {
  if (status !== 200) throw new Error(`refused: ${JSON.stringify(body)}`);
  return body;
};

/** A claim with one receipt that no line names, submitted; gives the receipt's id. */
export const submitWith = async (
  person: Person,
  content: Content,
  file: Parameters<typeof attach>[2],
): Promise<string> => {
  const claim = await create(person, content);
  const id = await attach(person, claim.id, file);
  accepted(await submit(person, claim));
  return id;
};

export const vote = (
  person: Person,
  claim: any,
  difference: Readonly<Record<string, unknown>> = {},
): Promise<Answer> =>
  person.post(
    `/api/claims/${claim.id}/votes`,
    {
      ...('kind' in difference ? {} : { kind: 'approve', from: 'opened' }),
      step: claim.route.step,
      expectedVersion: claim.version,
      ...difference,
    },
    { key: newUlid() },
  );

export const confirm = (person: Person, claim: any): Promise<Answer> =>
  person.post(`/api/claims/${claim.id}/confirmation`, { expectedVersion: claim.version }, { key: newUlid() });

/** Through every step of its route, each voted by the person of that step, to the confirmation. */
export const bringToConfirmation = async (
  applicant: Person,
  claim: any,
  { approvers, accountant }: { readonly approvers: readonly Person[]; readonly accountant: Person },
): Promise<any> => {
  let current = accepted(await submit(applicant, claim));
  for (const approver of approvers) current = accepted(await vote(approver, current));
  return accepted(await confirm(accountant, current));
};

/** In ascending order, for requests that raced. */
export const statusesOf = (answers: readonly Pick<Answer, 'status'>[]): readonly number[] =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b);

type Side = 'debit' | 'credit';

/** `{ '旅費交通費': 26764, … }` of one side, summed over the entries of a claim. */
export const sumsOf = (entries: readonly any[], side: Side): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const { account, subAccount, amount } of entries
    .flatMap(({ lines }) => lines)
    .filter((line) => line.side === side)) {
    const name = subAccount === undefined ? account.name : `${account.name}(${subAccount})`;
    sums[name] = (sums[name] ?? 0) + amount;
  }
  return sums;
};
