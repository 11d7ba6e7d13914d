import * as v from 'valibot';
import { isTenantId, isUserId } from '#domain/kernel/ids.ts';
import { departmentMaster } from '#domain/departments/department.ts';
import { mayName } from '#domain/masters/read-values.ts';
import { isIpRange } from '#domain/tenants/ip-range.ts';
import type { MastersWithPeople } from '#domain/settings/masters.ts';
import { floorPolicy } from '#domain/tenants/password-policy.ts';
import type { KeptTerms } from '#rows/control.ts';
import { plans } from '#domain/tenants/plans.ts';
import { companyCodeOf, loginIdOf } from '#domain/tenants/sign-in-name.ts';

const rows = v.array(v.looseObject({}));
const mastersOutline = v.looseObject({
  settingsVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
  company: v.looseObject({ name: v.pipe(v.string(), v.nonEmpty()) }),
  accounts: rows,
  items: rows,
  departments: v.array(
    v.looseObject({
      id: v.pipe(
        v.string(),
        v.check((id) => mayName(departmentMaster.id, id), 'no code of a department'),
      ),
    }),
  ),
  users: v.array(v.looseObject({ id: v.pipe(v.string(), v.guard(isUserId)), name: v.string() })),
  routes: rows,
  regulation: v.looseObject({}),
});

/** The operator's tool writes masters from the same types, so only their outline is looked at. */
const masters = v.custom<MastersWithPeople>((input) => v.is(mastersOutline, input));

/** A longer list is a mistake: each request reads it whole. */
const ipRangesMax = 200;

const areDistinct = (values: readonly string[]): boolean => new Set(values).size === values.length;

const people = v.pipe(
  v.array(
    v.strictObject({
      userId: v.pipe(v.string(), v.guard(isUserId)),
      loginId: v.pipe(v.string(), v.transform(loginIdOf), v.nonEmpty(), v.maxLength(128)),
      email: v.pipe(v.string(), v.email()),
    }),
  ),
  v.check((all) => areDistinct(all.map(({ loginId }) => loginId)), 'two people share a login ID'),
  v.check((all) => areDistinct(all.map(({ userId }) => userId)), 'a person is listed twice'),
);

/** What the operator hands over to make a tenant. */
export const onboardingOrder = v.pipe(
  v.strictObject({
    /** @default a new one */
    tenantId: v.exactOptional(v.pipe(v.string(), v.guard(isTenantId))),
    companyCode: v.pipe(v.string(), v.transform(companyCodeOf), v.regex(/^[a-z0-9][a-z0-9-]{2,31}$/)),
    masters,
    people,
    plan: v.optional(v.picklist(plans), 'standard'),
    /** 契約の内容 beside the plan. @default none is recorded */
    contract: v.exactOptional(v.custom<KeptTerms>((input) => typeof input === 'object')),
    /** @default no restriction */
    ipCidrs: v.optional(
      v.pipe(v.array(v.pipe(v.string(), v.check(isIpRange, 'not an IP range'))), v.maxLength(ipRangesMax)),
      [],
    ),
    passwordPolicy: v.optional(
      v.strictObject({
        minimumLength: v.pipe(v.number(), v.integer(), v.minValue(floorPolicy.minimumLength)),
      }),
      floorPolicy,
    ),
  }),
  v.check(
    (order) => order.people.every(({ userId }) => order.masters.users.some(({ id }) => id === userId)),
    'a person is not among the users',
  ),
);
export type OnboardingOrder = v.InferOutput<typeof onboardingOrder>;
