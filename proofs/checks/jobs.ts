/** What a job that runs by the clock has to keep to, whatever the code that deploys it says. */
type Promised = {
  /** In the clock of Japan; rarer would keep a promise late (white paper 8.1.1, 12.3.1, 12.4.4). */
  readonly rhythm: RegExp;
  /** What it may take at most. */
  readonly seconds: number;
  /** It must never run twice at once: it reads, decides and writes. */
  readonly isAlone: boolean;
};

type ScheduledJob = Promised & {
  readonly name: string;
  /** Construct paths within the stage: what starts it by the clock, and its function. */
  readonly schedule: string;
  readonly runs: string;
};

const daily = /^cron\(\d{1,2} \d{1,2} \* \* \? \*\)$/;
const hourly = /^cron\(\d{1,2} \* \* \* \? \*\)$/;
const minutely = /^cron\(\* \* \* \* \? \*\)$/;
const monthly = /^cron\(\d{1,2} \d{1,2} [1-5] \* \? \*\)$/;

const ofBackup = { seconds: 300, isAlone: false };

const inPlace = (place: string, name: string, promised: Promised): ScheduledJob => ({
  name,
  schedule: `${place}/Schedules/${name}`,
  runs: `${place}/${name}`,
  ...promised,
});

/** Every job that a clock starts: rules, bounds and rights read it here; nothing else starts by the clock. */
export const scheduledJobs: readonly ScheduledJob[] = [
  inPlace('Backup/Jobs', 'backup-export', { rhythm: daily, ...ofBackup }),
  inPlace('Backup/Jobs', 'backup-users', { rhythm: daily, ...ofBackup }),
  inPlace('Backup/Jobs', 'backup-freshness', { rhythm: daily, ...ofBackup }),
  inPlace('Backup/Jobs', 'backup-monthly', { rhythm: monthly, ...ofBackup }),
  inPlace('Audit', 'audit-seal', { rhythm: daily, seconds: 900, isAlone: false }),
  inPlace('Audit', 'audit-extract', { rhythm: minutely, seconds: 300, isAlone: true }),
  inPlace('Lifecycle', 'retention-purge', { rhythm: daily, seconds: 900, isAlone: true }),
  inPlace('Monitoring', 'clock-check', { rhythm: hourly, seconds: 30, isAlone: true }),
  inPlace('OperatorApi/DutyReminder', 'duty-reminder', { rhythm: daily, seconds: 60, isAlone: true }),
  inPlace('Messaging', 'digest-dispatch', { rhythm: hourly, seconds: 120, isAlone: false }),
  inPlace('Messaging/Announcing', 'announcement-dispatch', { rhythm: minutely, seconds: 120, isAlone: true }),
  {
    name: 'ipset-sync',
    schedule: 'TenantApi/AddressSync/ipset-sync',
    runs: 'TenantApi/AddressSync/Job',
    rhythm: daily,
    seconds: 120,
    isAlone: true,
  },
];
