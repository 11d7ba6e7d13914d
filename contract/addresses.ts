import * as v from 'valibot';
import { mostRanges } from '#domain/tenants/company-addresses.ts';
import { get, post, put } from './endpoint.ts';
import { addressesNotOnTrial, addressNotAmongThem } from './refusals/addresses.ts';
import { settingChangedMeanwhile } from './refusals/settings.ts';
import { companyAddresses, ipRange } from './shapes/addresses.ts';
import { expectedVersion } from './shapes/values.ts';
import { apartFromSettings } from './shapes/setting.ts';

const said = /* @__PURE__ */ apartFromSettings('接続元IP制限', companyAddresses, {
  read: 'security.read',
  keep: 'security.keep',
});
export const showAddresses = get('/api/settings/addresses', said.show);
export const replaceAddresses = put('/api/settings/addresses', { ...said.replace, stepUp: true });
export const listAddressesChanges = get('/api/settings/addresses/changes', said.changes);

const ranges = v.array(v.object({ range: v.string(), name: v.string() }));
/** A list that shuts somebody out, until when it waits to be confirmed, and what it took the place of. */
const trial = v.object({ until: v.string(), ranges, former: ranges });

export const showAddressTrial = get('/api/settings/addresses/trial', {
  function: 'tenant-admin',
  may: 'security.read',
  summary: '接続元IP制限の確認待ちと、いまの接続元を表示する',
  answer: v.object({
    /** Where this request comes from. */
    yours: v.string(),
    /** In force, and the former one again unless somebody confirms it. */
    running: v.exactOptional(trial),
    /** Nobody confirmed it: the former one is in force again. */
    lapsed: v.exactOptional(trial),
  }),
});

export const confirmAddresses = post('/api/settings/addresses/trial', {
  function: 'tenant-admin',
  may: 'security.keep',
  summary: '新しい接続元IP制限を、その一覧に含まれる接続元から確認する',
  body: v.strictObject({ expectedVersion }),
  refusals: [settingChangedMeanwhile, addressesNotOnTrial, addressNotAmongThem],
});

export const previewAddresses = post('/api/settings/addresses/preview', {
  function: 'tenant-admin',
  may: 'security.keep',
  summary: '新しい接続元IP制限で入れなくなる利用者を、最近のサインインから表示する',
  body: v.strictObject({ ranges: v.pipe(v.array(ipRange), v.maxLength(mostRanges)) }),
  answer: v.object({
    /** Since when sign-ins are known of. @default of none */
    since: v.exactOptional(v.string()),
    /** Of people who signed in from somewhere outside of the list. */
    count: v.number(),
    /** False where there are more sign-ins than were looked at. */
    isAll: v.boolean(),
    /** The newest of them. */
    items: v.array(
      v.object({
        userId: v.string(),
        name: v.string(),
        address: v.string(),
        at: v.string(),
        /** He also signed in from within the list. */
        isAlsoWithin: v.boolean(),
      }),
    ),
  }),
  isOpenWhileReadOnly: true,
});
