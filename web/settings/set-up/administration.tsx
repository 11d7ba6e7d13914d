import { CompanyTasks } from '#web/settings/set-up/company-tasks.tsx';
import { SetUpCard } from '#web/settings/set-up/set-up-card.tsx';
import { partOnUse } from '#web/ui/on-use.tsx';

/** The last of the home, and nobody waits for it. */
const UsageCard = partOnUse(async () => (await import('#web/settings/set-up/usage-card.tsx')).UsageCard);

/** What the home says to whoever administers a company: what leads him, what is to be mended, and what it uses. */
export const Administration = () => (
  <>
    <SetUpCard />
    <CompanyTasks />
    <UsageCard />
  </>
);
