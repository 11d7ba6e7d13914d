import * as v from 'valibot';
import { post } from './endpoint.ts';
import { userId } from './shapes/ids.ts';
import { approvalRoutes } from './shapes/route.ts';
import { filledLine } from './shapes/text.ts';
import { yenOf } from './shapes/values.ts';

/** A claim that somebody might submit. */
const example = v.strictObject({
  applicantId: userId,
  departmentId: filledLine(40),
  total: yenOf(0),
  itemCode: v.exactOptional(filledLine(40)),
});

export const checkRoutes = post('/api/settings/routes/checks', {
  function: 'tenant-admin',
  may: 'settings.read',
  isOpenWhileReadOnly: true,
  status: 200,
  summary: '入力中の承認ルートで、承認者のいないステップと、例の申請が通るステップを調べる',
  body: v.strictObject({ value: approvalRoutes, example: v.exactOptional(example) }),
  answer: v.object({
    holes: v.array(
      v.object({
        /** Of the route and the step; a hole of the company's routes as a whole has neither. */
        route: v.exactOptional(v.string()),
        step: v.exactOptional(v.string()),
        words: v.string(),
      }),
    ),
    /** Of how many routes no step was judged, in words: a look asks for so many posts. @default all were */
    unlooked: v.exactOptional(v.string()),
    /** 代替承認者 takes the steps that nobody else can. */
    isStoodIn: v.boolean(),
    /** The route that the example takes; absent without one, and where no route covers it. */
    taken: v.exactOptional(
      v.object({
        route: v.string(),
        isPassable: v.boolean(),
        steps: v.array(
          v.object({
            name: v.string(),
            approverNames: v.array(v.string()),
            isStandIn: v.exactOptional(v.boolean()),
          }),
        ),
      }),
    ),
  }),
});
