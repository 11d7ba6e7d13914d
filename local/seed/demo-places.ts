import type { LodgingPlace } from '#domain/tenants/masters.ts';

/** 宿泊地 of both demo companies. Cities of a prefecture and wards of a city follow from the name. */
export const demoPlaces: readonly LodgingPlace[] = [
  { id: 'osaka', name: '大阪', spellings: ['おおさか', 'Osaka', '新大阪', '梅田', '難波', 'なんば'] },
  {
    id: 'tokyo',
    name: '東京',
    spellings: ['とうきょう', 'Tokyo', '東京23区', '新宿区', '渋谷区', '千代田区', '品川区', '台東区'],
  },
  {
    id: 'abroad',
    name: '海外',
    spellings: [
      '国外',
      'アメリカ',
      '米国',
      'ニューヨーク',
      'New York',
      '上海',
      '台湾',
      '台北',
      '韓国',
      'ソウル',
    ],
  },
];
