import * as jobRules from '#proofs/checks/job-rules.ts';
import { allOf, inBothForms, keepsRules } from '#proofs/controls/asserting.ts';
import { runsBySchedule } from '#proofs/controls/assertions/backup.ts';

/** Nothing that runs by itself may stop, or lose what it could not do. */
export const jobsRun = keepsRules(
  '定期処理・イベント・待ち行列の処理がすべて有効で、失敗した仕事を失わない',
  [
    jobRules.schedulesRun,
    jobRules.eventsRun,
    jobRules.mappingsRun,
    jobRules.jobsKeepFailures,
    jobRules.functionsStarted,
    jobRules.functionsCurrent,
  ],
  'AWS::Scheduler::Schedule',
  'AWS::Lambda::EventSourceMapping',
);

/** Jobs of every day, whatever else they are started by. */
export const dailyJobs = allOf(
  '書き出し・利用者台帳の控え・不要データの整理・許可アドレスの同期・時計の確認が予定されている',
  runsBySchedule('バックアップ', 'backup-export', 'backup-users'),
  inBothForms(runsBySchedule('日々の仕事', 'retention-purge', 'address-sync', 'clock-check')),
);
