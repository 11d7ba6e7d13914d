import { itemAsks } from '../shapes/item-asks.ts';
import { get, put } from '../endpoint.ts';
import { replacing, showing } from '../shapes/setting.ts';

export const showItemAsks = get('/api/settings/item-asks', showing('経費科目の入力項目', itemAsks));
export const replaceItemAsks = put('/api/settings/item-asks', replacing('経費科目の入力項目', itemAsks));
