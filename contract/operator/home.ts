import * as v from 'valibot';
import { everyHomeTask, type HomeTaskKind } from '#domain/operators/home-tasks.ts';
import { get } from '../endpoint.ts';

const [firstKind = 'request-to-decide', ...otherKinds] = everyHomeTask;

/** What is due and what burns, of each kind the first ones with the number of all. */
export const showOperatorHome = get('/operator/home', {
  function: 'operator',
  may: 'everybody',
  summary: '期限のあるものと、急ぐものを見る',
  answer: v.object({
    groups: v.array(
      v.object({
        kind: v.picklist<[HomeTaskKind, ...HomeTaskKind[]]>([firstKind, ...otherKinds]),
        items: v.array(v.object({ says: v.string(), at: v.exactOptional(v.string()) })),
        /** There are more than are listed. */
        hasMore: v.boolean(),
      }),
    ),
  }),
});
