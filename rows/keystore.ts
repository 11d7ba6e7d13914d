import { rowKind } from './row-kind.ts';

/** A company's own key, wrapped by KMS. The wrapping names the company and what the key is for. */
export const companyKey = rowKind('company-key', {
  table: 'Keystore',
  keeps: 'contract',
  returned: 'secret',
  erased: 'with-tenant',
  pk: 'T#{tenantId}',
  sk: '{keyName}#v{keyVersion}',
  holds: { wrapped: 'bytes', kekArn: 'text', createdAt: 'text' },
});
