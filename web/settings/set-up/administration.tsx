import { CompanyTasks } from '#web/settings/set-up/company-tasks.tsx';
import { UsageCard } from '#web/settings/set-up/usage-card.tsx';
import { SetUpCard } from '#web/settings/set-up/set-up-card.tsx';

/** What the home says to whoever administers a company: what leads him, what is to be mended, and what it uses. */
export const Administration = () => (
  <>
    <SetUpCard />
    <CompanyTasks />
    <UsageCard />
  </>
);
