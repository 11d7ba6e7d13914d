import { get, put } from '../endpoint.ts';
import { approvalRoutes } from '../shapes/route.ts';
import { replacing, showing } from '../shapes/setting.ts';

export const showRoutes = get('/api/settings/routes', showing('承認ルート', approvalRoutes));
export const replaceRoutes = put('/api/settings/routes', replacing('承認ルート', approvalRoutes));
