import { calendarDate } from '#domain/calendar/calendar-date.ts';
import type { Project } from '#domain/projects/project.ts';

/** プロジェクト of a demo company; one has ended. */
export const demoProjects: readonly Project[] = [
  {
    id: 'PJ-101',
    name: '大阪展示会 2026',
    departmentId: 'sales-1',
    validFrom: calendarDate('2026-04-01'),
    validTo: calendarDate('2026-09-30'),
  },
  {
    id: 'PJ-102',
    name: '横浜営業所の開設',
    departmentId: 'planning',
    validFrom: calendarDate('2026-07-01'),
  },
  { id: 'PJ-201', name: '基幹システムの入替え', validFrom: calendarDate('2025-10-01') },
];
