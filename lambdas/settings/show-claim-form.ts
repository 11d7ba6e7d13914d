import * as v from 'valibot';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { departmentOn } from '#domain/departments/department-on.ts';
import { assert } from '#domain/kernel/assert.ts';
import { accept } from '#domain/kernel/result.ts';
import { allItemKinds } from '#domain/rules/item-kinds.ts';
import { itemAsksShape } from './item-asks-shape.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { freshMastersOf } from './tenant-masters.ts';

const period = { validFrom: v.string(), validTo: v.exactOptional(v.string()) };
const rate = v.picklist(['standard', 'reduced', 'old-8', 'exempt', 'out-of-scope']);
const kind = v.picklist(allItemKinds);

const company = v.object({
  name: v.string(),
  taxAccounting: v.picklist(['exclusive', 'inclusive']),
  taxRounding: v.picklist(['floor', 'half-up']),
  transitionalBooking: v.picklist(['share', 'none', 'full']),
  smallAmountPeriods: v.array(v.object(period)),
  fiscalYearStartMonth: v.number(),
  liabilityAccount: v.string(),
  inputTaxAccount: v.string(),
  cardSubAccount: v.string(),
  closing: v.exactOptional(
    v.object({ closedThrough: v.exactOptional(v.string()), filingMonths: v.number() }),
  ),
});

const item = v.object({
  ...period,
  code: v.string(),
  name: v.string(),
  kind,
  accountCode: v.string(),
  defaultRate: rate,
  excludedAccountCode: v.exactOptional(v.string()),
  staffOnlyAccountCode: v.exactOptional(v.string()),
  staffMeetingAccountCode: v.exactOptional(v.string()),
});

const regulation = v.object({
  perDiems: v.array(v.object({ ...period, grade: v.string(), dailyYen: v.number() })),
  lodgingCaps: v.object({
    places: v.array(v.object({ id: v.string(), name: v.string(), spellings: v.array(v.string()) })),
    caps: v.array(
      v.object({
        ...period,
        placeId: v.exactOptional(v.string()),
        grade: v.exactOptional(v.string()),
        nightlyYen: v.number(),
      }),
    ),
  }),
  tripRules: v.object({
    daysBefore: v.number(),
    daysAfter: v.number(),
    paidAheadDays: v.number(),
    usualDaysMax: v.number(),
  }),
});

const answer = v.object({
  today: v.string(),
  grade: v.string(),
  company,
  accounts: v.array(v.object({ code: v.string(), name: v.string() })),
  items: v.array(item),
  departments: v.array(v.object({ id: v.string(), name: v.string(), isPrimary: v.boolean() })),
  regulation,
  itemAsks: itemAsksShape,
  /** Which texts fit into the company's files. */
  exportFormat: v.object({
    product: v.picklist(['desktop', 'next', 'online']),
    encoding: v.picklist(['cp932', 'utf-8']),
  }),
  assetRules: v.object({ smallBusinessPeriods: v.array(v.object(period)) }),
  /** Pending rows of law that are in force on this stage, as `id` of the shipped law. */
  switchedOnLaw: v.array(v.object({ ...period, id: v.string() })),
  watchedAmounts: v.array(v.object({ itemCode: v.string(), warnAboveYen: v.number() })),
});

/** The masters with which the browser judges lines while they are typed, by the same domain functions. */
export const showClaimFormEndpoint = endpoint({
  summary: '申請入力に必要なマスタを取得する',
  may: 'everybody',
  refusals: {},
  answer,
  run: async ({ actor, at }, { table, law }) => {
    const masters = await freshMastersOf(table);
    const me = await masters.people.withId(actor.userId);
    assert(me !== undefined, 'whoever is signed in is a user of the tenant');
    const today = jstDateOf(at);
    const posts = me.posts.filter(
      ({ validFrom, validTo }) => validFrom <= today && (validTo === undefined || today <= validTo),
    );
    const departments = posts.flatMap(({ departmentId, isPrimary }) => {
      const department = departmentOn(masters.departments, departmentId, today);
      return department === undefined ? [] : [{ id: department.id, name: department.name, isPrimary }];
    });
    const { company: ours, accounts, items, regulation: rules } = masters;
    const { watchedAmounts, itemAsks, assetRules, exporting } = masters;
    const { product, encoding } = exporting.profile;
    return accept({
      today,
      grade: me.grade,
      company: ours,
      accounts,
      items,
      departments,
      regulation: rules,
      watchedAmounts,
      assetRules,
      itemAsks,
      exportFormat: { product, encoding },
      switchedOnLaw: law.switchedOn,
    });
  },
});
