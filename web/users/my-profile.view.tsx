import { myFacts } from '#web/users/my-facts.ts';
import type { Me } from '#web/api/page-session.ts';
import { Card } from '#web/ui/card.tsx';
import { Facts } from '#web/ui/facts.tsx';

export const MyProfile = ({ me }: { readonly me: Me }) => (
  <Card title="プロフィール">
    <Facts facts={myFacts(me)} columns={3} />
  </Card>
);
