import { get, put } from './endpoint.ts';
import { companyAccess } from './shapes/access.ts';
import { replacing, showing } from './shapes/setting.ts';

export const showAccess = get('/api/settings/access', showing('ロールと権限', companyAccess, 'access.read'));
export const replaceAccess = put(
  '/api/settings/access',
  replacing('ロールと権限', companyAccess, 'access.keep'),
);
