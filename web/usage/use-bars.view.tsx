import { Stack } from '@mantine/core';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { showUsage } from '#contract/usage.ts';
import { bytesOfGb, contractLimits } from '#domain/tenants/contract-terms.ts';
import { formatMonth } from '#web/ui/format-date.ts';
import { UseBar } from '#web/ui/use-bar.view.tsx';

/** What a company uses, each beside its limit. */
export const UseBars = ({ usage }: { readonly usage: AnswerOf<typeof showUsage> }) => {
  const { limits, people, claims, storageBytes, month } = usage;
  const { users, storageGb, claimsAMonth } = contractLimits;
  return (
    <Stack gap="md">
      <UseBar
        label={users.words}
        unit={users.unit}
        used={people.count}
        isMore={people.isMore}
        most={limits.users}
      />
      <UseBar
        label={`${formatMonth(month)}の申請`}
        unit={claimsAMonth.unit}
        used={claims.count}
        isMore={claims.isMore}
        most={limits.claimsAMonth}
      />
      <UseBar
        label={storageGb.words}
        unit={storageGb.unit}
        used={storageBytes / bytesOfGb}
        most={limits.storageGb}
      />
    </Stack>
  );
};
