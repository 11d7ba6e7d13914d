import { CompanyTasks } from '#web/settings/set-up/company-tasks.tsx';
import { SetUpCard } from '#web/settings/set-up/set-up-card.tsx';

/** What the home says to whoever administers a company: what leads him, and what is to be mended. */
export const Administration = () => (
  <>
    <SetUpCard />
    <CompanyTasks />
  </>
);
