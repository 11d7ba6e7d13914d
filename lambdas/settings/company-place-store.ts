import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { CompanyAddresses } from '#domain/tenants/company-addresses.ts';
import type { SignInRules } from '#domain/tenants/sign-in-rules.ts';
import { company, type OwnDecision } from '#rows/control.ts';
import type { SettingPlace, StoredSetting } from './setting-row.ts';

/** What a company decides about its own door. */
type Decided = 'addresses' | 'signInRules';

/** What operators set, and what the company decided itself, of its record in the control plane. */
const ownParts = company.only('ipCidrs', 'addresses', 'passwordPolicy', 'signInRules');

export const companyRecord = async ({ table, tenantId }: Pick<TenantContext, 'table' | 'tenantId'>) => {
  const { attributes } = ownParts;
  const item = await table.get(company.key({ tenantId }), { consistent: true, attributes });
  if (item === undefined) throw new Error('the control plane has no record of the company');
  return ownParts.read(item);
};

const storedOf = (decision: OwnDecision | undefined): StoredSetting => {
  if (decision === undefined) return { version: 0 };
  const { doc, version, updatedAt, updatedBy: id, updatedByName: name } = decision;
  return { version, doc: JSON.stringify(doc), updatedAt, updatedBy: { id, name } };
};

/**
 * A part that the control plane keeps: whoever lets people in reads that row, and no other of the company's settings
 * (docs/decisions/0162).
 */
export const inCompany = (name: Decided): SettingPlace => ({
  stored: async (context) => storedOf((await companyRecord(context))[name]),
  write: ({ doc, ...hand }, { version }, { tenantId }) => ({
    kind: 'update',
    key: company.key({ tenantId }),
    // The part's own shape has read it.
    change: company.change({
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      set: { [name]: { doc: doc as CompanyAddresses & SignInRules, ...hand } },
    }),
    condition:
      version === 0
        ? { expression: 'attribute_not_exists(#part)', names: { '#part': name } }
        : {
            expression: '#part.#version = :seen',
            names: { '#part': name, '#version': 'version' },
            values: { ':seen': version },
          },
  }),
});
