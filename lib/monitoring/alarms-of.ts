import type { CapacitySettings } from '#lib/capacity.ts';
import type { AlarmRow } from '#lib/constructs/alarm.ts';
import { apiAlarms } from '#lib/monitoring/api-alarms.ts';
import { clockAlarms } from '#lib/monitoring/clock-alarm.ts';
import { copyAlarms } from '#lib/monitoring/copy-alarms.ts';
import { edgeAlarms } from '#lib/monitoring/edge-alarms.ts';
import { functionAlarms } from '#lib/monitoring/function-alarms.ts';
import { insightsAlarms } from '#lib/monitoring/insights-alarms.ts';
import { isolationAlarms } from '#lib/monitoring/isolation-alarms.ts';
import { jobAlarms } from '#lib/monitoring/job-alarms.ts';
import { ruleAlarms } from '#lib/monitoring/rule-alarms.ts';
import { signInAlarms } from '#lib/monitoring/sign-in-alarms.ts';
import type { StageResources } from '#lib/monitoring/stage-resources.ts';
import { tableAlarms } from '#lib/monitoring/table-alarms.ts';
import { trailAlarms } from '#lib/monitoring/trail-alarms.ts';
import type { Place } from '#lib/monitoring/trail-alarms.ts';

/** Every alarm that the stage's resources ask for; a new queue or function brings its own. */
export const alarmsOf = (
  resources: StageResources,
  { capacity, ...place }: Place & { readonly capacity: CapacitySettings },
): readonly AlarmRow[] => [
  ...apiAlarms(resources),
  ...functionAlarms(resources, capacity),
  ...insightsAlarms(resources, capacity),
  ...isolationAlarms(resources),
  ...tableAlarms(resources, capacity),
  ...signInAlarms(resources, capacity),
  ...jobAlarms(resources),
  ...ruleAlarms(resources),
  ...copyAlarms(resources),
  ...edgeAlarms(resources, place.region),
  ...trailAlarms(resources, place),
  ...clockAlarms(resources),
];
