/** Which 弥生 reads the files. */
export const yayoiProducts = ['desktop', 'next', 'online'] as const;
export type YayoiProduct = (typeof yayoiProducts)[number];

/** How a text is counted. */
export const roomUnits = ['units', 'characters'] as const;
export type RoomUnit = (typeof roomUnits)[number];

/** What faces a line when the sides differ in number: nothing, as 弥生 itself writes, or the account 諸口. */
export const unequalSides = ['blank', 'sundry'] as const;
export type UnequalSides = (typeof unequalSides)[number];

/** Under 税抜経理, 経過措置 rows carry our share as their tax (内), or leave it to the package (込). */
export const transitionalWays = ['share', 'package'] as const;
export type TransitionalWay = (typeof transitionalWays)[number];
