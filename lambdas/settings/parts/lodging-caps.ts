import * as v from 'valibot';
import type { LodgingCaps } from '#domain/tenants/masters.ts';
import { placeKey } from '#domain/travel/place-key.ts';
import type { FieldError } from '#contract/shapes/field-errors.ts';
import { filledLine } from '#contract/shapes/text.ts';
import { settingEndpoints } from '#lambdas/settings/setting-part.ts';
import { endsAfterItBegins, limitYen, overlapping, period } from '#lambdas/settings/setting-shapes.ts';
import { settings } from '#rows/settings.ts';

const placeId = v.pipe(
  v.string(),
  v.regex(/^[0-9a-z][0-9a-z-]{0,39}$/, '地域IDは半角英数字で入力してください'),
);

export const lodgingCapsShape = v.strictObject({
  places: v.pipe(
    v.array(
      v.strictObject({
        id: placeId,
        name: filledLine(60),
        spellings: v.pipe(v.array(filledLine(60)), v.maxLength(100)),
      }),
    ),
    v.maxLength(200),
  ),
  caps: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({
          ...period,
          placeId: v.exactOptional(placeId),
          grade: v.exactOptional(filledLine(40)),
          nightlyYen: limitYen,
        }),
        v.check((row) => endsAfterItBegins(row), '終了日は開始日以後の日付にしてください'),
      ),
    ),
    v.maxLength(500),
  ),
});

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

const checkCaps = ({ places, caps }: LodgingCaps): readonly FieldError[] => [
  ...caps.flatMap((cap, at) =>
    cap.placeId === undefined || places.some(({ id }) => id === cap.placeId)
      ? []
      : [{ path: `caps.${at}.placeId`, message: '地域を一覧から選んでください' }],
  ),
  ...overlapping(caps, (cap) => JSON.stringify([cap.placeId, cap.grade])).map((at) => ({
    path: `caps.${at}.validFrom`,
    message: '同じ地域・職位の行と期間が重なっています',
  })),
];

/** 宿泊費の上限: places with their spellings, caps per place and grade, and the default row (EXP-010). */
const { show, replace } = settingEndpoints({
  name: 'lodging-caps',
  row: settings.lodgingCaps,
  title: '宿泊費の上限',
  shape: lodgingCapsShape,
  inForce: ({ regulation }) => regulation.lodgingCaps,
  check: (value) => [...checkPlaces(value), ...checkCaps(value)],
});
export const showLodgingCapsEndpoint = show;
export const replaceLodgingCapsEndpoint = replace;
