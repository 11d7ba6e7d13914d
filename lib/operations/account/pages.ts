import type { AccountCall, AskAccount } from '#lib/operations/account/account-call.ts';
import { listIn, partOf } from '#lib/operations/step.ts';

/** How an answer names the next page, and how it is asked for; each list ends, and nothing of ours has more pages. */
const mostPages = 1000;

/** All entries of a list, page by page. Throws when the list does not end. */
export const everyEntry = async (
  ask: AskAccount,
  call: AccountCall,
  {
    list,
    token = 'NextToken',
    asks = token,
  }: { readonly list: string; readonly token?: string; readonly asks?: string },
): Promise<readonly unknown[]> => {
  const found: unknown[] = [];
  let next: unknown;
  for (let page = 0; page < mostPages; page += 1) {
    const input = next === undefined ? call.input : { ...call.input, [asks]: next };
    // oxlint-disable-next-line no-await-in-loop -- a page names the next one
    const answer = await ask({ ...call, input });
    found.push(...listIn(answer, list));
    next = partOf(answer, token) ?? undefined;
    if (next === undefined || next === '') return found;
  }
  throw new Error(`${call.service} ${call.operation}: more than ${mostPages} pages`);
};
