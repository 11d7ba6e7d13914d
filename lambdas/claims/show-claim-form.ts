import { createHash } from 'node:crypto';
import * as claims from '#contract/claims.ts';
import type { Account } from '#domain/accounts/account.ts';
import { isWithin } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { departmentOn } from '#domain/departments/department-on.ts';
import { namedGrades } from '#domain/grades/named-grade.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { accept } from '#domain/kernel/result.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { accountsOfItem } from '#domain/tenants/accounts-of-item.ts';
import type { Company, ExpenseItem } from '#domain/tenants/masters.ts';
import type { StageLaw } from '#lambdas/adapters/tenant/law-rows.ts';
import { labelsByOffice } from '#lambdas/approvals/office-sight.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { unchanged } from '#lambdas/http/unchanged.ts';
import { storedSettingsVersion } from '#lambdas/settings/settings-version.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';

type Told = {
  readonly settingsVersion: number | undefined;
  readonly userId: UserId;
  readonly today: CalendarDate;
  readonly law: Pick<StageLaw, 'switchedOn'>;
};

/** Changes whenever anything of the form does: masters and people raise the settings' version. */
const versionOf = ({ settingsVersion, userId, today, law }: Told): string =>
  createHash('sha256')
    .update(JSON.stringify([settingsVersion, userId, today, law.switchedOn]))
    .digest('hex');

/** Those to which an item may lead: the books of a company have thousands more. */
const accountsOf = (
  items: readonly ExpenseItem[],
  accounts: readonly Account[],
): readonly Omit<Account, 'category'>[] => {
  const named = new Set(items.flatMap(accountsOfItem));
  return accounts.filter(({ code }) => named.has(code)).map(({ category: _category, ...told }) => told);
};

/** What lines are judged by in the browser: nothing of mails, and of 締め the months alone. */
const toldCompany = ({ closing, mailName: _mailName, replyTo: _replyTo, ...company }: Company) => {
  if (closing === undefined) return company;
  const { filingSince: _apart, ...told } = closing;
  return { ...company, closing: told };
};

/** The masters with which the browser judges lines while they are typed, by the same domain functions. */
export const showClaimFormEndpoint = endpoint(
  claims.showClaimForm,
  async ({ actor: { userId }, at, query: { version: known } }, { table, law }) => {
    const today = jstDateOf(at);
    const told = { userId, today, law };
    // One small read: whoever has the newest form is told so without its masters.
    if (
      known !== undefined &&
      known === versionOf({ ...told, settingsVersion: await storedSettingsVersion(table) })
    )
      return accept(unchanged);
    const masters = await freshMastersOf(table, userId);
    const me = await masters.people.withId(userId);
    assert(me !== undefined, 'whoever is signed in is a user of the tenant');
    const departments = me.posts
      .filter((post) => isWithin(post, today))
      .flatMap(({ departmentId, isPrimary }) => {
        const department = departmentOn(masters.departments, departmentId, today);
        return department === undefined ? [] : [{ id: department.id, name: department.name, isPrimary }];
      });
    const { settingsVersion, company, accounts, items, regulation } = masters;
    const { watchedAmounts, assetRules, exporting } = masters;
    const { product, encoding } = exporting.profile;
    const offered = (await labelsByOffice(masters)).filter(({ unseenBy }) => unseenBy.length === 0);
    return accept({
      version: versionOf({ ...told, settingsVersion }),
      today,
      grade: namedGrades(masters.grades).called(me.grade),
      company: toldCompany(company),
      accounts: accountsOf(items, accounts),
      items,
      departments,
      labels: offered.map(({ label: { id: code, name, explanation } }) => ({
        code,
        name,
        ...(explanation === undefined ? {} : { explanation }),
      })),
      regulation,
      watchedAmounts,
      assetRules,
      exportFormat: { product, encoding },
      switchedOnLaw: law.switchedOn,
    });
  },
);
