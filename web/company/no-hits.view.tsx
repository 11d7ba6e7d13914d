import { Button, Group } from '@mantine/core';
import { yearBefore } from '#web/ui/period.ts';
import { isNarrowed, widened, type CompanySearch } from '#web/company/company-search.ts';
import { Empty } from '#web/ui/empty.tsx';

/** None in this period, with these conditions; the way to other periods is one click. */
export const NoHits = ({ search }: { readonly search: CompanySearch }) => {
  const before = yearBefore(search.period, search.periods);
  const narrowed = isNarrowed(search);
  return (
    <Empty
      icon="document"
      title={`${narrowed ? '条件に合う申請' : '申請'}は、${search.period.name}にはありません`}
      hint="期間は最初の申請日です。ほかの期間・状態にあるかもしれません。"
    >
      <Group justify="center" gap="sm" mt="xs">
        {before === undefined ? null : (
          <Button variant="default" onClick={() => search.change({ period: before.value })}>
            {`${before.value}年度で探す`}
          </Button>
        )}
        {search.status === undefined ? null : (
          <Button variant="default" onClick={() => search.change({ status: 'all' })}>
            すべての状態で探す
          </Button>
        )}
        {narrowed ? (
          <Button variant="default" onClick={() => search.change(widened)}>
            条件を外す
          </Button>
        ) : null}
      </Group>
    </Empty>
  );
};
