import { Tabs } from '@mantine/core';
import { Navigate, useNavigate, useParams } from 'react-router';
import { opens } from '#domain/rights/reach.ts';
import { useMe } from '#web/api/session.tsx';
import { MasterEntries } from '#web/masters/master-entries.tsx';
import { shownMasters } from '#web/masters/masters-api.ts';
import { Empty } from '#web/ui/empty.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

/** マスタ: one tab for each that the person may look at. */
export const MastersPage = () => {
  const { rights } = useMe();
  const { noun } = useParams();
  const navigate = useNavigate();
  const readable = shownMasters.filter(({ contracts: { list } }) => opens(rights, list));
  const [first] = readable;
  const shown = readable.find(({ master }) => master.noun === noun);
  if (first === undefined)
    return (
      <Empty
        icon="alert"
        level={1}
        title="表示できるマスタがありません"
        hint="権限はテナント管理者に確認してください。"
      />
    );
  if (shown === undefined) return <Navigate to={`/masters/${first.master.noun}`} replace />;
  return (
    <>
      <PageHead
        title="マスタ"
        lead="会社で使う一覧です。使わなくなったものも消えず、過去の申請や履歴に残ります。"
      />
      <Tabs
        value={shown.master.noun}
        onChange={(to) => to !== null && void navigate(`/masters/${to}`)}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {readable.map(({ master }) => (
            <Tabs.Tab key={master.noun} value={master.noun}>
              {master.word}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={shown.master.noun}>
          <MasterEntries key={shown.master.noun} shown={shown} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
};
