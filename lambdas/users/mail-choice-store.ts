import type { UserId } from '#domain/kernel/ids.ts';
import { usualChoice, type MailChoice } from '#domain/notices/mail-choice.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { mailChoice } from '#rows/notices.ts';

/** Version 0: nothing was chosen yet. */
export type StoredMailChoice = { readonly doc: MailChoice; readonly version: number };

export const storedMailChoice = async (table: TenantTable, userId: UserId): Promise<StoredMailChoice> => {
  const item = await table.get(mailChoice.key({ userId }), { consistent: true });
  return item === undefined ? { doc: usualChoice, version: 0 } : mailChoice.read(item);
};

/** Over the version before this one. */
export const mailChoiceWrite = (userId: UserId, { doc, version }: StoredMailChoice): Write => ({
  kind: 'put',
  ...mailChoice.row({ userId }, { doc, version }),
  condition:
    version === 1
      ? { expression: 'attribute_not_exists(PK)' }
      : { expression: 'version = :seen', values: { ':seen': version - 1 } },
});
