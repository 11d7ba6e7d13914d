import { calendarDate } from '#domain/calendar/calendar-date.ts';
import type { Partner } from '#domain/partners/partner.ts';
import { since } from './demo-company.ts';

const registered = { registeredFrom: calendarDate('2023-10-01') };

/** 取引先 of a demo company. The numbers have right check digits, and are nobody's. */
export const demoPartners: readonly Partner[] = [
  {
    id: 'P001',
    name: '株式会社アオバ商会',
    kana: 'アオバショウカイ',
    supplierKind: 'corporation',
    registrationNumber: 'T8990000000001',
    ...registered,
    ...since,
  },
  {
    id: 'P002',
    name: '株式会社みどり交通',
    kana: 'ミドリコウツウ',
    supplierKind: 'corporation',
    registrationNumber: 'T5990000000012',
    ...registered,
    ...since,
  },
  {
    id: 'P003',
    name: 'ホテル港の見える丘',
    kana: 'ホテルミナトノミエルオカ',
    supplierKind: 'corporation',
    registrationNumber: 'T2990000000023',
    ...registered,
    registeredTo: calendarDate('2026-09-30'),
    ...since,
  },
  { id: 'P004', name: '割烹みなと', kana: 'カッポウミナト', supplierKind: 'individual', ...since },
  { id: 'P005', name: '文具のやまだ', kana: 'ブングノヤマダ', supplierKind: 'individual', ...since },
  { id: 'P006', name: '株式会社北浜印刷', kana: 'キタハマインサツ', supplierKind: 'corporation', ...since },
];
