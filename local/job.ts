import { runCommand } from './console/run-command.ts';
import { runJob } from './run-job.ts';

// `npm run job -- NAME [--at 2026-12-31T03:30+09:00] [--data .stafee]`: one scheduled function at a chosen time.
await runCommand(() => runJob(process.argv.slice(2)));
