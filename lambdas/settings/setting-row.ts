import type { Masters } from '#domain/settings/masters.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Condition } from '#lambdas/adapters/tenant/transaction.ts';
import type { EndpointRequest } from '#lambdas/http/endpoint.ts';
import { settingsVersionWrites } from './settings-version.ts';

type Place = { readonly name: string; readonly row: string };

/** Version 0 and no text: the company has no row. Rows that its onboarding wrote count as version 1. */
export type StoredSetting = {
  readonly version: number;
  readonly doc?: string;
  readonly updatedAt?: string;
  readonly updatedBy?: { readonly id: string; readonly name: string };
};

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const storedSetting = async (table: TenantTable, { row }: Place): Promise<StoredSetting> => {
  const item = await table.get({ pk: 'SET', sk: row }, { consistent: true });
  if (item === undefined) return { version: 0 };
  const { version, doc, updatedAt: at, updatedBy: id, updatedByName: name } = item;
  const [docText, updatedAt] = [text(doc), text(at)];
  return {
    version: typeof version === 'number' ? version : 1,
    ...(docText === undefined ? {} : { doc: docText }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(typeof id === 'string' ? { updatedBy: { id, name: text(name) ?? '' } } : {}),
  };
};

const unchangedSince = (version: number): Condition => {
  if (version === 0) return { expression: 'attribute_not_exists(PK)' };
  const names = { '#version': 'version' };
  const values = { ':version': version };
  // The row of an onboarding carries no version.
  const expression =
    version === 1
      ? 'attribute_exists(PK) AND (attribute_not_exists(#version) OR #version = :version)'
      : '#version = :version';
  return { expression, names, values };
};

type Change = {
  readonly stored: StoredSetting;
  readonly text: string;
  /** Those with which the new value was checked. */
  readonly masters: Masters;
  /** What was in force, for the audit. */
  readonly before: unknown;
};
type Situation = {
  readonly request: EndpointRequest<unknown, unknown, unknown>;
  readonly context: TenantContext;
};

/** The row, the settings' version and the audit item in one transaction; `overtaken` when any of them moved. */
export const storeSetting = async (
  { name, row }: Place,
  { stored, text: doc, masters, before }: Change,
  { request, context }: Situation,
): Promise<'stored' | 'overtaken'> => {
  const { actor, at } = request;
  const version = stored.version + 1;
  const outcome = await context.table.transact({
    setting: {
      kind: 'put',
      key: { pk: 'SET', sk: row },
      item: { doc, version, updatedAt: at, updatedBy: actor.userId, updatedByName: actor.name },
      condition: unchangedSince(stored.version),
    },
    ...settingsVersionWrites(masters.settingsVersion + 1, masters.settingsVersion),
    audit: await context.audit(request, {
      action: 'setting.replace',
      target: `setting ${name}`,
      outcome: 'done',
      detail: { version, from: before, to: JSON.parse(doc) },
    }),
  });
  return outcome.stored ? 'stored' : 'overtaken';
};
