import * as v from 'valibot';
import { userId } from '../shapes/ids.ts';
import { get, put } from '../endpoint.ts';
import { replacing, showing } from '../shapes/setting.ts';

/** 承認: who stands in where a step of a route has nobody. Left empty, such a claim is not submitted (P-07). */
const approval = v.strictObject({
  fallbackApproverId: v.exactOptional(userId),
});

export const showApproval = get('/api/settings/approval', showing('承認', approval));
export const replaceApproval = put('/api/settings/approval', replacing('承認', approval));
