import { MyPassesCard } from '#web/commuting/my-passes.tsx';
import { MyProfileCards } from '#web/profile/my-profile.tsx';

/** What the company knows of its reader: facts, and 通勤定期. */
export const OwnCards = () => (
  <>
    <MyProfileCards />
    <MyPassesCard />
  </>
);
