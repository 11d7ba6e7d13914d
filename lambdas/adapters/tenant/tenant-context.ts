import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { auditWrite, type AuditEntry, type AuditRequest } from './audit-trail.ts';
import type { Documents } from './documents.ts';
import type { Environment } from '#lambdas/adapters/machine/environment.ts';
import { stageLawIn, type StageLaw } from './law-rows.ts';
import { keyVersionOf, openText, sealedTables, sealText, type DataKey } from './sealed-text.ts';
import { tenantPrefixOf } from '#rows/tenant-prefix.ts';
import { tenantTableOf, type TenantTable } from './tenant-table.ts';
import type { Write } from './transaction.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';

/** Where a sealed text stands; `pk` without the tenant's prefix. */
export type SealedPlace = {
  readonly table: keyof typeof sealedTables;
  readonly pk: string;
  readonly sk: string;
  readonly attribute: string;
};

export type SealedTexts = {
  readonly seal: (place: SealedPlace, text: string) => Promise<string>;
  /** Throws when the text was changed, moved or sealed for somebody else. */
  readonly open: (place: SealedPlace, envelope: string) => Promise<string>;
};

/** Everything an endpoint may touch, bound to the one tenant that asks. */
export type TenantContext = {
  readonly tenantId: TenantId;
  readonly table: TenantTable;
  /** @param id of the item @default a new one */
  readonly audit: (request: AuditRequest, entry: AuditEntry, id?: string) => Promise<Write>;
  readonly sealed: SealedTexts;
  /** Under which names and addresses are kept that lead to people. */
  readonly loginKey: () => Promise<Uint8Array>;
  readonly documents: Documents;
  readonly newId: (at: Instant) => string;
  readonly environment: Environment;
  readonly law: StageLaw;
};

type Parts = {
  readonly tenantId: TenantId;
  readonly client: DynamoDBDocumentClient;
  readonly environment: Environment;
  readonly documents: Documents;
  /** The tenant's data key of this version, or the current one. */
  readonly dataKey: (version?: number) => Promise<DataKey>;
  readonly loginKey: () => Promise<Uint8Array>;
};

const sealedTextsOf = ({ tenantId, dataKey }: Pick<Parts, 'tenantId' | 'dataKey'>): SealedTexts => {
  const exact = (place: SealedPlace) => ({
    ...place,
    table: sealedTables[place.table],
    pk: tenantPrefixOf(tenantId) + place.pk,
  });
  return {
    seal: async (place, text) => sealText(text, exact(place), await dataKey()),
    open: async (place, envelope) => openText(envelope, exact(place), await dataKey(keyVersionOf(envelope))),
  };
};

export const tenantContextOf = (parts: Parts): TenantContext => {
  const { tenantId, client, environment, documents, loginKey } = parts;
  const sealed = sealedTextsOf(parts);
  return {
    tenantId,
    table: tenantTableOf(tenantId, client, environment),
    sealed,
    loginKey,
    audit: (request, entry, id = ulidAt(request.at)) =>
      auditWrite(request, entry, {
        id,
        seal: (key, text) => sealed.seal({ ...key, table: 'audit', attribute: 'detail' }, text),
      }),
    documents,
    newId: ulidAt,
    environment,
    law: stageLawIn(environment.lawRows),
  };
};
