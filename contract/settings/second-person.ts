import { approvalChoices } from '#domain/second-person/rule.ts';
import * as v from 'valibot';
import { get, put } from '../endpoint.ts';
import { secondPersonNeeded } from '../refusals/second-person.ts';
import { replacing, showing } from '../shapes/setting.ts';

/** 管理者の承認: whether what gives 管理者の権限 waits for a second administrator. */
const secondPersonRule = v.strictObject({ approval: v.picklist(approvalChoices) });

export const showSecondPerson = get('/api/settings/second-person', showing('管理者の承認', secondPersonRule));

const said = /* @__PURE__ */ replacing('管理者の承認', secondPersonRule, 'access.keep');
export const replaceSecondPerson = put('/api/settings/second-person', {
  ...said,
  stepUp: true,
  refusals: [...said.refusals, secondPersonNeeded],
});
