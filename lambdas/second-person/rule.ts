import { replaceSecondPerson, showSecondPerson } from '#contract/settings/second-person.ts';
import {
  shippedSecondPersonRule,
  type ApprovalChoice,
  type SecondPersonRule,
} from '#domain/second-person/rule.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { guardedPart } from '#lambdas/settings/setting-part.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { keepersOf } from './keepers.ts';
import { importOfPeople, whileImporting } from '#lambdas/users/who-imports.ts';

const choiceIn = ({ wantsSecondPerson }: Pick<TenantMasters, 'wantsSecondPerson'>): ApprovalChoice =>
  wantsSecondPerson ? 'on' : 'off';

/** It is given up by two, as all that it guards is given. */
const givenUp = '「管理者の承認」をやめること';

const tooFew =
  '「ロールと権限を変更する」の権限を持ち、自分のパスワードを設定した、メールアドレスの異なる人が2人必要です。先に、もう1人を管理者にしてください';

const part = guardedPart(replaceSecondPerson, {
  inForce: (_masters, { stored: { doc } }): SecondPersonRule =>
    doc === undefined ? shippedSecondPersonRule : JSON.parse(doc),
  check: async ({ approval }, masters, _request, table, context) => {
    const path = 'approval';
    if (approval === 'off' || masters.wantsSecondPerson) return [];
    // What a file gives people was judged by the rule of now.
    const importing = await importOfPeople(table);
    if (importing !== undefined) return [{ path, message: whileImporting(importing) }];
    return new Set((await keepersOf(context, masters)).map(({ mailbox }) => mailbox)).size < 2
      ? [{ path, message: tooFew }]
      : [];
  },
  guarded: ({ approval: to }, masters) => ({
    gains: masters.wantsSecondPerson && to === 'off' ? [givenUp] : [],
    change: { kind: 'rule', from: choiceIn(masters), to },
  }),
});
export const showSecondPersonEndpoint = endpoint(showSecondPerson, part.show);

/** @param hand with whom, where it needs a second administrator */
export const replacedSecondPerson = part.replace;
export const replaceSecondPersonEndpoint = endpoint(replaceSecondPerson, async (request, context) =>
  replacedSecondPerson(request, context),
);
