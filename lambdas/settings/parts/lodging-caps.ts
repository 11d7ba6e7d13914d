import { noneOfList } from '#domain/text/none-of-list.ja.ts';
import { gradeFaults } from '#domain/grades/grade-faults.ts';
import { namedGrades } from '#domain/grades/named-grade.ts';
import type { Masters } from '#domain/settings/masters.ts';
import type { LodgingCaps } from '#domain/tenants/masters.ts';
import { placeKey } from '#domain/travel/place-key.ts';
import type { FieldError } from '#contract/shapes/field-errors.ts';
import { replaceLodgingCaps, showLodgingCaps } from '#contract/settings/lodging-caps.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { settingPart } from '#lambdas/settings/setting-part.ts';
import { overlapping } from '#contract/shapes/periods.ts';

const twice = (keys: readonly string[]): readonly number[] =>
  keys.flatMap((key, index) => (keys.indexOf(key) < index ? [index] : []));

/** A spelling that leads to two places would lead to either by chance. */
const checkPlaces = ({ places }: LodgingCaps): readonly FieldError[] => {
  const spelled = places.flatMap(({ name, spellings }, at) =>
    [name, ...spellings].map((spelling, index) => ({
      key: placeKey(spelling),
      place: at,
      path: index === 0 ? `places.${at}.name` : `places.${at}.spellings.${index - 1}`,
    })),
  );
  const keys = spelled.map(({ key }) => key);
  return [
    ...twice(places.map(({ id }) => id)).map((at) => ({
      path: `places.${at}.id`,
      message: '同じ地域IDがあります',
    })),
    ...spelled
      .filter(({ key, place }, at) => spelled[keys.indexOf(key)]?.place !== place && keys.indexOf(key) < at)
      .map(({ path }) => ({ path, message: 'ほかの地域と同じ表記です' })),
    ...spelled
      .filter(({ key }) => key === '')
      .map(({ path }) => ({ path, message: '文字を入力してください' })),
  ];
};

const checkCaps = (
  { places, caps }: LodgingCaps,
  { grades, regulation }: Pick<Masters, 'grades' | 'regulation'>,
): readonly FieldError[] => [
  ...gradeFaults(caps, { before: regulation.lodgingCaps.caps, grades }).map(({ at, reason }) => ({
    path: `caps.${at}.grade`,
    message: reason,
  })),
  ...caps.flatMap((cap, at) =>
    cap.placeId === undefined || places.some(({ id }) => id === cap.placeId)
      ? []
      : [{ path: `caps.${at}.placeId`, message: noneOfList('地域') }],
  ),
  ...overlapping(caps, (cap) =>
    JSON.stringify([cap.placeId, namedGrades(grades).called(cap.grade ?? '')]),
  ).map((at) => ({
    path: `caps.${at}.validFrom`,
    message: '同じ地域・等級の行と期間が重なっています',
  })),
];

const part = settingPart(replaceLodgingCaps, {
  inForce: ({ regulation }) => regulation.lodgingCaps,
  check: (value, masters) => [...checkPlaces(value), ...checkCaps(value, masters)],
});
export const showLodgingCapsEndpoint = endpoint(showLodgingCaps, part.show);
export const replaceLodgingCapsEndpoint = endpoint(replaceLodgingCaps, part.replace);
